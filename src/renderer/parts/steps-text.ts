import { t } from '#renderer/words/t.ts';
import type { RunbookStep } from '#shared/domain/documents/fields.ts';
import { STEP_KIND_LOOKS } from './document-marks.tsx';

/** "44 to 57 V", "at least 30 %". Empty where a step has no range. */
export function rangeText({ min, max, unit }: Pick<RunbookStep, 'min' | 'max' | 'unit'>): string {
  const withUnit = (value: number): string => (unit ? `${value} ${unit}` : String(value));
  if (min !== null && max !== null) return t('{min} to {max}', { min, max: withUnit(max) });
  if (min !== null) return t('at least {value}', { value: withUnit(min) });
  return max === null ? '' : t('at most {value}', { value: withUnit(max) });
}

/** What is measured, or chosen from, in a few words. */
const asked = (step: RunbookStep): string =>
  step.kind === 'measure' ? rangeText(step) || step.unit : step.kind === 'choose' ? step.choices.join(' / ') : '';

/**
 * Steps as a text of lines that can be compared: without their numbers, so that a step put in between changes no other
 * line.
 */
export const stepsText = (steps: readonly RunbookStep[]): string =>
  steps
    .flatMap((step) => {
      const what = asked(step);
      const head = `${t(STEP_KIND_LOOKS[step.kind].label)}: ${step.title}`;
      const detail = step.detail.trim() ? step.detail.trimEnd().split('\n') : [];
      return [what ? `${head} (${what})` : head, ...detail.map((line) => `    ${line}`)];
    })
    .join('\n');
