import { Button } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { t } from '#renderer/words/t.ts';
import css from './coupled.module.css';
import { useBusy } from './use-busy.ts';

/**
 * A field whose parts mean something only together, changed as a whole: Enter saves, Esc and "Leave it" go back.
 * What speaks against it is said in place.
 */
export function CoupledForm(props: {
  label: string;
  /** The verb on its button. */
  verb: string;
  /** Saves. Resolves with the sentence that speaks against it, or null. */
  onSave: () => Promise<string | null>;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const [error, setError] = useState<string | null>(null);
  const [isBusy, run] = useBusy();
  const submit = (): Promise<void> =>
    run(async () => {
      const objection = await props.onSave();
      setError(objection);
      if (objection === null) props.onClose();
    });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.stopPropagation();
      props.onClose();
    } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.type === 'text') {
      // Enter in an open list chooses; anywhere else it saves.
      if (event.target.getAttribute('aria-expanded') === 'true') return;
      event.preventDefault();
      void submit();
    }
  };
  return (
    <fieldset className={css.form} aria-label={props.label} onKeyDown={onKeyDown}>
      {props.children}
      {error && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
      <div className={css.foot}>
        <Button variant="filled" disabled={isBusy} onClick={() => void submit()}>
          {props.verb}
        </Button>
        <Button variant="subtle" onClick={props.onClose}>
          {t('Leave it')}
        </Button>
      </div>
    </fieldset>
  );
}
