import { Button, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { t } from '#renderer/words/t.ts';
import css from './step.module.css';

/** Asks why: a step is skipped, is not as it should be, or the whole run is stopped. Esc leaves it. */
export function StepWhy(props: {
  label: string;
  verb: string;
  reason: string;
  onChange: (reason: string) => void;
  /** Reasons that are often the one. */
  offered: readonly string[];
  onSave: () => void;
  onLeave: () => void;
  isBusy: boolean;
  children?: ReactNode;
}): ReactNode {
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    props.onSave();
  };
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          props.onLeave();
        } else if (event.key === 'Enter' && event.target === box.current && !event.shiftKey) {
          submit(event);
        }
      }}
    >
      <Textarea
        ref={box}
        data-primary
        label={props.label}
        autosize
        minRows={1}
        maxRows={6}
        value={props.reason}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      {props.offered.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset would want a legend that the field above is already.
        <div className={css.reasons} role="group" aria-label={t('Reasons that are often the one')}>
          {props.offered.map((one) => (
            <Button key={one} data-size="xs" onClick={() => props.onChange(one)}>
              {one}
            </Button>
          ))}
        </div>
      )}
      {props.children}
      <div className={css.acts}>
        <Button type="submit" variant="filled" disabled={props.isBusy}>
          {props.verb}
        </Button>
        <Button variant="subtle" onClick={props.onLeave}>
          {t('Leave it')}
        </Button>
      </div>
    </form>
  );
}
