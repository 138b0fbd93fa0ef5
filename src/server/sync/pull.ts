import { isoTime } from '#shared/lib/clock.ts';
import type { Checkpoint } from '#shared/wire/contract.ts';
import type { Parts } from '#server/parts.ts';
import type { Grant, GrantVersion } from '#server/store/accounts.ts';
import type { StoredRecord, Stretch } from '#server/store/records.ts';
import type { Tables } from '#server/store/store.ts';
import { grantedSet, isVisible, type ScopeChange, scopeChange, seenAs } from './visibility.ts';

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
const rowLine = (one: StoredRecord): string =>
  `{"type":"row","collection":"${one.collection}","record":${one.body}}\n`;
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
 * then the axis. Ends early, without a marker at the head, when the grants change meanwhile: the client pulls again.
 */
export async function* pullPages(parts: Parts, personId: string, from: Checkpoint): AsyncGenerator<string> {
  const start = await parts.store.read((tables) => readStart(tables, personId, from));
  yield line({ type: 'start', from, officeTime: isoTime(parts.clock.now()), total: start.total });
  const { scope, epoch } = start.head;
  if (start.change) {
    yield* lostExits(parts, start);
    yield* wonRows(parts, start, from.seq);
    yield line({ type: 'mark', to: { epoch, seq: from.seq, scope }, isHead: false });
  }
  let seq = from.seq;
  for (;;) {
    const page = await parts.store.read((tables) => readPage(tables, personId, start, seq));
    if (page === 'scope-changed') return;
    yield page.text;
    if (page.isHead) return;
    seq = page.seq;
  }
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

/** Exits of what the laptop may hold of lost organizations, wherever those records are now. */
async function* lostExits(parts: Parts, { change, grant }: Start): AsyncGenerator<string> {
  const { lost } = change ?? {};
  if (!change || !lost) return;
  for (let after = 0; ; ) {
    const found = await parts.store.read((tables) => tables.records.stretch(lostStretch(change, after), PAGE));
    const exits = found.filter((one) => !isVisible(grant, one.organizationId) && one.orgs.some(lost));
    if (exits.length > 0) yield exits.map(exitLine).join('');
    if (found.length < PAGE) return;
    after = found.at(-1)?.rev ?? after;
  }
}

/** What was won, up to where the laptop stands: later changes come by the axis. */
async function* wonRows(parts: Parts, { change }: Start, upTo: number): AsyncGenerator<string> {
  if (!change || upTo === 0) return;
  for (let after = 0; ; ) {
    const found = await parts.store.read((tables) => tables.records.stretch(wonStretch(change, after, upTo), PAGE));
    if (found.length > 0) yield found.map(rowLine).join('');
    if (found.length < PAGE) return;
    after = found.at(-1)?.rev ?? after;
  }
}

/** One page of the axis with its marker, all of one snapshot: exits before rows (S6). */
async function readPage(
  tables: Tables,
  personId: string,
  start: Start,
  after: number,
): Promise<{ text: string; seq: number; isHead: boolean } | 'scope-changed'> {
  const { grant, head } = start;
  if ((await tables.accounts.grant(personId)).version !== head.scope) return 'scope-changed';
  const office = await tables.office.get();
  const found = await tables.records.stretch(axis(grant, after), PAGE);
  const isHead = found.length < PAGE;
  const seq = isHead ? office.seq : (found.at(-1)?.rev ?? after);
  const exits = found.filter((one) => seenAs(grant, one) === 'exit').map(exitLine);
  const rows = found.filter((one) => seenAs(grant, one) === 'row').map(rowLine);
  const mark = line({ type: 'mark', to: { epoch: head.epoch, seq, scope: head.scope }, isHead });
  return { text: exits.join('') + rows.join('') + mark, seq, isHead };
}
