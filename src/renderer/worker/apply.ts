import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { isEqual } from '#shared/lib/json.ts';
import type { Command } from '#shared/sync/command.ts';
import { replay } from '#shared/sync/replay.ts';
import type { WaitingCommand } from '#shared/sync/withhold.ts';
import type { Answer, Checkpoint, Exit, PushResponse, Row } from '#shared/wire/contract.ts';
import { emptied, type Lost, organizationOf, type Sealed, sealLeaving } from './leaving.ts';
import { project, unsentOf } from './projection.ts';
import { whyUnreadable } from './readable.ts';
import type { RecordStore } from './record-store.ts';
import { type Base, checkpointOf, type Quarantined, type SyncStore } from './sync-store.ts';

/** Records of the office, complete from one checkpoint to another (S8). */
export interface Page {
  from: Checkpoint;
  to: Checkpoint;
  rows: Row[];
  exits: Exit[];
  /** Clients that left this laptop's scope (S20). */
  lost?: Lost | null;
}

/** What became of a page: null where the laptop stands elsewhere than it begins. */
export type Applied = Omit<Sealed, 'touched'> | null;

/** The office's copy we hold of a record: its base while it has unsent edits, else the record as shown. */
const heldCopy = (base: Base | undefined, record: AnyRecord | undefined): AnyRecord | null | undefined =>
  base ? base.record : record;

/** Within one epoch an older revision never replaces a newer one: a late answer, a slow page (S6). */
const isOlder = (held: AnyRecord | null | undefined, incoming: { epoch: string; rev: number }): boolean =>
  !!held && held.epoch === incoming.epoch && incoming.rev < held.rev;

/**
 * The record as told in this epoch. It keeps its revision, which counts in the epoch it was made in; but what a restored
 * office tells is true now, and what is held of a former epoch at a higher one is not newer (S25, V1).
 */
const toldIn = (epoch: string, record: AnyRecord): AnyRecord =>
  record.epoch === epoch ? record : { ...record, epoch };

/**
 * Applies a page, or answers null where the laptop stands elsewhere than the page begins. Records first, then
 * bases and checkpoint in one transaction: applying it twice does no harm (S6). `at` is device time, ISO. Must be
 * called in turn.
 */
export async function applyPage(store: SyncStore, records: RecordStore, page: Page, at: string): Promise<Applied> {
  const ids = [...page.rows.map((row) => row.record.id), ...page.exits.map((exit) => exit.id)];
  const found = await store.read(async (tables) => {
    if (!isEqual(await checkpointOf(tables), page.from)) return null;
    // Not before a restored office has seen what this laptop holds (S25).
    if ((await tables.meta.get('restoring'))?.isOffered === false) return null;
    return await tables.bases.byIds(ids);
  });
  if (!found) return null;
  const bases = new Map(found.map((one) => [one.id, one]));
  const sealed = await applyExits(store, records, page, bases);
  // Read behind that: what was sealed is not shown any more.
  const outbox = await store.read((tables) => tables.outbox.touching(page.rows.map((row) => row.record.id)));
  const newBases: Base[] = [];
  const unreadable: Quarantined[] = [];
  for (const [collection, rows] of byCollection(page.rows)) {
    const held = await records.byIds(
      collection,
      rows.map((row) => row.id),
    );
    const writes: AnyRecord[] = [];
    for (const row of rows) {
      const record = toldIn(page.to.epoch, row);
      const why = whyUnreadable(collection, record);
      if (why !== null) {
        unreadable.push({ id: record.id, collection, body: record, why, at });
        continue;
      }
      const base = bases.get(record.id);
      if (isOlder(heldCopy(base, held.get(record.id)), record)) continue;
      const unsent = unsentOf(outbox, record.id);
      if (base || unsent.length > 0) newBases.push({ id: record.id, collection, record });
      const shown = replay(record, unsent, collection, record.id);
      if (shown) writes.push(shown);
    }
    await records.put(collection, writes);
  }
  await store.write(async (tables) => {
    // What came readable needs no waiting copy of an earlier revision.
    const odd = new Set(unreadable.map((one) => one.id));
    await tables.quarantine.drop(page.rows.map((row) => row.record.id).filter((id) => !odd.has(id)));
    for (const one of unreadable) await tables.quarantine.put(one);
    await tables.bases.put(newBases);
    await tables.meta.set('checkpoint', page.to);
  });
  if (newBases.length > 0) {
    await project(
      store,
      records,
      newBases.map((base) => base.id),
    );
  }
  return sealed;
}

/**
 * What left this user's scope goes, with what was kept beside it; unsent edits of it are sealed first (S20). Exits come
 * before rows (S6).
 */
async function applyExits(
  store: SyncStore,
  records: RecordStore,
  page: Page,
  bases: Map<string, Base>,
): Promise<Omit<Sealed, 'touched'>> {
  const { exits, rows, lost = null } = page;
  const goes: { collection: Collection; ids: string[] }[] = [];
  // A collection at a time: a client that is no longer granted may take thousands along.
  for (const [collection, leaving] of grouped(exits, (exit) => exit)) {
    const shown = await records.byIds(
      collection,
      leaving.map((exit) => exit.id),
    );
    const gone = leaving.filter((exit) => {
      const held = heldCopy(bases.get(exit.id), shown.get(exit.id));
      return !held || held.epoch !== exit.epoch || held.rev <= exit.rev;
    });
    goes.push({ collection, ids: gone.map((exit) => exit.id) });
  }
  const ids = new Set(goes.flatMap((one) => one.ids));
  const staying = new Set(rows.map((row) => row.record.id));
  if (lost) for (const id of await refusedOfOthers(store, records, ids)) staying.add(id);
  const sealed = await sealLeaving(store, { ids, lost, staying });
  await project(store, records, sealed.touched);
  for (const one of goes) await records.drop(one.collection, one.ids);
  for (const id of sealed.touched) bases.delete(id);
  return sealed;
}

/** Records of refused edits that this laptop holds and no exit names: whatever client is lost, they are not (V11). */
async function refusedOfOthers(store: SyncStore, records: RecordStore, gone: ReadonlySet<string>): Promise<string[]> {
  const refused = await store.read((tables) => tables.refused.all());
  const edits = refused.flatMap((one) => one.command.edits).filter((edit) => !gone.has(edit.id));
  const held: string[] = [];
  for (const [collection, ids] of grouped(edits, (edit) => edit.id)) {
    for (const [id, record] of await records.byIds(collection, ids)) if (record.rev > 0) held.push(id);
  }
  return held;
}

const byCollection = (rows: Row[]): Map<Collection, AnyRecord[]> => grouped(rows, (row) => row.record as AnyRecord);

/** What stands in a page, by collection and in its order. */
function grouped<T extends { collection: Collection }, V>(items: readonly T[], value: (item: T) => V) {
  const groups = new Map<Collection, V[]>();
  for (const item of items) {
    const group = groups.get(item.collection);
    if (group) group.push(value(item));
    else groups.set(item.collection, [value(item)]);
  }
  return groups;
}

/**
 * Applies the office's answers to a push (S10): each settles its outbox entry. The records that came with it
 * become the bases; an answer of another epoch is ignored, and the records of one that was read before the
 * laptop's checkpoint are (S10). `sees`: what is granted now. Must be called in turn. Gives the commands that were settled.
 */
export async function applyAnswers(
  store: SyncStore,
  records: RecordStore,
  response: PushResponse,
  sees: (organization: string | null) => boolean,
): Promise<WaitingCommand[]> {
  const { checkpoint, restoring } = await store.read(async (tables) => ({
    checkpoint: await checkpointOf(tables),
    restoring: await tables.meta.get('restoring'),
  }));
  if (response.at.epoch !== checkpoint.epoch) return [];
  // On the way back only the axis says what is at the office: it names nothing that has to leave (S25).
  const isOnWayBack = (restoring ?? null) !== null;
  const isStale = isOnWayBack || response.at.seq < checkpoint.seq || response.at.scope < checkpoint.scope;
  const settled: WaitingCommand[] = [];
  for (const answer of response.answers) {
    const command = await settle(store, records, answer, { ...response, isStale, sees });
    if (command) settled.push(command);
  }
  return settled;
}

/** How an answer is heard: whether its records are older than what this laptop has, and what is granted now. */
interface Hearing {
  isStale: boolean;
  sees: (organization: string | null) => boolean;
}

async function settle(
  store: SyncStore,
  records: RecordStore,
  answer: Answer,
  { at, officeTime, isStale, sees }: Pick<PushResponse, 'at' | 'officeTime'> & Hearing,
): Promise<WaitingCommand | null> {
  const command = await store.read((tables) => tables.outbox.byId(answer.command));
  // A second answer to the same push: it was settled before.
  if (!command) return null;
  const touched = new Map(command.edits.map((edit) => [edit.id, edit.collection]));
  const bodies = isStale
    ? []
    : answer.records.filter((row) => whyUnreadable(row.collection, row.record as AnyRecord) === null);
  const held = new Map<string, AnyRecord | undefined>();
  for (const row of bodies) held.set(row.record.id, await records.byId(row.collection, row.record.id));

  await store.write(async ({ outbox, sent, refused, bases }) => {
    await outbox.drop(command.n);
    // Refused, and out of sight: the office has it, and nothing of it is kept here (V2).
    const isOut = answer.verdict === 'refused' && isOutOfSight(answer, command, sees);
    const kept = isOut ? emptied(command) : command;
    // What stood for a number alone leaves no trace.
    if (command.edits.length > 0)
      await sent.put({ n: command.n, command: kept, verdict: answer.verdict, sentAt: officeTime });
    // Refused before the office was restored, and in the tray since, unless its user is through with it.
    if (command.withheld) return;
    if (answer.verdict === 'refused' && !isOut) {
      await refused.put({
        id: command.id,
        command,
        code: answer.code ?? 'internal',
        message: answer.message ?? '',
        edit: answer.edit ?? 0,
        because: answer.because ?? null,
        refusedAt: officeTime,
      });
    }
    for (const row of bodies) {
      const record = toldIn(at.epoch, row.record as AnyRecord);
      const [base] = await bases.byIds([record.id]);
      if (isOlder(heldCopy(base, held.get(record.id)), record)) continue;
      await bases.put([{ id: record.id, collection: row.collection, record }]);
    }
    if (isStale) return;
    for (const id of answer.unknown) {
      const collection = touched.get(id);
      if (collection) await bases.put([{ id, collection, record: null }]);
    }
    if (answer.verdict === 'refused') return;
    // Applied, but its record is not shown to this user: the edit is folded into the base (S10), until an exit comes by
    // the axis. For a record that was made here there never is one where its client is not taken along: it goes now.
    for (const base of await bases.byIds(answer.hidden)) {
      if (!base.record) continue;
      await bases.put([{ ...base, record: replay(base.record, [command], base.collection, base.id) }]);
    }
  });
  await project(store, records, [...touched.keys()]);
  return command;
}

/** Whether the office refused what this user may not see: a record of another client, or a new one for such. */
const isOutOfSight = (answer: Answer, { edits }: Command, sees: (organization: string | null) => boolean): boolean =>
  edits.some(
    (edit) => answer.hidden.includes(edit.id) || (answer.unknown.includes(edit.id) && !sees(organizationOf(edit))),
  );
