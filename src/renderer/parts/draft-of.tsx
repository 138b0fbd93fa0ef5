import type { ReactNode } from 'react';
import { useNotices } from '#renderer/state/notices.ts';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import css from './draft-of.module.css';
import type { Kept } from './kept.ts';
import { timesIn } from './times.ts';

/**
 * Says that what stands here was typed and not saved, since when, and lets it go; for a while it can be had back.
 * `onDrop` and `onBack` tell a form that has a copy of its own.
 */
export function DraftOf<T>(props: { kept: Kept<T>; onDrop?: () => void; onBack?: (value: T) => void }): ReactNode {
  const { kept, onDrop, onBack } = props;
  const show = useNotices((state) => state.show);
  const { value, at } = kept;
  if (value === null) return null;
  const putBack = async (): Promise<void> => {
    kept.keep(value);
    onBack?.(value);
    show({ tone: 'ok', text: t('The draft is back.'), undo: null });
  };
  const drop = (): void => {
    kept.drop();
    onDrop?.();
    show({ tone: 'ok', text: t('The draft was dropped.'), undo: putBack });
  };
  return (
    <span className={`${text.small} ${text.muted} ${css.draft}`}>
      {t('Draft of {moment}, kept on this laptop.', { moment: timesIn(null).moment(at) })}
      <button type="button" className={css.drop} onClick={drop}>
        {t('Drop it')}
      </button>
    </span>
  );
}
