import { Modal, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type SearchAnswer, useSearch } from '#renderer/data/search.ts';
import { type PaletteFor, usePalette } from '#renderer/state/palette.ts';
import { Keys } from '#renderer/ui/marks.tsx';
import { t } from '#renderer/words/t.ts';
import { hasMod } from './mod-key.ts';
import css from './spotlight.module.css';
import { PaletteLine } from './spotlight-line.tsx';
import { type PaletteGroup, type PaletteRow, SHOWN_PER_KIND, usePaletteGroups } from './spotlight-rows.ts';

const PAGE = 8;

/** Whoever presses Enter sooner after a letter has not read what was found: a scanner, or a hand that knows its word. */
const UNREAD_MS = 150;

/** One field to go, to search and to do. Ctrl K opens and closes it from anywhere, also from a field. */
export function Spotlight(): ReactNode {
  const { open, show, hide } = usePalette();
  /** What had the focus before: it gets it back. */
  const before = useRef<Element | null>(null);
  if (open === null) before.current = null;
  else if (before.current === null) before.current = document.activeElement;
  const close = (): void => {
    hide();
    if (before.current instanceof HTMLElement) before.current.focus();
  };
  const toggle = useRef(() => {});
  toggle.current = () => (open === null ? show() : close());
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !hasMod(event)) return;
      event.preventDefault();
      event.stopPropagation();
      toggle.current();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
  return (
    <Modal.Root
      opened={open !== null}
      onClose={close}
      size={680}
      yOffset={88}
      transitionProps={{ duration: 0 }}
      returnFocus={false}
      classNames={{ content: css.content, body: css.body, overlay: css.overlay }}
    >
      <Modal.Overlay opacity={1} />
      <Modal.Content aria-label={t('Search, go to, do')}>
        <Modal.Body>{open && <Palette open={open} onClose={close} />}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Palette({ open, onClose }: { open: PaletteFor; onClose: () => void }): ReactNode {
  const id = useId();
  const [typed, setTyped] = useState(open.typed ?? '');
  const answer = useSearch(open.scope ? '' : typed, { limitPerKind: SHOWN_PER_KIND });
  const groups = usePaletteGroups(open, typed, answer);
  const rows = groups.flatMap((group) => group.rows);
  const [at, setAt] = useState(0);
  const selected = Math.min(at, rows.length - 1);
  const isCurrent = open.scope !== undefined || typed.trim() === '' || answer?.query === typed;
  /** Enter was pressed before the answer came, or before anybody could read that there is nothing: as by a scanner. */
  const [isHurried, setIsHurried] = useState(false);
  const typedAt = useRef(Number.NEGATIVE_INFINITY);

  const choose = (row: PaletteRow | undefined): void => {
    if (!row) return;
    onClose();
    row.run();
  };
  useEffect(() => {
    if (!isHurried || !isCurrent) return;
    setIsHurried(false);
    // Several records with this code, or none: that is for a person to decide.
    const exact = answer?.hits.filter((hit) => hit.isExact).length ?? 0;
    if (exact <= 1 && !rows[0]?.isNew) choose(rows[0]);
  });
  const type = (text: string, at: number): void => {
    typedAt.current = at;
    setTyped(text);
    setAt(0);
    setIsHurried(false);
  };
  const move = (by: number): void => {
    if (rows.length === 0) return;
    const next = selected + by;
    setAt(Math.abs(by) === 1 ? (next + rows.length) % rows.length : Math.max(0, Math.min(rows.length - 1, next)));
  };
  const isUnread = (event: KeyboardEvent): boolean => event.timeStamp - typedAt.current < UNREAD_MS;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };
    const by = steps[event.key];
    if (by !== undefined) move(by);
    else if (event.key !== 'Enter') return;
    else if (isCurrent && !(rows[selected]?.isNew && isUnread(event))) choose(rows[selected]);
    else setIsHurried(true);
    event.preventDefault();
  };
  useEffect(() => {
    document.getElementById(`${id}-${selected}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, selected]);

  return (
    <>
      <div className={css.field}>
        <IconSearch size={18} stroke={1.7} aria-hidden />
        <input
          data-autofocus
          role="combobox"
          aria-label={open.scope?.title ?? t('Search, go to, do')}
          aria-expanded={rows.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={rows.length > 0 ? `${id}-${selected}` : undefined}
          placeholder={open.scope?.title ?? t('A word, a tag, a serial, an address, or what you want to do')}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => type(event.currentTarget.value, event.timeStamp)}
          onKeyDown={onKeyDown}
        />
      </div>
      <Results id={id} groups={groups} selected={selected} onPoint={setAt} onChoose={choose}>
        <Says open={open} typed={typed} answer={isCurrent ? answer : null} hasRows={rows.length > 0} />
      </Results>
      <Foot typed={typed} answer={answer} rows={rows.length} isCurrent={isCurrent} />
    </>
  );
}

function Results(props: {
  id: string;
  groups: readonly PaletteGroup[];
  selected: number;
  onPoint: (index: number) => void;
  onChoose: (row: PaletteRow) => void;
  children: ReactNode;
}): ReactNode {
  const { id, groups, selected } = props;
  let index = -1;
  return (
    <>
      {props.children}
      {groups.length > 0 && (
        <div id={`${id}-list`} className={css.list} role="listbox" aria-label={t('Found')}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields.
            <div key={group.title} className={css.group} role="group" aria-label={group.title}>
              <div className={css.title} aria-hidden>
                {group.title}
              </div>
              {group.rows.map((row) => {
                index++;
                const place = index;
                return (
                  <PaletteLine
                    key={row.key}
                    id={`${id}-${place}`}
                    row={row}
                    isSelected={place === selected}
                    onPoint={() => props.onPoint(place)}
                    onChoose={() => props.onChoose(row)}
                  />
                );
              })}
            </div>
          ))}
        </div>
      )}
    </>
  );
}

/** What has to be said before the lines: that nothing was found, that a scanned code is unknown. */
function Says(props: { open: PaletteFor; typed: string; answer: SearchAnswer | null; hasRows: boolean }): ReactNode {
  const { open, answer } = props;
  const typed = props.typed.trim();
  if (open.scope)
    return props.hasRows ? null : <p className={css.says}>{t('Nothing of that kind can be done now.')}</p>;
  if (typed === '' || answer === null) return null;
  if (open.unknown === typed) {
    return <p className={css.says}>{t('Nothing on this laptop has the code “{typed}”.', { typed })}</p>;
  }
  if (answer.total > 0) return null;
  return <p className={css.says}>{t('Nothing on this laptop says “{typed}”.', { typed })}</p>;
}

function Foot(props: { typed: string; answer: SearchAnswer | null; rows: number; isCurrent: boolean }): ReactNode {
  const { answer, isCurrent } = props;
  const isTyped = props.typed.trim() !== '';
  const found = answer
    ? t('{total, plural, one {# record} other {# records}} of {indexed}', {
        total: answer.total,
        indexed: answer.indexed,
      })
    : '';
  const reading = answer && !answer.isComplete ? t('Still reading the records: there may be more') : '';
  return (
    <div className={css.foot}>
      <Keys
        list={[
          ['↑ ↓', t('choose')],
          // words: data, the names of keys
          ['Enter', t('open')],
          // words: data, the names of keys
          ['Esc', t('close')],
        ]}
      />
      {answer && <span className={css.count}>{reading || found}</span>}
      <VisuallyHidden role="status">
        {isTyped && isCurrent && answer
          ? `${t('{total, plural, =0 {No records} one {# record} other {# records}} found, {rows, plural, one {# line} other {# lines}} to choose from.', { total: answer.total, rows: props.rows })} ${reading}`
          : ''}
      </VisuallyHidden>
    </div>
  );
}
