import { type ReactNode, useId } from 'react';
import css from './field.module.css';
import { Frame, type FrameProps } from './field-frame.tsx';
import { NotSaved } from './not-saved.tsx';
import { type KeptText, type SaveText, useDraft } from './use-draft.ts';

interface TextProps extends FrameProps {
  value: string;
  onSave: SaveText;
  isReadOnly?: boolean;
  isMono?: boolean;
  inputMode?: 'numeric' | 'decimal';
  /** What may be meant, offered while typing. */
  suggestions?: readonly string[];
  /** Where the text is kept while it is typed. */
  kept?: KeptText | null;
}

/** What the field shows below: a text that was never saved, then what is to be decided. */
const withOld = (draft: ReturnType<typeof useDraft>, props: TextProps): ReactNode =>
  draft.old || props.below ? (
    <>
      <NotSaved old={draft.old} value={props.value} />
      {props.below}
    </>
  ) : null;

/** A line of text: saved on blur and Enter, left with Esc. */
export function TextField(props: TextProps): ReactNode {
  const id = useId();
  const draft = useDraft(props.value, props.onSave, props.isReadOnly ? null : props.kept);
  return (
    <Frame {...props} id={id} error={draft.error} below={withOld(draft, props)}>
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
  const draft = useDraft(props.value, props.onSave, props.isReadOnly ? null : props.kept);
  return (
    <Frame {...props} id={id} error={draft.error} below={withOld(draft, props)}>
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
