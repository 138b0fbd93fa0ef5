import { DAY_MS } from '#server/demo/office.ts';
import type { ToldTicket } from './tell-ticket.ts';

/** A ticket that others may hang on. */
interface Candidate {
  id: string;
  openedAt: number;
}

/**
 * Finds the earlier ticket that one belongs to: an incident to one about the same asset in the two days before, a
 * change to the latest problem of the client. Tickets have to come oldest first.
 */
export function createParents(): { of(told: ToldTicket): string | null } {
  const byAsset = new Map<string, Candidate>();
  const problems = new Map<string, Candidate>();
  return {
    of({ cast: { slot, asset, client } }) {
      const me = { id: slot.id, openedAt: slot.openedAt };
      if (slot.kind === 'incident' && asset) {
        const earlier = byAsset.get(asset.id);
        byAsset.set(asset.id, me);
        return earlier && slot.openedAt - earlier.openedAt < 2 * DAY_MS ? earlier.id : null;
      }
      if (slot.kind === 'problem') problems.set(client.id, me);
      const problem = slot.kind === 'change' ? problems.get(client.id) : undefined;
      return problem && slot.openedAt - problem.openedAt < 30 * DAY_MS ? problem.id : null;
    },
  };
}
