import { diff3Merge } from 'node-diff3';
import { isEqual } from '#shared/lib/json.ts';
import type { RunbookStep } from './fields.ts';

/** What somebody is writing, with what a colleague saved meanwhile. */
export interface MergedDraft<T> {
  value: T;
  /** Places at which both changed the same: both stand there, or (of a step) the writer's. */
  clashes: number;
}

/**
 * Brings a colleague's text under what somebody is writing. Lines that only one of them changed come in; where both
 * changed the same lines both stand there, theirs first, so that nothing is lost and the writer decides.
 */
export function mergeDraft(mine: string, base: string, theirs: string): MergedDraft<string> {
  const lines: string[] = [];
  let clashes = 0;
  const parts = diff3Merge(mine.split('\n'), base.split('\n'), theirs.split('\n'), { excludeFalseConflicts: true });
  for (const part of parts) {
    if (part.ok) lines.push(...part.ok);
    else if (part.conflict) {
      clashes += 1;
      lines.push(...part.conflict.b, ...part.conflict.a);
    }
  }
  return { value: lines.join('\n'), clashes };
}

const byId = (steps: readonly RunbookStep[]): Map<string, RunbookStep> => new Map(steps.map((one) => [one.id, one]));
const order = (steps: readonly RunbookStep[], among: ReadonlyMap<string, unknown>): string[] =>
  steps.map((one) => one.id).filter((id) => among.has(id));

/** Field by field of one step: whoever changed it has it; where both did, the writer. */
function mergeStep(mine: RunbookStep, base: RunbookStep, theirs: RunbookStep): { step: RunbookStep; isClash: boolean } {
  let isClash = false;
  const step: Record<string, unknown> = { ...mine };
  for (const key of Object.keys(mine) as (keyof RunbookStep)[]) {
    if (isEqual(mine[key], base[key])) step[key] = theirs[key];
    else if (!isEqual(theirs[key], base[key]) && !isEqual(theirs[key], mine[key])) isClash = true;
  }
  return { step: step as unknown as RunbookStep, isClash };
}

/**
 * The same for the steps of a runbook, told apart by their ids: a step that a colleague added or changed comes in, one
 * that they took out goes unless the writer changed it. The order is the writer's where they moved steps, else theirs.
 */
export function mergeSteps(
  mine: readonly RunbookStep[],
  base: readonly RunbookStep[],
  theirs: readonly RunbookStep[],
): MergedDraft<RunbookStep[]> {
  const [ours, was, other] = [byId(mine), byId(base), byId(theirs)];
  const merged = new Map<string, RunbookStep>();
  let clashes = 0;
  for (const id of new Set([...ours.keys(), ...other.keys()])) {
    const [a, o, b] = [ours.get(id), was.get(id), other.get(id)];
    if (a && b) {
      const { step, isClash } = mergeStep(a, o ?? b, b);
      merged.set(id, step);
      if (isClash) clashes += 1;
    } else if (a && (!o || !isEqual(a, o))) {
      // Taken out there and changed here, or new here: it stays.
      merged.set(id, a);
      if (o) clashes += 1;
    } else if (b && (!o || !isEqual(b, o))) {
      merged.set(id, b);
      if (o) clashes += 1;
    }
  }
  const haveMoved = !isEqual(order(mine, was), order(base, ours));
  const [lead, follow] = haveMoved ? [mine, theirs] : [theirs, mine];
  const ids = [...lead].map((one) => one.id).filter((id) => merged.has(id));
  // A step that only the other side has goes after the one it follows there.
  for (const [index, { id }] of follow.entries()) {
    if (!merged.has(id) || ids.includes(id)) continue;
    const before = follow.slice(0, index).findLast((one) => ids.includes(one.id));
    ids.splice(before ? ids.indexOf(before.id) + 1 : 0, 0, id);
  }
  return { value: ids.flatMap((id) => merged.get(id) ?? []), clashes };
}
