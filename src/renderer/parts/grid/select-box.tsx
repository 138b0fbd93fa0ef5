import type { ReactNode } from 'react';
import css from '#renderer/ui/table.module.css';
import { t } from '#renderer/words/t.ts';
import type { RowSelection } from './types.ts';

/** Selects a row. Its row takes the click, which knows of Shift; the keyboard selects by X and Space. */
export const RowBox = ({ name, isSelected }: { name: string; isSelected: boolean }): ReactNode => (
  <span className={css.box}>
    <input
      type="checkbox"
      tabIndex={-1}
      aria-label={t('Select {name}', { name })}
      checked={isSelected}
      onChange={() => undefined}
    />
  </span>
);

/** Selects all that pass the filter, or lets all go. */
export function AllBox({ selection, total }: { selection: RowSelection; total: number }): ReactNode {
  const isAll = selection.count > 0 && selection.count >= total;
  return (
    <span className={css.box}>
      <input
        type="checkbox"
        aria-label={t('Select all')}
        checked={isAll}
        ref={(box) => {
          if (box) box.indeterminate = selection.count > 0 && !isAll;
        }}
        onChange={() => {
          if (selection.count > 0) selection.clear();
          else void selection.all();
        }}
      />
    </span>
  );
}
