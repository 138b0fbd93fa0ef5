import { type SignedIn, standsStill } from '#server/auth/authenticate.ts';
import type { Parts } from '#server/parts.ts';
import type { Grant } from '#server/store/accounts.ts';
import type { StoredRecord, Stretch } from '#server/store/records.ts';
import type { Tables } from '#server/store/store.ts';
import { isoTime } from '#shared/lib/clock.ts';
import type { Checkpoint } from '#shared/wire/contract.ts';
import { firstNeeds } from './first-needs.ts';
import { type Scope, scopeOf, scopesSince } from './scope.ts';
import {
  type ClosedSpan,
  grantedSet,
  horizonChange,
  isVisible,
  type ScopeChange,
  scopeChange,
  seenAs,
  visibleBody,
} from './visibility.ts';

/** Records that a pull reads and sends at a time in an office of everyday size. */
export const PULL_PAGE = 500;

/** Why a pull cannot begin. */
export type PullRefusal = 'other-epoch';

interface Start {
  head: Checkpoint;
  scope: Scope;
  change: ScopeChange | null;
  /** Closed tickets of clients that stay, by the horizon. */
  closed: ReturnType<typeof horizonChange> | null;
  /** What goes first, outside the axis (S21): read with the scope, so that both are of one moment. */
  first: StoredRecord[];
  /** Whether the laptop may hold what lies beyond its horizon now: one that begins with nothing does not. */
  withOld: boolean;
  /** Rows and exits that are to come, those outside the axis too. */
  total: number;
  /** Records in a page, at most. */
  page: number;
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
 * then, for a laptop that begins with nothing, what it can work with meanwhile (S21), as rows outside the axis which
 * come once more by it; then the axis. Ends early, without a marker at the head, when the grants change meanwhile or
 * the session ends: the client pulls again.
 */
export async function* pullPages(parts: Parts, session: SignedIn, from: Checkpoint): AsyncGenerator<string> {
  try {
    const now = isoTime(parts.clock.now());
    const start = await parts.store.read((tables) => readStart(tables, session, from, { page: parts.pullPage, now }));
    yield line({ type: 'start', from, officeTime: isoTime(parts.clock.now()), total: start.total });
    const read: ReadOn = (work) => parts.store.read((tables) => whileGranted(tables, session, start, work));
    if (start.change) {
      const { all, listed } = start.change.lostSet;
      if (start.change.lost) yield line({ type: 'lost', all, organizations: listed });
      for (const part of [lostExits(read, start), closedExits(read, start)]) if (!(yield* part)) return;
      for (const part of [wonRows(read, start, from.seq), closedRows(read, start, from.seq)])
        if (!(yield* part)) return;
      yield line({ type: 'mark', to: { ...start.head, seq: from.seq }, isHead: false });
    }
    if (start.first.length > 0) {
      yield start.first.map(rowLine(start.scope.organizations)).join('');
      yield line({ type: 'mark', to: { ...start.head, seq: 0 }, isHead: false });
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

/** As a condition of the store: nothing of tickets closed before the scope's horizon. */
const within = ({ closedSince }: Scope): Pick<Stretch, 'closed'> =>
  closedSince === null ? {} : { closed: { notBefore: closedSince } };

const axis = ({ scope, withOld }: Pick<Start, 'scope' | 'withOld'>, after: number): Stretch => ({
  after,
  upTo: null,
  organizations: grantedSet(scope.organizations),
  withOfficeWide: true,
  withMoved: true,
  ...(withOld ? {} : within(scope)),
});

const wonStretch = (change: ScopeChange, scope: Scope, after: number, upTo: number): Stretch => ({
  after,
  upTo,
  organizations: change.won,
  withOfficeWide: false,
  withMoved: false,
  ...within(scope),
});

const closedStretch = (scope: Scope, closed: ClosedSpan, after: number, upTo: number | null): Stretch => ({
  after,
  upTo,
  organizations: grantedSet(scope.organizations),
  withOfficeWide: true,
  withMoved: false,
  closed,
});

const lostStretch = (change: ScopeChange, after: number): Stretch => ({
  after,
  upTo: null,
  organizations: change.lostSet,
  withOfficeWide: false,
  withMoved: true,
});

async function readStart(
  tables: Tables,
  session: SignedIn,
  from: Checkpoint,
  { page, now }: { page: number; now: string },
): Promise<Start> {
  const office = await tables.office.get();
  const scope = await scopeOf(tables, session);
  const isChanged = from.scope !== scope.version;
  const versions = isChanged ? await scopesSince(tables, session, from.scope) : [];
  const changed = isChanged ? scopeChange(versions, scope.organizations) : null;
  // A laptop that never had a scope holds nothing that could leave.
  const change = changed && from.scope === 0 ? { ...changed, lost: null } : changed;
  const closed = isChanged && from.scope > 0 ? horizonChange(versions, scope) : null;
  const head = { epoch: office.epoch, seq: office.seq, scope: scope.version };
  const first = from.seq === 0 ? await firstNeeds(tables, session, scope, now) : [];
  // What went first may have fallen behind the horizon since: a laptop that has a scope may have had it.
  const start = { head, scope, change, closed, first, withOld: from.seq > 0 || from.scope > 0 };
  const count = tables.records.countStretch;
  let total = first.length + (await count({ ...axis({ scope, withOld: false }, from.seq), withMoved: false }));
  if (change) total += await count(wonStretch(change, scope, 0, from.seq));
  if (change?.lost) total += await count({ ...lostStretch(change, 0), withMoved: false });
  if (closed?.lost) total += await count(closedStretch(scope, closed.lost, 0, null));
  if (closed?.won) total += await count(closedStretch(scope, closed.won, 0, from.seq));
  return { ...start, total, page };
}

/** Text of one stretch, a page at a time. False: session or scope are not what they were, stop here. */
async function* pagesOf(
  read: ReadOn,
  most: number,
  stretch: (after: number) => Stretch,
  text: (found: StoredRecord[]) => string,
): AsyncGenerator<string, boolean> {
  for (let after = 0; ; ) {
    const found = await read((tables) => tables.records.stretch(stretch(after), most));
    if (!found) return false;
    const part = text(found);
    if (part !== '') yield part;
    if (found.length < most) return true;
    after = found.at(-1)?.rev ?? after;
  }
}

/** Exits of what the laptop may hold of lost organizations, wherever those records are now. */
async function* lostExits(read: ReadOn, { change, scope, page }: Start): AsyncGenerator<string, boolean> {
  const { lost } = change ?? {};
  if (!change || !lost) return true;
  const isGone = (one: StoredRecord): boolean =>
    !isVisible(scope.organizations, one.organizationId) && one.orgs.some(lost);
  return yield* pagesOf(
    read,
    page,
    (after) => lostStretch(change, after),
    (found) => found.filter(isGone).map(exitLine).join(''),
  );
}

/** Exits of what fell behind the horizon. */
async function* closedExits(read: ReadOn, { closed, scope, page }: Start): AsyncGenerator<string, boolean> {
  const lost = closed?.lost;
  if (!lost) return true;
  return yield* pagesOf(
    read,
    page,
    (after) => closedStretch(scope, lost, after, null),
    (found) => found.map(exitLine).join(''),
  );
}

/** What was won, up to where the laptop stands: later changes come by the axis. */
async function* wonRows(read: ReadOn, { change, scope, page }: Start, upTo: number): AsyncGenerator<string, boolean> {
  if (!change || upTo === 0) return true;
  return yield* pagesOf(
    read,
    page,
    (after) => wonStretch(change, scope, after, upTo),
    (found) => found.map(rowLine(scope.organizations)).join(''),
  );
}

/** What came within the horizon, up to where the laptop stands. */
async function* closedRows(
  read: ReadOn,
  { closed, scope, page }: Start,
  upTo: number,
): AsyncGenerator<string, boolean> {
  const won = closed?.won;
  if (!won || upTo === 0) return true;
  return yield* pagesOf(
    read,
    page,
    (after) => closedStretch(scope, won, after, upTo),
    (found) => found.map(rowLine(scope.organizations)).join(''),
  );
}

/** One page of the axis with its marker, all of one snapshot: exits before rows (S6). */
async function readPage(tables: Tables, start: Start, after: number) {
  const { scope, head } = start;
  const office = await tables.office.get();
  const found = await tables.records.stretch(axis(start, after), start.page);
  const isHead = found.length < start.page;
  const seq = isHead ? office.seq : (found.at(-1)?.rev ?? after);
  const exits = found.filter((one) => seenAs(scope, one) === 'exit').map(exitLine);
  const rows = found.filter((one) => seenAs(scope, one) === 'row').map(rowLine(scope.organizations));
  const mark = line({ type: 'mark', to: { ...head, seq }, isHead });
  return { text: exits.join('') + rows.join('') + mark, seq, isHead };
}
