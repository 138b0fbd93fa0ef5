import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { t } from '#renderer/words/t.ts';
import css from './ticket.module.css';

/** A form below the band. Esc and "Leave it" close it; what speaks against it is said in place. */
export function PanelForm(props: {
  title: string;
  /** The verb on its button. */
  verb: string;
  /** Saves. Resolves with the sentence that speaks against it, or null. */
  onSave: () => Promise<string | null>;
  onClose: () => void;
  /** What was typed is let go: it is saved, or left on purpose. Esc closes the panel and keeps it. */
  onDrop?: () => void;
  /** Says that the panel shows what was typed at an earlier look. */
  draft?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const id = useId();
  const [error, setError] = useState<string | null>(null);
  const [isBusy, run] = useBusy();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await run(async () => {
      const objection = await props.onSave();
      setError(objection);
      if (objection !== null) return;
      props.onDrop?.();
      props.onClose();
    });
  };
  const leave = (): void => {
    props.onDrop?.();
    props.onClose();
  };
  return (
    <section className={css.panel} aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      <form
        className={css.form}
        noValidate
        onSubmit={(event) => void submit(event)}
        onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && props.onClose()}
      >
        {props.children}
        {error && (
          <p className={css.error} role="alert">
            {error}
          </p>
        )}
        <div className={css.foot}>
          <Button type="submit" variant="filled" disabled={isBusy}>
            {props.verb}
          </Button>
          <Button variant="subtle" onClick={leave}>
            {t('Leave it')}
          </Button>
          {props.draft}
        </div>
      </form>
    </section>
  );
}
