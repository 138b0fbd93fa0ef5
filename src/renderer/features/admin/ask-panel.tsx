import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useBusy } from '#renderer/parts/use-busy.ts';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import css from './admin.module.css';

/**
 * Asks before something is done: what follows from it, and the two ways out. It takes the focus and gives it back;
 * Esc leaves it.
 */
export function AskPanel(props: {
  title: string;
  /** What the button says. */
  verb: string;
  /** Marks what cannot be taken back. */
  isGrave?: boolean;
  /** Does it. Resolves with the sentence that speaks against it, or null. */
  onDo: () => Promise<string | null>;
  onClose: () => void;
  children: ReactNode;
}): ReactNode {
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, run] = useBusy();
  useEffect(() => {
    const before = document.activeElement;
    const field = panel.current?.querySelector<HTMLElement>('input:not([type=radio]), button[type=submit]');
    field?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await run(async () => {
      const objection = await props.onDo();
      setProblem(objection);
      if (objection === null) props.onClose();
    });
  };
  return (
    <section
      ref={panel}
      className={css.ask}
      aria-labelledby={id}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && props.onClose()}
    >
      <h3 id={id}>{props.title}</h3>
      <form noValidate onSubmit={(event) => void submit(event)}>
        {props.children}
        {problem && (
          <p className={text.bad} role="alert">
            {problem}
          </p>
        )}
        <div className={text.row}>
          <Button type="submit" disabled={isBusy} data-tone={props.isGrave ? 'bad' : undefined}>
            {props.verb}
          </Button>
          <Button variant="subtle" onClick={props.onClose}>
            {t('Leave it')}
          </Button>
        </div>
      </form>
    </section>
  );
}
