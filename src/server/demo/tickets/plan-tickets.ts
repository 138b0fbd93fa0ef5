import { DAY_MS, HOUR_MS, MINUTE_MS, type Office } from '#server/demo/office.ts';
import type { ClientPlan } from '#server/demo/plan.ts';
import type { Random } from '#server/demo/random.ts';
import { seriesOf, ticketNumber } from '#shared/domain/numbers.ts';
import { type TicketKind, type TicketState, ticketKinds } from '#shared/domain/tickets/lifecycle.ts';
import { kindCounts, stateToday } from './schedule.ts';
import { workingTime, zoneOffset } from './zone-time.ts';

/** A ticket before its story is told: what kind, whose, since when, and where it stands today. */
export interface TicketSlot {
  id: string;
  kind: TicketKind;
  number: string;
  client: ClientPlan;
  openedAt: number;
  state: TicketState;
  /** Index of its template in the list of its kind, dealt when the assets are known. */
  template: number;
  /** Told in few words: most old ones, where there are many. */
  isShort: boolean;
}

/** The number before an office's first in each series: it had tickets before the horizon of the demo. */
const BEFORE_FIRST: Record<TicketKind, number> = {
  incident: 4746,
  request: 2178,
  problem: 58,
  change: 306,
  improvement: 21,
};

/** All tickets of the office, oldest first, numbered in that order. */
export function planTickets(office: Office, clients: readonly ClientPlan[], total: number): TicketSlot[] {
  const random = office.random('tickets');
  const counts = kindCounts(total);
  const days = Math.min(730, 75 + total / 60);
  const chooseClient = weighted(clients, random);
  const slots: Omit<TicketSlot, 'id' | 'number' | 'state' | 'template' | 'isShort'>[] = [];
  for (const kind of ticketKinds) {
    for (let index = 0; index < counts[kind]; index++) {
      const client = chooseClient();
      slots.push({ kind, client, openedAt: openingTime(office, client, kind, random, days) });
    }
  }
  slots.sort((a, b) => a.openedAt - b.openedAt);
  const seen = new Map<TicketKind, number>();
  return slots.map((slot) => {
    const { kind } = slot;
    const order = seen.get(kind) ?? 0;
    seen.set(kind, order + 1);
    const number = ticketNumber(seriesOf(kind), BEFORE_FIRST[kind] + order + 1);
    const ageDays = (office.now - slot.openedAt) / DAY_MS;
    const state = stateToday(kind, counts[kind] - 1 - order, counts[kind], ageDays, random);
    const isShort = ageDays > (total > 2000 ? 14 : 60) && random.chance(total > 2000 ? 0.96 : 0.5);
    return { ...slot, number, state, isShort, template: 0, id: office.id(`ticket/${number}`) };
  });
}

/** Larger clients call more often. */
function weighted(clients: readonly ClientPlan[], random: Random): () => ClientPlan {
  const ends: number[] = [];
  let sum = 0;
  for (const client of clients) {
    sum += client.assets;
    ends.push(sum);
  }
  return () => {
    const draw = random.next() * sum;
    const found = clients[ends.findIndex((end) => draw < end)] ?? clients[0];
    if (!found) throw new Error('A demo office needs a client.');
    return found;
  };
}

/** In working hours of the client, one in twelve at any hour; more of them lately than long ago. */
function openingTime(office: Office, client: ClientPlan, kind: TicketKind, random: Random, days: number): number {
  const latest = office.now - 40 * MINUTE_MS;
  const spread = kind === 'incident' || kind === 'request' ? 1.25 : 1.05;
  const someTime = latest - random.next() ** spread * days * DAY_MS;
  if (kind === 'incident' && random.chance(1 / 12)) return Math.floor(someTime / MINUTE_MS) * MINUTE_MS;
  const zone = client.seed.zone;
  const local = someTime + zoneOffset(zone, someTime);
  const hour = random.pick([8, 8, 9, 9, 9, 10, 10, 11, 11, 12, 13, 14, 14, 15, 15, 16, 17]);
  const morning = Math.floor(local / DAY_MS) * DAY_MS - zoneOffset(zone, someTime);
  let opened = workingTime(zone, morning + hour * HOUR_MS + random.int(0, 29) * MINUTE_MS, random);
  while (opened > latest) opened = previousWorkday(opened, zone);
  return opened;
}

function previousWorkday(ms: number, zone: string): number {
  let moment = ms - DAY_MS;
  while ([0, 6].includes(new Date(moment + zoneOffset(zone, moment)).getUTCDay())) moment -= DAY_MS;
  return moment;
}
