import { Button, Textarea } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import { t } from '#renderer/words/t.ts';
import { onChoiceKey } from './choice-keys.ts';
import css from './two-texts.module.css';
import values from './two-values.module.css';
import { type Side, useChoice } from './two-values.tsx';

/** A line of two texts: of both, or of one of them. */
export interface SidedLine {
  side: 'both' | 'left' | 'right';
  text: string;
}

/** Lines of both texts are shown this far around a difference. */
const AROUND = 2;

/**
 * Two texts of one field, line by line, both named: one click keeps one, or both are edited into one. Without `field`
 * it stands below a field that has its label already.
 */
export function TwoTexts(props: {
  field?: string;
  lines: readonly SidedLine[];
  left: Omit<Side, 'value'>;
  right: Omit<Side, 'value'>;
  /** The two in one text, as they come to be edited; null while nobody edits. */
  merged: string | null;
  onMerged: (text: string | null) => void;
  /** Where editing begins. */
  both: () => string;
  /** Settles with a text of one's own. */
  saveMerged: (text: string) => Promise<string | null>;
  isDisabled?: boolean;
}): ReactNode {
  const { left, right, merged, onMerged, isDisabled = false } = props;
  const { error, isBusy, choose } = useChoice();
  const count = props.lines.filter((one) => one.side !== 'both').length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lay out its legend beside the buttons.
    <div
      className={css.texts}
      role="group"
      aria-label={props.field ?? t('Two texts')}
      data-pair
      data-stacked={props.field === undefined || undefined}
      onKeyDown={onChoiceKey}
    >
      <div className={css.head}>
        {props.field !== undefined && <b>{props.field}</b>}
        <span>{t('{count, plural, one {# line differs} other {# lines differ}}', { count })}</span>
        <span className={css.ways}>
          {[left, right].map((side) => (
            <Button
              key={side.verb}
              disabled={isBusy || isDisabled}
              onClick={() => void choose(side.choose)}
              data-choice
            >
              {side.verb}
            </Button>
          ))}
          {merged === null && (
            <Button variant="subtle" disabled={isDisabled} onClick={() => onMerged(props.both())}>
              {t('Edit both together…')}
            </Button>
          )}
        </span>
      </div>
      <Lines lines={props.lines} left={left} right={right} />
      {merged !== null && (
        <div className={css.merge}>
          <Textarea
            label={t('Both together')}
            description={t('Every line of both is in it. Take out what is not so.')}
            autosize
            minRows={4}
            maxRows={20}
            autoFocus
            value={merged}
            onChange={(event) => onMerged(event.currentTarget.value)}
          />
          <div className={css.ways}>
            <Button disabled={isBusy || isDisabled} onClick={() => void choose(() => props.saveMerged(merged))}>
              {t('Save this text')}
            </Button>
            <Button variant="subtle" onClick={() => onMerged(null)}>
              {t('Leave it')}
            </Button>
          </div>
        </div>
      )}
      {error && (
        <p className={values.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

/** The lines, each with its number in the text it is of; long stretches of both are folded. */
function Lines(props: {
  lines: readonly SidedLine[];
  left: Omit<Side, 'value'>;
  right: Omit<Side, 'value'>;
}): ReactNode {
  const { lines, left, right } = props;
  const [isOpen, setIsOpen] = useState(false);
  const near = new Set<number>();
  for (const [n, { side }] of lines.entries()) {
    if (side !== 'both') for (let at = n - AROUND; at <= n + AROUND; at++) near.add(at);
  }
  let [leftAt, rightAt] = [0, 0];
  let folded = 0;
  const rows = lines.map((line, n) => {
    if (line.side !== 'right') leftAt += 1;
    if (line.side !== 'left') rightAt += 1;
    const isFolded = !isOpen && !near.has(n);
    folded = isFolded ? folded + 1 : 0;
    const isLastFolded = isFolded && (near.has(n + 1) || n === lines.length - 1);
    const name = line.side === 'both' || lines[n - 1]?.side === line.side ? '' : sideOf(line, left, right).who;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines of two texts.
      <Fragment key={n}>
        {isLastFolded && (
          <button type="button" className={css.fold} onClick={() => setIsOpen(true)}>
            {t('{folded, plural, one {# line is} other {# lines are}} the same in both', { folded })}
          </button>
        )}
        {!isFolded && (
          <li
            className={css.line}
            data-side={line.side}
            data-mine={(line.side !== 'both' && sideOf(line, left, right).isMine) || undefined}
          >
            <span aria-hidden>{line.side === 'right' ? '' : leftAt}</span>
            <span aria-hidden>{line.side === 'left' ? '' : rightAt}</span>
            <span className={css.text}>{line.text || ' '}</span>
            <span className={css.who}>{name}</span>
          </li>
        )}
      </Fragment>
    );
  });
  return (
    <ol className={css.lines} aria-label={t('Both texts, line by line')}>
      {rows}
    </ol>
  );
}

const sideOf = <S,>(line: SidedLine, left: S, right: S): S => (line.side === 'left' ? left : right);
