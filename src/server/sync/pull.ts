import { type SignedIn, standsStill } from '#server/auth/authenticate.ts';
import type { Parts } from '#server/parts.ts';
import type { Grant, GrantVersion } from '#server/store/accounts.ts';
import type { StoredRecord, Stretch } from '#server/store/records.ts';
import type { Tables } from '#server/store/store.ts';
import { isoTime } from '#shared/lib/clock.ts';
import type { Checkpoint } from '#shared/wire/contract.ts';
import { grantedSet, isVisible, type ScopeChange, scopeChange, seenAs, visibleBody } from './visibility.ts';

/** Records read and sent at a time; a marker stands after each page (S9). */
export const PAGE = 500;

/** Why a pull cannot begin. */
export type PullRefusal = 'other-epoch';

interface Start {
  head: Checkpoint;
  grant: Grant;
  change: ScopeChange | null;
  total: number;
}

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
const rowLine =
  (grant: Grant) =>
  (one: StoredRecord): string =>
    `{"type":"row","collection":"${one.collection}","record":${visibleBody(grant, one)}}\n`;
const exitLine = (one: StoredRecord): string =>
  line({ type: 'exit', collection: one.collection, id: one.id, rev: one.rev, epoch: one.epoch });

/** Whether a checkpoint can be pulled from: one of another epoch, or ahead of the office, cannot (S25). */
export async function pullRefusal(parts: Parts, personId: string, from: Checkpoint): Promise<PullRefusal | null> {
  return parts.store.read(async (tables) => {
    const office = await tables.office.get();
    const { version } = await tables.accounts.grant(personId);
    if (from.epoch !== office.epoch) return 'other-epoch';
    if (from.seq <= office.seq && from.scope <= version) return null;
    parts.log.error('A laptop is ahead of the office: a backup was restored without a new epoch.');
    return 'other-epoch';
  });
}

/**
 * Everything that changed for this person since `from`, as text of whole lines, a page at a time. First what a
 * change of grants means (S20): exits for what was lost, then what was won, then a marker with the new scope;
 * then the axis. Ends early, without a marker at the head, when the grants change meanwhile or the session ends:
 * the client pulls again.
 */
export async function* pullPages(parts: Parts, session: SignedIn, from: Checkpoint): AsyncGenerator<string> {
  try {
    const start = await parts.store.read((tables) => readStart(tables, session.personId, from));
    yield line({ type: 'start', from, officeTime: isoTime(parts.clock.now()), total: start.total });
    const read: ReadOn = (work) => parts.store.read((tables) => whileGranted(tables, session, start, work));
    if (start.change) {
      if (!(yield* lostExits(read, start)) || !(yield* wonRows(read, start, from.seq))) return;
      yield line({ type: 'mark', to: { ...start.head, seq: from.seq }, isHead: false });
    }
    for (let seq = from.seq; ; ) {
      const page = await read((tables) => readPage(tables, start, seq));
      if (!page) return;
      yield page.text;
      if (page.isHead) return;
      seq = page.seq;
    }
  } catch (error) {
    // The answer has begun, so it can only be cut; the laptop keeps what it has up to the last marker (S9).
    parts.log.error('A pull was cut', error);
    throw error;
  }
}

/** Reads the next part of a pull; null where it must not go on. */
type ReadOn = <T>(work: (tables: Tables) => Promise<T>) => Promise<T | null>;

/** Does the work only if session and grants are what the pull began with: looked at in the same snapshot (S20). */
async function whileGranted<T>(
  tables: Tables,
  session: SignedIn,
  { head }: Start,
  work: (tables: Tables) => Promise<T>,
): Promise<T | null> {
  if (!(await standsStill(tables, session))) return null;
  return (await tables.accounts.grant(session.personId)).version === head.scope ? work(tables) : null;
}

const axis = (grant: Grant, after: number): Stretch => ({
  after,
  upTo: null,
  organizations: grantedSet(grant),
  withOfficeWide: true,
  withMoved: true,
});

const wonStretch = (change: ScopeChange, after: number, upTo: number): Stretch => ({
  after,
  upTo,
  organizations: change.won,
  withOfficeWide: false,
  withMoved: false,
});

const lostStretch = (change: ScopeChange, after: number): Stretch => ({
  after,
  upTo: null,
  organizations: change.lostSet,
  withOfficeWide: false,
  withMoved: true,
});

async function readStart(tables: Tables, personId: string, from: Checkpoint): Promise<Start> {
  const office = await tables.office.get();
  const now: GrantVersion = await tables.accounts.grant(personId);
  const grant = now.organizations;
  const versions = from.scope === now.version ? [] : await tables.accounts.grantsSince(personId, from.scope);
  const changed = from.scope === now.version ? null : scopeChange(versions, grant);
  // A laptop that never had a scope holds nothing that could leave.
  const change = changed && from.scope === 0 ? { ...changed, lost: null } : changed;
  const count = tables.records.countStretch;
  let total = await count({ ...axis(grant, from.seq), withMoved: false });
  if (change) total += await count(wonStretch(change, 0, from.seq));
  if (change?.lost) total += await count({ ...lostStretch(change, 0), withMoved: false });
  return { head: { epoch: office.epoch, seq: office.seq, scope: now.version }, grant, change, total };
}

/** Exits of what the laptop may hold of lost organizations, wherever those records are now. False: stop here. */
async function* lostExits(read: ReadOn, { change, grant }: Start): AsyncGenerator<string, boolean> {
  const { lost } = change ?? {};
  if (!change || !lost) return true;
  for (let after = 0; ; ) {
    const found = await read((tables) => tables.records.stretch(lostStretch(change, after), PAGE));
    if (!found) return false;
    const exits = found.filter((one) => !isVisible(grant, one.organizationId) && one.orgs.some(lost));
    if (exits.length > 0) yield exits.map(exitLine).join('');
    if (found.length < PAGE) return true;
    after = found.at(-1)?.rev ?? after;
  }
}

/** What was won, up to where the laptop stands: later changes come by the axis. False: stop here. */
async function* wonRows(read: ReadOn, { change, grant }: Start, upTo: number): AsyncGenerator<string, boolean> {
  if (!change || upTo === 0) return true;
  for (let after = 0; ; ) {
    const found = await read((tables) => tables.records.stretch(wonStretch(change, after, upTo), PAGE));
    if (!found) return false;
    if (found.length > 0) yield found.map(rowLine(grant)).join('');
    if (found.length < PAGE) return true;
    after = found.at(-1)?.rev ?? after;
  }
}

/** One page of the axis with its marker, all of one snapshot: exits before rows (S6). */
async function readPage(tables: Tables, { grant, head }: Start, after: number) {
  const office = await tables.office.get();
  const found = await tables.records.stretch(axis(grant, after), PAGE);
  const isHead = found.length < PAGE;
  const seq = isHead ? office.seq : (found.at(-1)?.rev ?? after);
  const exits = found.filter((one) => seenAs(grant, one) === 'exit').map(exitLine);
  const rows = found.filter((one) => seenAs(grant, one) === 'row').map(rowLine(grant));
  const mark = line({ type: 'mark', to: { ...head, seq }, isHead });
  return { text: exits.join('') + rows.join('') + mark, seq, isHead };
}
