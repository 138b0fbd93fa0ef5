import { Popover } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { t } from '#renderer/words/t.ts';
import css from './cell-input.module.css';
import type { Option } from './choice-field.tsx';
import { Keys } from './marks.tsx';

/** Where to go once the value is saved: stay in the row, or on to the next or previous cell. */
export type GoOn = 'stay' | 'next' | 'previous';

interface CellProps {
  /** What a screen reader calls it: "Lifecycle of OAK-00413". */
  label: string;
  value: string;
  /** Saves. Resolves with the sentence that speaks against it, or null. */
  onSave: (text: string, then: GoOn) => Promise<string | null>;
  onLeave: () => void;
}

/** A cell of a list while its value is typed: Enter saves and stays, Tab saves and goes on, Esc leaves. */
export function CellInput(props: CellProps & { isMono?: boolean; hint?: string | undefined }): ReactNode {
  const [text, setText] = useState(props.value);
  const cell = useSaving(props.onSave);
  const id = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    const then = goOn(event);
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      cell.isDone.current = true;
      props.onLeave();
    } else if (then !== null) {
      event.preventDefault();
      void cell.save(text, then);
    }
  };
  const onBlur = (): void => {
    // Another window in front is no reason to save.
    if (cell.isDone.current || document.activeElement === cell.input.current) return;
    void cell.save(text, 'stay');
  };
  return (
    <CellPop
      isOpen={cell.error !== null || props.hint !== undefined}
      foot={null}
      target={
        <input
          ref={cell.input}
          className={css.input}
          aria-label={props.label}
          aria-invalid={cell.error !== null}
          aria-describedby={cell.error || props.hint ? `${id}-said` : undefined}
          data-mono={props.isMono || undefined}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onBlur={onBlur}
          autoComplete="off"
          spellCheck={false}
        />
      }
    >
      <Said id={`${id}-said`} error={cell.error} hint={props.hint} />
    </CellPop>
  );
}

/** A cell while its value is chosen: typing narrows the list, the arrows go through it. */
export function CellChoice(props: CellProps & { options: readonly Option[]; canBeEmpty?: boolean }): ReactNode {
  const known = props.options.find((one) => one.value === props.value);
  const [text, setText] = useState(known?.label ?? '');
  const [isTyped, setTyped] = useState(false);
  const cell = useSaving(props.onSave);
  const id = useId();
  const all = props.canBeEmpty ? [...props.options, { value: '', label: t('Nothing') }] : props.options;
  const shown = isTyped ? all.filter((one) => one.label.toLowerCase().includes(text.trim().toLowerCase())) : all;
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      all.findIndex((one) => one.value === props.value),
    ),
  );
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const choose = (option: Option | undefined, then: GoOn): void => {
    if (option) void cell.save(option.value, then);
    else if (!isTyped) void cell.save(props.value, then);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const then = goOn(event);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape') {
      event.stopPropagation();
      cell.isDone.current = true;
      props.onLeave();
    } else if (then !== null) choose(shown[active], then);
    else if (step !== 0 && shown.length > 0) setActive((active + step + shown.length) % shown.length);
    else return;
    event.preventDefault();
  };
  return (
    <CellPop
      isOpen
      foot={
        <div className={css.foot} aria-hidden>
          <Keys
            list={[
              ['Enter', t('save')],
              ['Tab', t('save, next cell')],
              // words: data, the name of a key
              ['Esc', t('leave')],
            ]}
          />
        </div>
      }
      target={
        <input
          ref={cell.input}
          className={css.input}
          role="combobox"
          aria-label={props.label}
          aria-expanded
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={shown[active] ? `${id}-${active}` : undefined}
          aria-invalid={cell.error !== null}
          aria-describedby={cell.error ? `${id}-said` : undefined}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setTyped(true);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            if (!cell.isDone.current && document.activeElement !== cell.input.current) props.onLeave();
          }}
          autoComplete="off"
          spellCheck={false}
        />
      }
    >
      <div ref={list} className={css.options} role="listbox" id={`${id}-list`} aria-label={props.label}>
        {shown.map((one, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: the input names its active option.
          <div
            key={one.value}
            id={`${id}-${place}`}
            className={css.option}
            role="option"
            aria-selected={one.value === props.value}
            data-active={place === active || undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(one, 'stay')}
          >
            {one.label}
          </div>
        ))}
        {shown.length === 0 && <p className={css.none}>{t('Nothing by that name')}</p>}
      </div>
      <Said id={`${id}-said`} error={cell.error} hint={undefined} />
    </CellPop>
  );
}

/** Enter stays, Tab goes on, with Shift back; null for other keys. */
function goOn(event: KeyboardEvent): GoOn | null {
  if (event.nativeEvent.isComposing) return null;
  if (event.key === 'Enter') return 'stay';
  return event.key === 'Tab' ? (event.shiftKey ? 'previous' : 'next') : null;
}

/** Takes the focus, saves once at a time, and keeps what speaks against the value. */
function useSaving(onSave: CellProps['onSave']) {
  const input = useRef<HTMLInputElement>(null);
  const isDone = useRef(false);
  const [error, setError] = useState<string | null>(null);
  useEffect(() => input.current?.select(), []);
  const save = async (text: string, then: GoOn): Promise<void> => {
    if (isDone.current) return;
    isDone.current = true;
    const objection = await onSave(text, then);
    setError(objection);
    isDone.current = objection === null;
  };
  return { input, isDone, error, save };
}

/** What hangs from the cell: choices, keys, and why a value was not taken. */
const CellPop = (props: { isOpen: boolean; target: ReactNode; foot: ReactNode; children: ReactNode }): ReactNode => (
  <Popover opened={props.isOpen} position="bottom-start" offset={3} withRoles={false} closeOnEscape={false}>
    <Popover.Target>{props.target}</Popover.Target>
    <Popover.Dropdown p={0} className={css.pop ?? ''} onMouseDown={(event) => event.preventDefault()}>
      {props.children}
      {props.foot}
    </Popover.Dropdown>
  </Popover>
);

const Said = (props: { id: string; error: string | null; hint: string | undefined }): ReactNode =>
  props.error !== null ? (
    <p id={props.id} className={css.error} role="alert">
      {props.error}
    </p>
  ) : props.hint ? (
    <p id={props.id} className={css.none}>
      {props.hint}
    </p>
  ) : null;
