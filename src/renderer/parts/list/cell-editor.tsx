import type { ReactNode } from 'react';
import type { Directory } from '#renderer/parts/directory.tsx';
import type { Listed } from '#renderer/parts/record-link.tsx';
import { CellChoice, CellInput } from '#renderer/ui/cell-input.tsx';
import { t } from '#renderer/words/t.ts';
import type { RecordIn } from '#shared/domain/records.ts';
import { valueIn, writeCell } from './cell-value.ts';
import type { ListColumn } from './definition.ts';
import { type CellEdit, called } from './use-cell-edit.ts';

/** The input that a cell becomes while its value is changed. */
export function CellEditor<C extends Listed>(props: {
  collection: C;
  column: ListColumn<C>;
  row: RecordIn<C>;
  names: Directory;
  edit: CellEdit<C>;
}): ReactNode {
  const { collection, column, row, names, edit } = props;
  const how = column.edit;
  if (!how) return null;
  const value = valueIn(collection, row, how.field);
  const common = {
    label: t('{column} of {name}', { column: column.head, name: called(collection, row) }),
    onSave: (text: string, then: 'stay' | 'next' | 'previous') => edit.submit(row, column, text, then),
    onLeave: edit.leave,
  };
  if (how.kind === 'choice') {
    return (
      <CellChoice
        {...common}
        value={value === null ? '' : String(value)}
        options={how.options?.(row, names) ?? []}
        canBeEmpty={how.canBeEmpty ?? false}
      />
    );
  }
  return (
    <CellInput
      {...common}
      value={writeCell(how, value)}
      isMono={column.look === 'mono' || column.look === 'code'}
      hint={how.kind === 'tags' ? t('Labels with commas between.') : undefined}
    />
  );
}
