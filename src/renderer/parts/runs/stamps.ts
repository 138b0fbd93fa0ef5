import { type About, activityDraft } from '#renderer/parts/activity-draft.ts';
import type { RunStep } from '#shared/domain/activities/run.ts';
import { measureOutcome, type StepEntry } from '#shared/domain/activities/step.ts';
import type { Document } from '#shared/domain/records.ts';
import type { EditDraft } from '#shared/sync/command.ts';

/** What a technician says of a step. */
export type Said = Partial<Pick<StepEntry, 'value' | 'choice' | 'reason'>> & { outcome: StepEntry['outcome'] };

/** A measured value, in or out of its range. */
export const measured = (value: number, { step }: Pick<RunStep, 'step'>): Said => ({
  outcome: measureOutcome(value, step),
  value,
});

/** What all entries of a run have in common. */
export interface Stamping {
  run: string;
  document: Document;
  about: About;
}

const ofDocument = ({ run, document }: Stamping) => ({
  run,
  documentId: document.id,
  document: document.title,
  revision: document.revision ?? 0,
  of: document.steps.length,
  value: null,
  choice: '',
  reason: '',
});

/** The entry that stamps a step. */
export function stampDraft(stamping: Stamping, { step, index }: RunStep, said: Said, remark = ''): EditDraft {
  const { id: stepId, kind, title, unit, min, max, choices } = step;
  const entry: StepEntry = {
    ...ofDocument(stamping),
    stepId,
    index,
    kind,
    title,
    unit,
    min,
    max,
    choices,
    ...said,
    reason: said.reason?.trim() ?? '',
  };
  return activityDraft(stamping.about, { kind: 'step', step: entry, body: remark.trim() });
}

/** The entry that stops the whole run. */
export function stopDraft(stamping: Stamping, reason: string): EditDraft {
  const entry: StepEntry = {
    ...ofDocument(stamping),
    stepId: '',
    index: 0,
    kind: 'do',
    title: '',
    unit: '',
    min: null,
    max: null,
    choices: [],
    outcome: 'stopped',
    reason: reason.trim(),
  };
  return activityDraft(stamping.about, { kind: 'step', step: entry });
}
