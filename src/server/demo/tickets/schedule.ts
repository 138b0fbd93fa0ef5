import type { Random } from '#server/demo/random.ts';
import type { TicketKind, TicketState } from '#shared/domain/tickets/lifecycle.ts';

/** The share of each kind beyond a first handful: an office of any size has some of each. */
const FIRST: Record<TicketKind, number> = { incident: 78, request: 40, problem: 9, change: 15, improvement: 8 };
const SHARE: Record<TicketKind, number> = {
  incident: 0.59,
  request: 0.33,
  problem: 0.015,
  change: 0.055,
  improvement: 0.01,
};
const FIRST_SUM = 150;

/** How many tickets of each kind; together `total`. */
export function kindCounts(total: number): Record<TicketKind, number> {
  const first = Math.min(total, FIRST_SUM);
  const counts = Object.fromEntries(
    (Object.keys(FIRST) as TicketKind[]).map((kind) => [
      kind,
      Math.floor((FIRST[kind] * first) / FIRST_SUM) + Math.floor(SHARE[kind] * (total - first)),
    ]),
  ) as Record<TicketKind, number>;
  counts.incident += total - Object.values(counts).reduce((a, b) => a + b, 0);
  return counts;
}

/** States of the latest tickets of each kind, newest first: what is going on in the office. */
const LATEST: Record<TicketKind, readonly TicketState[]> = {
  incident: [
    'new',
    'new',
    'in-progress',
    'new',
    'in-progress',
    'in-progress',
    'resolved',
    'on-hold',
    'new',
    'in-progress',
    'on-hold',
    'in-progress',
    'resolved',
    'in-progress',
    'in-progress',
    'on-hold',
    'resolved',
    'in-progress',
    'cancelled',
    'on-hold',
    'in-progress',
    'resolved',
    'in-progress',
    'on-hold',
    'in-progress',
    'resolved',
    'on-hold',
    'in-progress',
    'resolved',
    'on-hold',
  ],
  request: [
    'submitted',
    'draft',
    'awaiting-approval',
    'in-fulfilment',
    'submitted',
    'in-fulfilment',
    'approved',
    'fulfilled',
    'awaiting-approval',
    'in-fulfilment',
    'on-hold',
    'in-fulfilment',
    'rejected',
    'fulfilled',
    'in-fulfilment',
    'on-hold',
    'cancelled',
    'fulfilled',
  ],
  problem: ['new', 'assess', 'root-cause', 'fix-in-progress', 'root-cause', 'resolved', 'cancelled'],
  change: ['new', 'assess', 'authorise', 'scheduled', 'scheduled', 'implement', 'review', 'assess', 'cancelled'],
  improvement: ['proposed', 'assessed', 'approved', 'in-progress', 'measured', 'cancelled'],
};

const DONE: Record<TicketKind, TicketState> = {
  incident: 'closed',
  request: 'closed',
  problem: 'closed',
  change: 'closed',
  improvement: 'closed',
};

/** A large office has this part of its tickets open. */
const OPEN_SHARE = 0.05;

/**
 * The state a ticket is in today. `age` is its place among its kind, 0 the newest; `days` how long ago it was
 * opened: what was resolved is closed a week later.
 */
export function stateToday(kind: TicketKind, age: number, count: number, days: number, random: Random): TicketState {
  const latest = LATEST[kind];
  const open = Math.max(latest.length, Math.round(count * OPEN_SHARE));
  const state = age < open ? latest[Math.floor((age * latest.length) / open)] : undefined;
  if (state !== undefined) return settled(kind, state, days);
  if (random.chance(0.04) && kind !== 'request') return 'cancelled';
  if (kind === 'request' && random.chance(0.04)) return random.pick(['cancelled', 'rejected'] as const);
  return days < 9 && (kind === 'incident' || kind === 'request')
    ? kind === 'incident'
      ? 'resolved'
      : 'fulfilled'
    : DONE[kind];
}

/** What is done and older than the days after which the office closes by itself is closed. */
const settled = (kind: TicketKind, state: TicketState, days: number): TicketState =>
  days > 12 && (state === 'resolved' || state === 'fulfilled') && (kind === 'incident' || kind === 'request')
    ? 'closed'
    : state;
