import type { ReactNode } from 'react';
import css from './field.module.css';

/** What every field of a record has around its value. */
export interface FrameProps {
  label: string;
  /** Stands at the end of the line: where the value is safe. */
  mark?: ReactNode;
  /** Stands below: what is to be decided about the value. */
  below?: ReactNode;
  /** The label above instead of beside. */
  isTall?: boolean;
}

/** A label, the value, where it is safe, what speaks against it, and what is to be decided about it. */
export function Frame(props: FrameProps & { id?: string; error?: string | null; children: ReactNode }): ReactNode {
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
