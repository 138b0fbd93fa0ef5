import { diff3Merge } from 'node-diff3';
import type { MergePolicy } from '#shared/domain/field.ts';
import { isEqual } from '#shared/lib/json.ts';

/** How two people's changes of one field come together (S15). */
export type Merged =
  | { kind: 'merged'; value: unknown }
  /** The office's value is the later one and stands. */
  | { kind: 'outdated' }
  /** A person has to decide. */
  | { kind: 'conflict' };

/**
 * Merges a change (`before` to `after`) into a field whose value at the office is `current` and is neither of
 * the two. Pure: the same at the office and in the simulation.
 */
export function mergeField(policy: MergePolicy, current: unknown, before: unknown, after: unknown): Merged {
  switch (policy) {
    case 'union':
      return { kind: 'merged', value: mergeSets(asList(current), asList(before), asList(after)) };
    case 'text':
      return mergeTexts(asText(current), asText(before), asText(after));
    case 'latest':
      return isLater(after, current) ? { kind: 'merged', value: after } : { kind: 'outdated' };
    case 'highest':
      return Number(after) > Number(current) ? { kind: 'merged', value: after } : { kind: 'outdated' };
    case 'ask':
      return { kind: 'conflict' };
  }
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

const has = (list: unknown[], item: unknown): boolean => list.some((one) => isEqual(one, item));

/** The office's set without what the change removed and with what it added, in a stable order. */
export function mergeSets(current: unknown[], before: unknown[], after: unknown[]): unknown[] {
  const kept = current.filter((item) => !has(before, item) || has(after, item));
  return [...kept, ...after.filter((item) => !has(before, item) && !has(kept, item))];
}

/** Line by line against what the change started from. Lines that both changed differently are a conflict. */
export function mergeTexts(current: string, before: string, after: string): Merged {
  const parts = diff3Merge(current.split('\n'), before.split('\n'), after.split('\n'), { excludeFalseConflicts: true });
  const lines: string[] = [];
  for (const part of parts) {
    if (!part.ok) return { kind: 'conflict' };
    lines.push(...part.ok);
  }
  return { kind: 'merged', value: lines.join('\n') };
}

const MOST_WORK = 4_000_000;

/**
 * Both texts in one, for a person to edit: what only one of them changed is taken, and where both changed the same
 * lines the first's stand before the second's.
 */
export function bothTexts(first: string, before: string, second: string): string {
  const [a, o, b] = [first.split('\n'), before.split('\n'), second.split('\n')];
  // Comparing costs the product of the lengths: above this, both stand whole.
  if (a.length * b.length > MOST_WORK) return `${first}\n${second}`;
  const parts = diff3Merge(a, o, b, { excludeFalseConflicts: true });
  return parts.flatMap((part) => part.ok ?? [...(part.conflict?.a ?? []), ...(part.conflict?.b ?? [])]).join('\n');
}

/** Values that carry their own time: `{at}`. Of two of the same moment the one that sorts later stands, everywhere. */
function isLater(a: unknown, b: unknown): boolean {
  const at = (value: unknown): string => (value as { at?: string } | null)?.at ?? '';
  if (at(a) !== at(b)) return at(a) > at(b);
  return JSON.stringify(a) > JSON.stringify(b);
}
