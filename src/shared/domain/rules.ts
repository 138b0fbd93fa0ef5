import { objectionToActivity } from './activities/rules.ts';
import { canMoveAsset } from './assets/lifecycle.ts';
import type { Collection } from './collections.ts';
import { canMoveDocument } from './documents/lifecycle.ts';
import { objectionToDocument } from './documents/rules.ts';
import { objectionToOrganization } from './organizations/rules.ts';
import { objectionToPerson } from './people/rules.ts';
import type { AnyRecord } from './record.ts';
import type { Activity, Asset, Document, Organization, Person, Relationship, Site, Ticket } from './records.ts';
import type { RefusalCode } from './refusal.ts';
import { objectionToEnds } from './relationships/rules.ts';
import { objectionToSite } from './sites/rules.ts';
import { canMove, isFinal, LIFECYCLES, startState } from './tickets/lifecycle.ts';
import { withLevel } from './tickets/priority.ts';

/** What a rule says against a record: the code, the field it is about, and a detail for the person. */
export interface Objection {
  code: RefusalCode;
  field?: string;
  detail?: string;
}

/** Values that follow from others are recomputed on every write, at the laptop and at the office alike (S16). */
export function derive(collection: Collection, record: AnyRecord): AnyRecord {
  if (collection !== 'tickets') return record;
  const ticket = record as unknown as Ticket;
  return { ...record, priority: withLevel(ticket.priority) } as AnyRecord;
}

/**
 * The rules of one record, given how it was and how it would be; null when nothing speaks against it.
 * Called by the laptop before it writes and by the office when it judges; the office as author may place a
 * record in any state (an import, a restore) but not in a contradictory one.
 */
export function objectionTo(
  collection: Collection,
  before: AnyRecord | null,
  after: AnyRecord,
  byOffice: boolean,
): Objection | null {
  switch (collection) {
    case 'tickets':
      return objectionToTicket(before as Ticket | null, after as unknown as Ticket, byOffice);
    case 'assets':
      return objectionToAsset(before as Asset | null, after as unknown as Asset, byOffice);
    case 'organizations':
      return objectionToOrganization(before as Organization | null, after as unknown as Organization, byOffice);
    case 'sites':
      return objectionToSite(before as Site | null, after as unknown as Site);
    case 'people':
      return objectionToPerson(before as Person | null, after as unknown as Person);
    case 'relationships':
      return objectionToEnds(after as unknown as Relationship);
    case 'documents':
      return objectionToDocument(before as Document | null, after as unknown as Document, byOffice);
    case 'activities':
      return before !== null && !byOffice
        ? { code: 'append-only' }
        : objectionToActivity(after as unknown as Activity, before === null);
    default:
      return null;
  }
}

function objectionToTicket(before: Ticket | null, after: Ticket, byOffice: boolean): Objection | null {
  const { state, priority } = after;
  if (!(state.is in LIFECYCLES[after.kind])) {
    return { code: 'illegal-move', field: 'state', detail: `A ticket of kind ${after.kind} has no state ${state.is}.` };
  }
  if (!byOffice) {
    if (before && isFinal(before.kind, before.state.is)) return { code: 'final' };
    const from = before ? before.state.is : startState(after.kind);
    if (!canMove(after.kind, from, state.is)) return { code: 'illegal-move', field: 'state' };
  }
  if (state.is === 'on-hold' && state.hold === null) {
    return { code: 'missing-reason', field: 'state', detail: 'Say what the ticket waits for.' };
  }
  const needsResolution = after.kind === 'incident' && (state.is === 'resolved' || state.is === 'closed');
  if (needsResolution && !state.resolution?.notes.trim()) return { code: 'missing-resolution', field: 'state' };
  if (priority.override !== null && !priority.reason.trim()) {
    return { code: 'missing-reason', field: 'priority', detail: 'Say why the priority differs from the matrix.' };
  }
  return null;
}

function objectionToAsset(before: Asset | null, after: Asset, byOffice: boolean): Objection | null {
  if (before && !byOffice && !canMoveAsset(before.lifecycle, after.lifecycle)) {
    return { code: 'illegal-move', field: 'lifecycle' };
  }
  const { unit, height } = after.place;
  if (unit !== null && !after.place.rack.trim()) {
    return { code: 'invalid', field: 'place', detail: 'A rack unit needs the name of the rack.' };
  }
  if (unit !== null && unit + (height ?? 1) - 1 > 60) {
    return { code: 'invalid', field: 'place', detail: 'It would stand above unit 60.' };
  }
  return null;
}

/**
 * Whether a field with a lifecycle may go from the record's present value to another. Fields without one may
 * take any value; the office as author may place a record anywhere.
 */
export function canReach(
  collection: Collection,
  record: AnyRecord,
  field: string,
  to: unknown,
  byOffice: boolean,
): boolean {
  if (byOffice) return true;
  if (collection === 'tickets' && field === 'state') {
    const ticket = record as unknown as Ticket;
    return canMove(ticket.kind, ticket.state.is, (to as Ticket['state']).is);
  }
  if (collection === 'assets' && field === 'lifecycle') {
    return canMoveAsset((record as unknown as Asset).lifecycle, to as Asset['lifecycle']);
  }
  if (collection === 'documents' && field === 'state') {
    return canMoveDocument((record as unknown as Document).state, to as Document['state']);
  }
  return true;
}
