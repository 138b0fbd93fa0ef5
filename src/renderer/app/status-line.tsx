import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Notice, useNotices } from '#renderer/state/notices.ts';
import { Keys } from '#renderer/ui/marks.tsx';
import { t } from '#renderer/words/t.ts';
import { useHelp } from './keys-help.tsx';
import css from './shell.module.css';

/** A notice stands this long, unless a later one takes its place. */
const SHOWN_MS = 60_000;
/** Taking back is offered for this long, and as long as the pointer or the keyboard is on the offer. */
const UNDO_MS = 10_000;

/** Pages on which the keys of lists do something. */
const LISTS = ['/assets', '/tickets', '/clients', '/sites', '/people', '/documents'];

/** The line at the bottom: what was saved on this laptop last, read aloud by screen readers. */
export function StatusLine(): ReactNode {
  const notice = useNotices((state) => state.notice);
  const clear = useNotices((state) => state.clear);
  const showHelp = useHelp((state) => state.show);
  const path = useLocation({ select: (location) => location.pathname });
  const id = notice?.id;
  useEffect(() => {
    if (id === undefined) return;
    const timer = setTimeout(() => clear(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, clear]);
  // The next person at this laptop is not told what this one did.
  useEffect(() => () => useNotices.setState({ notice: null }), []);
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
            {notice.undo && <UndoOffer key={notice.id} notice={notice} undo={notice.undo} />}
            {notice.hint && <span className={css.noticeHint}>{notice.hint}</span>}
          </>
        )}
      </div>
      {LISTS.includes(path) && (
        <span className={css.footKeys} aria-hidden>
          <Keys
            list={[
              ['J K', t('move')],
              ['X', t('select')],
              ['E', t('change')],
              ['Enter', t('open')],
              ['C', t('new')],
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

/** Where Ctrl Z is the field's own. */
const isField = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable]') !== null;

/** Takes back what was done last: by a click, or by Ctrl Z outside of fields. Each offer is used once. */
function UndoOffer({ notice, undo }: { notice: Notice; undo: () => Promise<void> }): ReactNode {
  const withdraw = useNotices((state) => state.withdraw);
  const [isHeld, setIsHeld] = useState(false);
  const { id } = notice;
  const takeBack = (): void => {
    withdraw(id);
    void undo();
  };
  const latest = useRef(takeBack);
  latest.current = takeBack;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => withdraw(id), UNDO_MS);
    return () => clearTimeout(timer);
  }, [id, isHeld, withdraw]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (!isUndo || event.altKey || event.defaultPrevented || isField(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <button
      type="button"
      className={css.link}
      title={t('Ctrl Z does the same')}
      onClick={takeBack}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      {notice.undoLabel ?? t('Undo')}
    </button>
  );
}
