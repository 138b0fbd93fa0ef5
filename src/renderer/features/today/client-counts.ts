import type { Count } from '#renderer/data/lists.ts';

/** What there is to look after at one client. */
export interface ClientCounts {
  organizationId: string;
  p1: number;
  p2: number;
  /** Open tickets below P2. */
  other: number;
  /** Open tickets that nobody has, of any priority. */
  unassigned: number;
  missing: number;
  inMaintenance: number;
}

/**
 * Counts by client: of open tickets by client, priority and person, and of assets by client and lifecycle. Those with
 * the most urgent tickets come first; a client with nothing to look after is left out.
 */
export function countsByClient(tickets: readonly Count[], assets: readonly Count[]): ClientCounts[] {
  const clients = new Map<string, ClientCounts>();
  const of = (id: Count['values'][number] | undefined): ClientCounts => {
    const organizationId = String(id ?? '');
    const none = { organizationId, p1: 0, p2: 0, other: 0, unassigned: 0, missing: 0, inMaintenance: 0 };
    const known = clients.get(organizationId) ?? none;
    clients.set(organizationId, known);
    return known;
  };
  for (const { values, count } of tickets) {
    const [organizationId, level, assigneeId] = values;
    const client = of(organizationId);
    if (level === 1) client.p1 += count;
    else if (level === 2) client.p2 += count;
    else client.other += count;
    if (assigneeId === null) client.unassigned += count;
  }
  for (const { values, count } of assets) {
    const [organizationId, lifecycle] = values;
    const client = of(organizationId);
    if (lifecycle === 'missing') client.missing += count;
    else if (lifecycle === 'in-maintenance') client.inMaintenance += count;
  }
  const hasAny = (one: ClientCounts): boolean => one.p1 + one.p2 + one.other + one.missing + one.inMaintenance > 0;
  return [...clients.values()]
    .filter((one) => one.organizationId !== '' && hasAny(one))
    .sort((a, b) => b.p1 - a.p1 || b.p2 - a.p2 || b.other - a.other || b.missing - a.missing);
}
