import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { t } from '#renderer/words/t.ts';
import css from './two-values.module.css';

export interface Side {
  value: string;
  who: string;
  /** What the button says: "Keep U37". */
  verb: string;
  /** Chooses this side. Resolves with the sentence that speaks against it, or null. */
  choose: () => Promise<string | null>;
}

/** Of a text of several lines, those that the other text has not are marked. */
function Text({ value, other }: { value: string; other: string }): ReactNode {
  if (!value.includes('\n') && !other.includes('\n')) return value;
  const known = new Set(other.split('\n'));
  return value.split('\n').map((line, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text.
    <div key={n}>{known.has(line) || line === '' ? line || ' ' : <mark>{line}</mark>}</div>
  ));
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
  const [error, setError] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const choose = async (side: Side): Promise<void> => {
    setIsBusy(true);
    setError(await side.choose());
    setIsBusy(false);
  };
  return (
    <div className={css.pair} data-stacked={props.field === undefined || undefined}>
      {props.field !== undefined && (
        <div className={css.field}>
          {props.field}
          {props.was !== undefined && <span>{t('was {was}', { was: props.was })}</span>}
        </div>
      )}
      {[props.left, props.right].map((side, n) => (
        <div key={side.verb + side.who} className={css.side}>
          <div className={css.value}>
            <Text value={side.value} other={(n === 0 ? props.right : props.left).value} />
          </div>
          <span className={css.who}>{side.who}</span>
          <Button disabled={isBusy || props.isDisabled === true} onClick={() => void choose(side)}>
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
