import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import css from './table.module.css';

/** Title of a list, its views, and what one can do, in one line. */
export function Views(props: {
  title: string;
  views?: readonly { value: string; label: string }[];
  view?: string;
  onView?: (view: string) => void;
  actions?: ReactNode;
}): ReactNode {
  return (
    <div className={css.views}>
      <h1>{props.title}</h1>
      {props.views?.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className={css.view}
          aria-pressed={value === props.view}
          onClick={() => props.onView?.(value)}
        >
          <span data-word={label}>{label}</span>
        </button>
      ))}
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

/** Typing settles for this long before the list follows. */
const SETTLE_MS = 200;

/** A text that narrows the list. It follows `value` when that is changed from elsewhere (back, forward). */
export function FindField(props: { label: string; value: string; onChange: (text: string) => void }): ReactNode {
  const [text, setText] = useState(props.value);
  const [told, setTold] = useState(props.value);
  if (props.value !== told) {
    setTold(props.value);
    setText(props.value);
  }
  const { onChange } = props;
  useEffect(() => {
    if (text === told) return;
    const timer = setTimeout(() => {
      setTold(text);
      onChange(text);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, told, onChange]);
  return (
    <div className={css.find}>
      <IconSearch size={13} aria-hidden />
      <input
        type="search"
        aria-label={props.label}
        placeholder={props.label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        spellCheck={false}
        autoComplete="off"
      />
    </div>
  );
}
