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
import { lastWorkingTime, workingTime } from './zone-time.ts';

/** One entry of a ticket's timeline on its way. */
export interface Event
  extends Partial<Pick<Activity, 'body' | 'audience' | 'byName' | 'from' | 'to' | 'minutes' | 'isBillable' | 'step'>> {
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
  words: Record<string, string>;
  /** Which of the ways to say it this story takes. */
  variant: number;
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
  /** Whether somebody has to drive there. */
  isOnSite: boolean;
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
    return fill(template, this.cast.words, this.cast.variant, this.cast.random);
  }

  fromClient(template: string, who: ContactRef = this.cast.contact): void {
    this.add('note', this.cast.desk.id, {
      body: this.text(template),
      audience: 'client',
      byName: contactLine(who),
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

/** A contact as a timeline names them: "Gwen Pryce, practice manager". */
export const contactLine = ({ name, role }: ContactRef): string =>
  `${name}, ${/^[A-Z]{2}/.test(role) ? role : role.charAt(0).toLowerCase() + role.slice(1)}`;

/**
 * The timeline of a story so far, told by `latest`, a moment in working hours at best. What is not a state yet to
 * come is left out where it would be later; what remains is drawn together, its order kept.
 */
export function squeeze(teller: Teller, latest: number): Event[] {
  const { slot, client } = teller.cast;
  const start = slot.openedAt;
  const events = [...teller.events];
  const last = Math.max(lastWorkingTime(client.seed.zone, latest), Math.min(latest, start + events.length * SHORTEST));
  while (events.length > 1 && events.at(-1)?.kind === 'note' && (events.at(-1)?.at ?? 0) > last) events.pop();
  const end = events.at(-1)?.at ?? start;
  if (end <= last) return events;
  const scale = Math.max(0, last - start) / (end - start);
  return events.map((one) => ({ ...one, at: start + Math.floor(((one.at - start) * scale) / 1000) * 1000 }));
}

/** Entries of a story that has little time follow each other at least this far apart. */
const SHORTEST = 4 * MINUTE_MS;
