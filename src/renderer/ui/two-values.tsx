import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { t } from '#renderer/words/t.ts';
import { onChoiceKey } from './choice-keys.ts';
import css from './two-values.module.css';

export interface Side {
  value: ReactNode;
  who: string;
  /** What the button says: "Keep U37". */
  verb: string;
  isMine: boolean;
  /** Chooses this side. Resolves with the sentence that speaks against it, or null. */
  choose: () => Promise<string | null>;
}

/** One choice at a time, and what spoke against it. */
export function useChoice(): {
  error: string | null;
  isBusy: boolean;
  choose: (work: () => Promise<string | null>) => Promise<boolean>;
} {
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const choose = async (work: () => Promise<string | null>): Promise<boolean> => {
    setIsBusy(true);
    const objection = await work();
    setError(objection);
    setIsBusy(false);
    return objection === null;
  };
  return { error, isBusy, choose };
}

/**
 * Two values of one field, of which one click keeps one. Without `field` it stands below a field that has its label
 * already.
 */
export function TwoValues(props: {
  field?: string;
  was?: string | undefined;
  left: Side;
  right: Side;
  isDisabled?: boolean;
}): ReactNode {
  const { error, isBusy, choose } = useChoice();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid with its legend in a column.
    <div
      className={css.pair}
      role="group"
      aria-label={props.field ?? t('Two values')}
      data-pair
      data-stacked={props.field === undefined || undefined}
      onKeyDown={onChoiceKey}
    >
      {props.field !== undefined && (
        <div className={css.field}>
          {props.field}
          {props.was !== undefined && <span>{t('was {was}', { was: props.was })}</span>}
        </div>
      )}
      {[props.left, props.right].map((side) => (
        <div key={side.verb + side.who} className={css.side} data-mine={side.isMine || undefined}>
          <div className={css.value}>{side.value}</div>
          <span className={css.who}>{side.who}</span>
          <Button disabled={isBusy || props.isDisabled === true} onClick={() => void choose(side.choose)} data-choice>
            <span className={css.verb}>{side.verb}</span>
          </Button>
        </div>
      ))}
      {error && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
