import type { Document } from '#shared/domain/records.ts';
import type { Objection } from '#shared/domain/rules.ts';
import { isEqual } from '#shared/lib/json.ts';
import type { RunbookStep } from './fields.ts';
import { canMoveDocument } from './lifecycle.ts';

/** Fields of a retired document that still change: its state, whether it is there at all, and what the envelope holds. */
const STILL_CHANGE = new Set(
  ['state', 'deleted', 'rev', 'epoch', 'updatedAt', 'updatedBy', 'conflicts', 'settled'].concat('organizationId'),
);

/** What speaks against one step; null where nothing does. */
export function objectionToStep(step: RunbookStep): string | null {
  if (!step.title.trim()) return 'Say what is to be done.';
  if (step.kind === 'measure') {
    if (!step.unit.trim()) return 'A value that is measured needs a unit.';
    if (step.min !== null && step.max !== null && step.min > step.max) return 'The range ends below its beginning.';
  }
  if (step.kind === 'choose') {
    const choices = step.choices.map((one) => one.trim().toLowerCase()).filter(Boolean);
    if (new Set(choices).size < Math.max(2, step.choices.length))
      return 'There have to be two different choices or more.';
  }
  return null;
}

/** What speaks against the steps of a runbook; null where nothing does. Steps are told apart by their ids. */
export function objectionToSteps(steps: readonly RunbookStep[]): Objection | null {
  for (const [index, step] of steps.entries()) {
    const against = objectionToStep(step);
    if (against) return { code: 'invalid', field: 'steps', detail: `Step ${index + 1}: ${against}` };
  }
  return new Set(steps.map((one) => one.id)).size < steps.length || steps.some((one) => one.id === '')
    ? { code: 'invalid', field: 'steps', detail: 'Two steps have the same id.' }
    : null;
}

/** Whether there is something to read: what publishing asks for. */
export const hasContent = (document: Pick<Document, 'kind' | 'body' | 'steps'>): boolean =>
  /\S/.test(document.body) || (document.kind === 'runbook' && document.steps.length > 0);

/** The rules of a document, given how it was and how it would be. */
export function objectionToDocument(before: Document | null, after: Document, byOffice: boolean): Objection | null {
  if (before === null || !isEqual(before.steps, after.steps)) {
    const against = objectionToSteps(after.steps);
    if (against) return against;
  }
  if (byOffice) return null;
  if (before && !canMoveDocument(before.state, after.state)) return { code: 'illegal-move', field: 'state' };
  if (before && before.state === 'retired' && after.state === 'retired') {
    const changed = Object.keys(after).find(
      (name) => !STILL_CHANGE.has(name) && !isEqual(before[name as keyof Document], after[name as keyof Document]),
    );
    if (changed) return { code: 'retired', field: changed };
  }
  const isPublishing = after.state === 'published' && before?.state !== 'published';
  if (isPublishing && !hasContent(after)) return { code: 'nothing-to-publish', field: 'state' };
  const raised = (after.revision ?? 0) - (before?.revision ?? 0);
  // One by one, so that a revision names one text.
  if (raised !== 0 && raised !== 1) return { code: 'invalid', field: 'revision', detail: 'Revisions count by one.' };
  return null;
}
