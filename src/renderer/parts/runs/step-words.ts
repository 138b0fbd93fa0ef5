import { rangeText } from '#renderer/parts/steps-text.ts';
import { t } from '#renderer/words/t.ts';
import { outOfRange, type StepEntry } from '#shared/domain/activities/step.ts';
import type { RunbookStep } from '#shared/domain/documents/fields.ts';

type Ranged = Pick<RunbookStep, 'unit' | 'min' | 'max'>;

/** A value with its unit: 38.6 V. */
export const valueWords = (value: number, unit: string): string => (unit ? `${value} ${unit}` : String(value));

/** How far a value is from its range: 5.4 V below the range of 44 to 57 V. Empty where it lies in it. */
export function deviationWords(value: number, step: Ranged): string {
  const out = outOfRange(value, step);
  if (out === null) return '';
  const by = valueWords(out.by, step.unit);
  const range = rangeText(step);
  return out.side === 'below'
    ? t('{by} below the range of {range}', { by, range })
    : t('{by} above the range of {range}', { by, range });
}

/** What was stamped, in a few words: 412 W; 38.6 V, below 44 to 57 V; skipped. */
export function stampWords(step: StepEntry): string {
  const value = step.value === null ? '' : valueWords(step.value, step.unit);
  switch (step.outcome) {
    case 'done':
      return step.kind === 'check' ? t('as it should be') : t('done');
    case 'not-so':
      return t('not so');
    case 'measured':
      return value;
    case 'out-of-range':
      return outOfRange(step.value ?? 0, step)?.side === 'above'
        ? t('{value}, above {range}', { value, range: rangeText(step) })
        : t('{value}, below {range}', { value, range: rangeText(step) });
    case 'chosen':
      return step.choice;
    case 'skipped':
      return t('skipped');
    case 'taken-back':
      return t('taken back');
    case 'stopped':
      return t('run stopped');
  }
}

/** "Step 6, Measure PoE voltage"; for what is about the whole run, the runbook's title. */
export const stepName = (step: StepEntry): string =>
  step.stepId
    ? t('Step {number}, {title}', { number: step.index + 1, title: step.title })
    : t('Runbook {title}', { title: step.document });

/** A stamp in a line of plain text: "Step 6, Measure PoE voltage: 38.6 V, below 44 to 57 V". */
export const stepSentence = (step: StepEntry): string =>
  t('{step}: {stamp}', { step: stepName(step), stamp: [stampWords(step), step.reason].filter(Boolean).join('. ') });
