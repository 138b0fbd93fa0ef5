import { MINUTE_MS, type Office, type Staff } from '#server/demo/office.ts';
import type { ContactRef } from '#server/demo/people.ts';
import type { ClientPlan } from '#server/demo/plan.ts';
import type { Random } from '#server/demo/random.ts';
import { fill } from '#server/demo/text.ts';
import type { Activity } from '#shared/domain/records.ts';
import { HOLD_REASONS, STATE_LABEL, type StateValue } from '#shared/domain/tickets/lifecycle.ts';
import type { PriorityValue } from '#shared/domain/tickets/priority.ts';
import type { AssetRef } from './asset-index.ts';
import type { TicketSlot } from './plan-tickets.ts';
import { workingTime } from './zone-time.ts';

/** One entry of a ticket's timeline on its way. */
export interface Event
  extends Partial<Pick<Activity, 'body' | 'audience' | 'byName' | 'from' | 'to' | 'minutes' | 'isBillable'>> {
  kind: Activity['kind'];
  at: number;
  /** Id of the person, or `office`. */
  by: string;
}

/** Who and what a ticket is about. */
export interface Cast {
  office: Office;
  slot: TicketSlot;
  client: ClientPlan;
  random: Random;
  asset: AssetRef | null;
  contact: ContactRef;
  approver: ContactRef;
  assignee: Staff;
  desk: Staff;
  /** Old tickets are told in fewer words. */
  isShort: boolean;
  words: Record<string, string>;
}

/** A ticket told: its timeline, and the values that follow from how it went. */
export interface Story {
  events: Event[];
  state: StateValue;
  priority: PriorityValue;
  assigneeId: string | null;
  title: string;
  description: string;
  category: string;
  group: string;
  documentKeys: string[];
  tags: string[];
}

/** Writes a timeline: each entry at the present time of the story, which goes on between them. */
export class Teller {
  readonly events: Event[] = [];
  #at: number;
  #is: StateValue;

  constructor(
    readonly cast: Cast,
    start: StateValue['is'],
  ) {
    this.#at = cast.slot.openedAt;
    this.#is = { is: start, hold: null, resolution: null };
  }

  get state(): StateValue {
    return this.#is;
  }

  /** Lets time pass, `from` to `to` minutes, and on to working hours where the ticket can wait. */
  wait(from: number, to: number, canWait = true): void {
    const { random, client } = this.cast;
    const next = this.#at + random.int(from, to) * MINUTE_MS;
    this.#at = canWait ? workingTime(client.seed.zone, next, random) : next;
  }

  add(kind: Event['kind'], by: string, values: Omit<Event, 'kind' | 'at' | 'by'> = {}): void {
    this.events.push({ kind, at: this.#at, by, ...values });
  }

  text(template: string): string {
    return fill(template, this.cast.words, this.cast.random);
  }

  fromClient(template: string, who: ContactRef = this.cast.contact): void {
    this.add('note', this.cast.desk.id, {
      body: this.text(template),
      audience: 'client',
      byName: `${who.name}, ${lower(who.role)}`,
    });
  }

  toClient(template: string): void {
    this.add('note', this.cast.assignee.id, { body: this.text(template), audience: 'client' });
  }

  note(template: string): void {
    this.add('note', this.cast.assignee.id, { body: this.text(template), audience: 'internal' });
  }

  time(minutes: number, body: string): void {
    const isBillable = this.cast.client.seed.contract.kind !== 'managed';
    this.add('time', this.cast.assignee.id, { minutes, body, isBillable });
  }

  move(to: StateValue['is'], by: string, more: Partial<Omit<StateValue, 'is'>> = {}): void {
    const from = this.#is;
    this.#is = { is: to, hold: null, resolution: from.resolution, ...more };
    this.add('state', by, { from: stateLabel(from), to: stateLabel(this.#is) });
  }

  assign(to: Staff, from: Staff | null = null, by: Staff = this.cast.desk): void {
    this.add('assignment', by.id, { from: from?.name ?? '', to: to.name });
  }

  get now(): number {
    return this.#at;
  }
}

/** A state as people know it: "On hold, awaiting part". */
export const stateLabel = ({ is, hold }: StateValue): string =>
  is === 'on-hold' && hold ? `${STATE_LABEL[is]}, ${HOLD_REASONS[hold]}` : STATE_LABEL[is];

const lower = (role: string): string => (/^[A-Z]{2}/.test(role) ? role : role.charAt(0).toLowerCase() + role.slice(1));

/** Draws a timeline together so that its last entry is not later than `last`; the order stays. */
export function squeeze(events: readonly Event[], start: number, last: number): Event[] {
  const end = events.at(-1)?.at ?? start;
  if (end <= last) return [...events];
  const scale = Math.max(0, last - start) / (end - start);
  return events.map((one) => ({ ...one, at: start + Math.floor(((one.at - start) * scale) / 1000) * 1000 }));
}
