import type { Activity } from '#shared/domain/records.ts';
import type { Objection } from '#shared/domain/rules.ts';
import { measureOutcome, type StepEntry } from './step.ts';

/** What speaks against an entry of a timeline. One that was written before steps had a field of their own stays as it is. */
export function objectionToActivity(after: Activity, isNew: boolean): Objection | null {
  if (after.kind === 'note' && !after.body.trim()) {
    return { code: 'invalid', field: 'body', detail: 'The note is empty.' };
  }
  if (after.kind !== 'step') {
    return after.step ? { code: 'invalid', field: 'step', detail: 'Only a step of a runbook has one.' } : null;
  }
  if (!after.step) return isNew ? { code: 'invalid', field: 'step', detail: 'Say which step it is.' } : null;
  return objectionToStep(after.step);
}

/** What each outcome may be said of: kinds of steps. The others may be said of any. */
const KINDS_OF: Partial<Record<StepEntry['outcome'], readonly StepEntry['kind'][]>> = {
  done: ['do', 'check'],
  'not-so': ['check'],
  measured: ['measure'],
  'out-of-range': ['measure'],
  chosen: ['choose'],
};

const WHY: Partial<Record<StepEntry['outcome'], string>> = {
  skipped: 'Say why the step is skipped.',
  'not-so': 'Say what is not so.',
  stopped: 'Say why the run is stopped.',
};

/**
 * What speaks against a stamp. A value outside its range is never refused and asks for no remark: it is the finding,
 * and a technician who has to write an essay about it types a value that needs none.
 */
export function objectionToStep(step: StepEntry): Objection | null {
  const { outcome, kind, value, choice } = step;
  const invalid = (detail: string): Objection => ({ code: 'invalid', field: 'step', detail });
  if (!step.stepId && outcome !== 'stopped') return invalid('Say which step it is.');
  const kinds = KINDS_OF[outcome];
  if (kinds && !kinds.includes(kind)) return invalid('The step is of another kind.');
  const why = WHY[outcome];
  if (why && !step.reason.trim()) return { code: 'missing-reason', field: 'step', detail: why };
  if (outcome === 'measured' || outcome === 'out-of-range') {
    if (value === null) return invalid('Say what was measured.');
    if (measureOutcome(value, step) !== outcome) return invalid('The value and the range say otherwise.');
  } else if (value !== null) {
    return invalid('Only a measurement has a value.');
  }
  if (outcome === 'chosen' && !step.choices.includes(choice)) return invalid('Choose one of what the step offers.');
  if (outcome !== 'chosen' && choice) return invalid('Only a choice has an answer.');
  return null;
}
