import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useNotices } from '#renderer/state/notices.ts';
import { Keys } from '#renderer/ui/marks.tsx';
import { t } from '#renderer/words/t.ts';
import { useHelp } from './keys-help.tsx';
import css from './shell.module.css';

/** A notice stands this long, unless a later one takes its place. */
const SHOWN_MS = 60_000;
/** Taking back is offered for this long. */
const UNDO_MS = 10_000;

/** Pages on which the keys of lists do something. */
const LISTS = ['/assets', '/tickets'];

/** The line at the bottom: what was saved on this laptop last, read aloud by screen readers. */
export function StatusLine(): ReactNode {
  const notice = useNotices((state) => state.notice);
  const clear = useNotices((state) => state.clear);
  const showHelp = useHelp((state) => state.show);
  const path = useLocation({ select: (location) => location.pathname });
  const [expired, setExpired] = useState(0);
  const id = notice?.id;
  useEffect(() => {
    if (id === undefined) return;
    const timers = [setTimeout(() => clear(id), SHOWN_MS), setTimeout(() => setExpired(id), UNDO_MS)];
    return () => timers.forEach(clearTimeout);
  }, [id, clear]);
  const undo = expired === id ? null : notice?.undo;
  const Glyph = notice?.tone === 'bad' ? IconAlertTriangle : IconCheck;
  return (
    <footer className={css.foot}>
      <div className={css.notice} role="status" data-notice={id}>
        {notice && (
          <>
            <Glyph
              className={css.noticeIcon}
              size={14}
              color={notice.tone === 'bad' ? 'var(--sb-bad)' : 'var(--sb-ok)'}
              aria-hidden
            />
            <span data-tone={notice.tone}>{notice.text}</span>
            {undo && (
              <button type="button" className={css.link} onClick={() => void undo()}>
                {t('Undo')}
              </button>
            )}
          </>
        )}
      </div>
      {LISTS.includes(path) && (
        <span className={css.footKeys} aria-hidden>
          <Keys
            list={[
              ['J K', 'move'],
              ['Enter', 'open'],
              ['C', 'new'],
            ]}
          />
        </span>
      )}
      <button type="button" className={css.link} onClick={showHelp}>
        <Keys list={[['?', 'keys']]} />
      </button>
    </footer>
  );
}
