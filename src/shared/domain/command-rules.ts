import type { Collection } from './collections.ts';
import type { Objection } from './rules.ts';
import type { StateValue } from './tickets/lifecycle.ts';

interface Change {
  before?: unknown;
  after?: unknown;
}
interface Edit {
  collection: Collection;
  changes: Record<string, Change>;
}

/**
 * Rules that look at all edits of a command together: holding a ticket for the caller needs a note to the
 * client in the same command, so that nobody waits for an answer to a question never asked.
 */
export function objectionToCommand(edits: readonly Edit[]): (Objection & { edit: number }) | null {
  const asksClient = edits.some(
    (edit) => edit.collection === 'activities' && edit.changes.audience?.after === 'client' && edit.changes.body,
  );
  const holding = edits.findIndex((edit) => {
    const state = edit.collection === 'tickets' ? (edit.changes.state?.after as StateValue | undefined) : undefined;
    const before = edit.changes.state?.before as StateValue | undefined;
    const starts = before?.is !== 'on-hold' || before.hold !== 'caller';
    return state?.is === 'on-hold' && state.hold === 'caller' && starts;
  });
  return holding >= 0 && !asksClient ? { code: 'missing-client-note', field: 'state', edit: holding } : null;
}
