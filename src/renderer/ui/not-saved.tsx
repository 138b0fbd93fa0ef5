import { IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import css from './field.module.css';

/** Below a field that shows what was typed at an earlier look and never saved: what stands, and the ways on. */
export function NotSaved(props: {
  old: { when: string; save: () => void; drop: () => void } | null;
  /** What the field says as long as nobody saves. */
  value: string;
}): ReactNode {
  const { old, value } = props;
  if (old === null) return null;
  const stands = value.length > 60 ? `${value.slice(0, 58).trimEnd()}…` : value;
  return (
    <p className={css.notSaved}>
      <IconPencil size={13} aria-hidden />
      <span>
        {stands
          ? t('Typed {when}, not saved yet. Saved is “{stands}”.', { when: old.when, stands })
          : t('Typed {when}, not saved yet. Nothing is saved here.', { when: old.when })}
      </span>
      <button type="button" onClick={old.save}>
        {t('Save it')}
      </button>
      <button type="button" onClick={old.drop}>
        {t('Drop it')}
      </button>
    </p>
  );
}
