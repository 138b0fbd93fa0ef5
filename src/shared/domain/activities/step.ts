import { z } from 'zod';
import { line, recordId } from '#shared/domain/common.ts';
import { STEP_KINDS } from '#shared/domain/documents/fields.ts';

/** What became of a step. A check that was as it should be is done; `stopped` is said of the whole run. */
export const STEP_OUTCOMES = {
  done: 'Done',
  'not-so': 'Not so',
  measured: 'Measured',
  'out-of-range': 'Out of range',
  chosen: 'Chosen',
  skipped: 'Skipped',
  'taken-back': 'Taken back',
  stopped: 'Stopped',
} as const;
export type StepOutcome = keyof typeof STEP_OUTCOMES;
export const stepOutcomes = Object.keys(STEP_OUTCOMES) as [StepOutcome, ...StepOutcome[]];

/**
 * What one entry of a run says. It holds the step as it was when it was stamped, so that it reads the same when the
 * runbook has been revised, or is not on the laptop that reads it.
 */
export const stepEntrySchema = z.object({
  /** The run: the same in all its entries. */
  run: recordId(),
  documentId: recordId(),
  /** The runbook's title. */
  document: line(300),
  /** The runbook's revision at the office when the step was stamped; 0 while the office had not seen it. */
  revision: z.number().int().min(0),
  /** Empty where the entry is about the whole run. */
  stepId: line(40),
  /** The step's place in the runbook, from 0, of how many. */
  index: z.number().int().min(0),
  of: z.number().int().min(0),
  kind: z.enum(STEP_KINDS),
  title: line(300),
  unit: line(20),
  min: z.number().nullable(),
  max: z.number().nullable(),
  choices: z.array(line(120)),
  outcome: z.enum(stepOutcomes),
  value: z.number().nullable(),
  choice: line(120),
  /** Why it was skipped, is not so, or was stopped. */
  reason: line(2000),
});
export type StepEntry = z.infer<typeof stepEntrySchema>;

/** Where a value lies: how far below or above the range, null inside it. The ends belong to the range. */
export function outOfRange(
  value: number,
  range: { min: number | null; max: number | null },
): { side: 'below' | 'above'; by: number } | null {
  if (range.min !== null && value < range.min) return { side: 'below', by: difference(range.min, value) };
  if (range.max !== null && value > range.max) return { side: 'above', by: difference(value, range.max) };
  return null;
}

/** 44 - 38.6 is 5.4, and not the 5.399999999999999 of binary fractions. */
const difference = (larger: number, smaller: number): number => Number((larger - smaller).toPrecision(12));

/** What a measured value amounts to. */
export const measureOutcome = (value: number, range: { min: number | null; max: number | null }): StepOutcome =>
  outOfRange(value, range) === null ? 'measured' : 'out-of-range';

/** Reads a value as typed: 38.6, 38,6, -52, with or without its unit; null where it is no number. */
export function readMeasure(typed: string, unit = ''): number | null {
  const trimmed = typed.trim();
  const bare = unit && trimmed.toLowerCase().endsWith(unit.toLowerCase()) ? trimmed.slice(0, -unit.length) : trimmed;
  const text = bare.trim().replace(/^[−–]/, '-');
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(text)) return null;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}
