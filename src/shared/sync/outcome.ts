import { conflictKey } from '#shared/domain/record.ts';
import type { Command, HistoryLine } from './command.ts';

interface Past {
  lines(recordId: string): readonly HistoryLine[];
  refused(commandId: string): Command | undefined;
}

/** What an earlier command of the same device left in a field: an open conflict, or a value. */
export interface PriorOutcome {
  conflict?: string;
  value?: unknown;
}

/**
 * What came of a field in an earlier command, so that a later one that started from it (`on`) is judged by what
 * really happened (S15, V6): a conflict of the same person is replaced, not added to; a refused command counts
 * as never made; a command that changed nothing passes its own predecessor along. Derived from history and
 * refusals alone, which are never pruned.
 */
export function outcomeOf(commandId: string, recordId: string, field: string, past: Past): PriorOutcome | null {
  const line = past.lines(recordId).findLast((one) => one.command === commandId && one.field === field);
  if (line) {
    if (line.outcome === 'conflict') return { conflict: conflictKey(field, commandId) };
    if (line.outcome === 'applied' || line.outcome === 'merged') return { value: line.after };
    return line.wanted?.on === undefined ? { value: line.after } : outcomeOf(line.wanted.on, recordId, field, past);
  }
  const change = past.refused(commandId)?.edits.find((one) => one.id === recordId)?.changes[field];
  if (!change) return null;
  const earlier = change.on === undefined ? null : outcomeOf(change.on, recordId, field, past);
  return earlier ?? { value: change.before ?? null };
}
