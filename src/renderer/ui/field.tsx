import { Select, TagsInput } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import css from './field.module.css';
import { type SaveText, useDraft } from './use-draft.ts';

interface FrameProps {
  label: string;
  /** Stands at the end of the line: where the value is safe. */
  mark?: ReactNode;
  /** Stands below: what is to be decided about the value. */
  below?: ReactNode;
  /** The label above instead of beside. */
  isTall?: boolean;
}

function Frame(props: FrameProps & { id?: string; error?: string | null; children: ReactNode }): ReactNode {
  return (
    <div className={css.field} data-tall={props.isTall || undefined}>
      {props.id ? (
        <label className={css.label} htmlFor={props.id}>
          {props.label}
        </label>
      ) : (
        <span className={css.label}>{props.label}</span>
      )}
      <div className={css.body}>
        <div className={css.value}>
          {props.children}
          {props.mark}
        </div>
        {props.error && (
          <p className={css.error} id={props.id && `${props.id}-error`} role="alert">
            {props.error}
          </p>
        )}
      </div>
      {props.below && <div className={css.below}>{props.below}</div>}
    </div>
  );
}

/** A value that is only shown. */
export function StaticField(props: FrameProps & { children: ReactNode }): ReactNode {
  return (
    <Frame {...props}>
      <span className={css.text}>{props.children}</span>
    </Frame>
  );
}

interface TextProps extends FrameProps {
  value: string;
  onSave: SaveText;
  isReadOnly?: boolean;
  isMono?: boolean;
  inputMode?: 'numeric' | 'decimal';
  /** What may be meant, offered while typing. */
  suggestions?: readonly string[];
}

/** A line of text: saved on blur and Enter, left with Esc. */
export function TextField(props: TextProps): ReactNode {
  const id = useId();
  const draft = useDraft(props.value, props.onSave);
  return (
    <Frame {...props} id={id} error={draft.error}>
      <input
        {...draft.input}
        id={id}
        className={css.input}
        type="text"
        inputMode={props.inputMode}
        readOnly={props.isReadOnly}
        data-mono={props.isMono || undefined}
        aria-describedby={draft.error ? `${id}-error` : undefined}
        placeholder="–"
        autoComplete="off"
        spellCheck={false}
        list={props.suggestions && `${id}-list`}
      />
      {props.suggestions && (
        <datalist id={`${id}-list`}>
          {props.suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </Frame>
  );
}

/** A text of several lines: saved on blur and Ctrl Enter, left with Esc. It is as high as its text. */
export function TextAreaField(props: Omit<TextProps, 'suggestions'> & { placeholder?: string }): ReactNode {
  const id = useId();
  const draft = useDraft(props.value, props.onSave);
  return (
    <Frame {...props} id={id} error={draft.error}>
      <textarea
        {...draft.input}
        id={id}
        className={css.input}
        rows={1}
        readOnly={props.isReadOnly}
        placeholder={props.placeholder ?? '–'}
        aria-describedby={draft.error ? `${id}-error` : undefined}
      />
    </Frame>
  );
}

export interface Option {
  value: string;
  label: string;
}

/** From this many options on one can type to find. */
const SEARCH_FROM = 12;

/** A choice, saved as it is made. Where `canBeEmpty`, choosing the same again takes it out. */
export function SelectField(
  props: FrameProps & {
    value: string | null;
    options: readonly Option[];
    onSave: (value: string | null) => Promise<string | null>;
    isReadOnly?: boolean;
    canBeEmpty?: boolean;
  },
): ReactNode {
  const id = useId();
  const [error, setError] = useState<string | null>(null);
  const canChange = !props.isReadOnly;
  const known = props.options.find((one) => one.value === props.value);
  if (!canChange) {
    return (
      <Frame {...props} id={id}>
        <input id={id} className={css.input} readOnly value={known?.label ?? props.value ?? ''} placeholder="–" />
      </Frame>
    );
  }
  return (
    <Frame {...props} id={id} error={error}>
      <Select
        id={id}
        className={css.select ?? ''}
        classNames={{ input: css.input ?? '' }}
        variant="unstyled"
        data={[...props.options]}
        value={props.value}
        onChange={(value) => void props.onSave(value).then(setError)}
        allowDeselect={props.canBeEmpty ?? false}
        searchable={props.options.length >= SEARCH_FROM}
        nothingFoundMessage="Nothing by that name"
        placeholder="–"
        error={error !== null}
        withAlignedLabels
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      />
    </Frame>
  );
}

/** Words that people stick on: Enter adds one, Backspace takes the last away; each change is saved at once. */
export function TagsField(
  props: FrameProps & {
    value: readonly string[];
    onSave: (value: string[]) => Promise<string | null>;
    isReadOnly?: boolean;
  },
): ReactNode {
  const id = useId();
  const [error, setError] = useState<string | null>(null);
  return (
    <Frame {...props} id={id} error={error}>
      <TagsInput
        id={id}
        className={css.select ?? ''}
        classNames={{ input: `${css.input} ${css.tags}` }}
        variant="unstyled"
        value={[...props.value]}
        onChange={(value) => void props.onSave(value).then(setError)}
        readOnly={props.isReadOnly ?? false}
        placeholder={props.value.length === 0 ? '–' : ''}
        error={error !== null}
      />
    </Frame>
  );
}
