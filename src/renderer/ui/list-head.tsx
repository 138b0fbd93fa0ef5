import { IconBookmark, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '#renderer/words/t.ts';
import css from './table.module.css';

export interface ViewTab {
  value: string;
  label: string;
  /** How many rows it has; nothing while that is not known. */
  count?: ReactNode;
  /** Somebody's own, beside those that everybody has. */
  isOwn?: boolean;
  /** What is shown is not any more what it stands for. */
  isChanged?: boolean;
}

/** Title of a list, its views, and what one can do, in one line. */
export function Views(props: {
  title: string;
  /** What the row of views is called. */
  label?: string;
  views?: readonly ViewTab[];
  view?: string;
  onView?: (view: string) => void;
  actions?: ReactNode;
}): ReactNode {
  const strip = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view that was chosen is brought where it can be seen.
  useEffect(() => {
    strip.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [props.view]);
  return (
    <div className={css.views}>
      <h1>{props.title}</h1>
      {props.views && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is sent together.
        <div ref={strip} className={css.tabs} role="group" aria-label={props.label}>
          {props.views.map(({ value, label, count, isOwn, isChanged }) => (
            <button
              key={value}
              type="button"
              className={css.view}
              aria-pressed={value === props.view}
              onClick={() => props.onView?.(value)}
            >
              {isOwn && <IconBookmark size={13} aria-hidden />}
              <span data-word={label}>{label}</span>
              {count !== undefined && <small>{count}</small>}
              {isChanged && <small>{t('changed')}</small>}
            </button>
          ))}
        </div>
      )}
      <div className={css.viewsEnd}>{props.actions}</div>
    </div>
  );
}

/** The line of filters; `end` says how many rows there are. */
export function FilterBar({ children, end }: { children: ReactNode; end: ReactNode }): ReactNode {
  return (
    <search className={css.filters}>
      {children}
      <div className={css.filtersEnd}>{end}</div>
    </search>
  );
}

/** A list and all that belongs to it. Where the window is low the whole of it scrolls, and the rows keep their room. */
export const ListFrame = ({ children }: { children: ReactNode }): ReactNode => (
  <div className={css.frame}>{children}</div>
);

/** What can be done about a list, as words in its line. */
export const TextButton = (props: { onClick: () => void; children: ReactNode }): ReactNode => (
  <button type="button" className={css.textButton} onClick={props.onClick}>
    {props.children}
  </button>
);

/** Typing settles for this long before the list follows. */
const SETTLE_MS = 200;

/**
 * A text that narrows the list. It follows `value` when that is changed from elsewhere (back, forward). Whoever goes
 * on by Tab, Enter or a click before the typing has settled is not waited for: the text is told before they leave.
 */
export function FindField(props: {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** Goes from the field to the rows. */
  onDone?: () => void;
}): ReactNode {
  const [text, setText] = useState(props.value);
  const [told, setTold] = useState(props.value);
  if (props.value !== told) {
    setTold(props.value);
    setText(props.value);
  }
  const { onChange } = props;
  const tell = useRef<() => void>(() => undefined);
  tell.current = () => {
    if (text === told) return;
    setTold(text);
    onChange(text);
  };
  useEffect(() => {
    if (text === told) return;
    const settle = (): void => tell.current();
    const timer = setTimeout(settle, SETTLE_MS);
    // Before whatever was clicked does its work: a row that opens must find the text in the address.
    window.addEventListener('click', settle, { capture: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener('click', settle, { capture: true });
    };
  }, [text, told]);
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'Tab' || key === 'Enter' || key === 'ArrowDown') tell.current();
    if (key === 'Enter' || key === 'ArrowDown') props.onDone?.();
  };
  return (
    <div className={css.find}>
      <IconSearch size={13} aria-hidden />
      <input
        type="search"
        aria-label={props.label}
        placeholder={props.label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        spellCheck={false}
        autoComplete="off"
      />
    </div>
  );
}
