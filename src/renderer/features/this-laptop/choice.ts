import type { useOutbox } from '#renderer/data/sync.ts';
import type { TakeAlong, TakeAlongAnswer } from '#renderer/data/take-along.ts';

/** What is being chosen: which clients, and closed tickets of how many days; null for all. */
export interface Choice {
  isAll: boolean;
  clients: string[];
  closedDays: number | null;
}

/** What was chosen last; where all clients are taken along, all are ticked when that is given up. */
export const choiceOf = ({ organizations, closedDays, clients }: TakeAlongAnswer): Choice => ({
  isAll: organizations === 'all',
  clients: organizations === 'all' ? clients.map(({ id }) => id) : organizations,
  closedDays,
});

export const wantedOf = ({ isAll, clients, closedDays }: Choice): TakeAlong => ({
  organizations: isAll ? 'all' : clients,
  closedDays,
});

export const isSame = (a: TakeAlong, b: TakeAlong): boolean =>
  a.closedDays === b.closedDays &&
  (a.organizations === 'all' || b.organizations === 'all'
    ? a.organizations === b.organizations
    : [...a.organizations].sort().join() === [...b.organizations].sort().join());

/** Clients that would leave this laptop. */
export const leavingClients = (taken: TakeAlongAnswer, wanted: TakeAlong): TakeAlongAnswer['clients'] => {
  const { organizations } = wanted;
  if (organizations === 'all') return [];
  const isHere = (id: string): boolean => taken.organizations === 'all' || taken.organizations.includes(id);
  return taken.clients.filter(({ id }) => isHere(id) && !organizations.includes(id));
};

/** How many unsent commands are about one of these clients. */
export const unsentOf = (outbox: ReturnType<typeof useOutbox>, clients: TakeAlongAnswer['clients']): number => {
  const ids = new Set<string | null>(clients.map(({ id }) => id));
  return outbox.filter(({ command }) => command.edits.some((edit) => ids.has(edit.organizationId) || ids.has(edit.id)))
    .length;
};
