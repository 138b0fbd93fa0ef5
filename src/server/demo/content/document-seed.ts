import type { AssetClass } from '#shared/domain/assets/classes.ts';
import type { RunbookStep } from '#shared/domain/documents/fields.ts';

/** A runbook, an article or a known error, before it is a record. */
export interface DocumentSeed {
  key: string;
  kind: 'runbook' | 'article' | 'known-error';
  title: string;
  body: string;
  steps: readonly Omit<RunbookStep, 'id'>[];
  classes: readonly AssetClass[];
  tags: readonly string[];
  /** Key of the person of the office who answers for it. */
  owner: string;
  /** Days from today to the next review; below 0 it is overdue. */
  reviewIn: number;
  /** Code of the client it is for; for all where none is named. */
  client?: string;
  isDraft?: true;
}

type Step = Omit<RunbookStep, 'id'>;
const step = (kind: Step['kind'], title: string, detail: string, more: Partial<Step> = {}): Step => ({
  kind,
  title,
  detail,
  unit: '',
  min: null,
  max: null,
  choices: [],
  ...more,
});

/** Something to do. */
export const act = (title: string, detail = ''): Step => step('do', title, detail);
/** Something to look at: it is so, or it is not. */
export const check = (title: string, detail = ''): Step => step('check', title, detail);
/** A value to measure; in order between `min` and `max`. */
export const measure = (title: string, unit: string, min: number, max: number, detail = ''): Step =>
  step('measure', title, detail, { unit, min, max });
/** A decision: what is chosen says how to go on. */
export const choose = (title: string, choices: string[], detail = ''): Step =>
  step('choose', title, detail, { choices });
