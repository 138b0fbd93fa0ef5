import { COLLECTIONS, type Collection } from '#shared/domain/collections.ts';
import { NUMBER_SERIES } from '#shared/domain/numbers.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { isoTime } from '#shared/lib/clock.ts';
import type { Command } from '#shared/sync/command.ts';
import type { RestoreStep } from '#shared/sync/driver.ts';
import type { WaitingCommand } from '#shared/sync/withhold.ts';
import type { Row } from '#shared/wire/contract.ts';
import type { Offered } from '#shared/wire/restore.ts';
import { organizationOf, sealLeaving } from './leaving.ts';
import { project } from './projection.ts';
import type { RecordStore } from './record-store.ts';
import { type Base, checkpointOf, type SyncStore, type SyncTables } from './sync-store.ts';

/** Records looked at together. */
const LOT = 1000;

/** How far this laptop is on its way back to a restored office (S25): as durable as what it is read from. */
export async function restoreStep(tables: SyncTables): Promise<RestoreStep> {
  const restoring = await tables.meta.get('restoring');
  if (!restoring) return 'none';
  if (restoring.isOffered) return 'confirming';
  const [first] = await tables.outbox.first(1);
  return first && first.n <= restoring.upTo ? 'sending' : 'offering';
}

/**
 * The office stands at another epoch, and has of this device's commands those up to `lastN` (S25). In one transaction
 * what it lost goes back into the outbox in the order of its numbers, the checkpoint begins anew, and what is to be done
 * until the two agree is noted. Gives how many commands went back; null where the laptop is at this epoch already. To be
 * called in turn. A kill before the records are projected is repaired at the next start (S4).
 */
export async function enterEpoch(
  store: SyncStore,
  records: RecordStore,
  office: { epoch: string; lastN: number },
): Promise<number | null> {
  const { epoch, sent } = await store.read(async (tables) => ({
    epoch: (await checkpointOf(tables)).epoch,
    sent: await tables.sent.all(),
  }));
  if (epoch === office.epoch) return null;
  const shown = new Map<string, AnyRecord | undefined>();
  for (const { command } of sent) {
    for (const { collection, id } of command.edits)
      if (!shown.has(id)) shown.set(id, await records.byId(collection, id));
  }
  const { back, touched } = await store.write(async (tables) => {
    const returned = await putBack(tables, office.lastN);
    const touched = new Map<string, Collection>();
    for (const { withheld, edits } of returned) {
      if (!withheld) for (const { id, collection } of edits) touched.set(id, collection);
    }
    const known = new Set((await tables.bases.byIds([...touched.keys()])).map((base) => base.id));
    const bases: Base[] = [];
    for (const [id, collection] of touched) {
      if (!known.has(id)) bases.push({ id, collection, record: shown.get(id) ?? null });
    }
    await tables.bases.put(bases);
    await tables.meta.set('checkpoint', { epoch: office.epoch, seq: 0, scope: 0 });
    const before = (await tables.meta.get('restoring')) ?? null;
    const upTo = Math.max(before?.upTo ?? 0, ...returned.map((one) => one.n));
    await tables.meta.set('restoring', { upTo, isOffered: false });
    // The office may have lost that they were leased. It never gives their numbers out again, and neither does this laptop.
    for (const series of NUMBER_SERIES) {
      const block = await tables.blocks.get(series);
      if (block) await tables.blocks.put([{ ...block, next: block.to + 1 }]);
    }
    return { back: returned.length, touched: [...touched.keys()] };
  });
  await project(store, records, touched);
  return back;
}

/** Whether its content left this laptop with what it was about (S20): all that is known of it is its number. */
const isEmptied = ({ edits }: Command): boolean => edits.every((edit) => Object.keys(edit.changes).length === 0);

/** A command of which nothing is known any more but that it was. */
const justNumber = (n: number, device: string): WaitingCommand => {
  const at = isoTime(0);
  return {
    id: `lost-${n}-${device}`,
    n,
    device,
    author: device,
    at,
    deviceAt: at,
    edits: [],
    withheld: 'refused-before',
  };
};

/** Puts what the office lost back into the outbox, so that its numbers follow on `lastN` without a gap. */
async function putBack(tables: SyncTables, lastN: number): Promise<WaitingCommand[]> {
  const device = await tables.meta.get('device');
  const sent = await tables.sent.all();
  // What was sent under an earlier device of this laptop has no place in this one's count: it gets one (S10).
  const foreign = sent.filter((one) => one.command.device !== device);
  const own = sent.filter((one) => one.command.device === device && one.n > lastN);
  const lost = [...foreign, ...own];
  const returned: WaitingCommand[] = lost.map(({ command, verdict }) =>
    verdict === 'refused' || isEmptied(command) ? { ...command, withheld: 'refused-before' } : command,
  );
  await tables.sent.drop(lost.map((one) => one.n));
  const waiting = await tables.outbox.all();
  const sealed = await tables.sealed.first(Number.POSITIVE_INFINITY);
  if (foreign.length > 0 && device !== undefined) {
    const all = [...returned, ...waiting, ...sealed].map((one, index) => ({ ...one, device, n: lastN + 1 + index }));
    await tables.outbox.clear();
    await tables.outbox.add(all.slice(0, returned.length + waiting.length));
    await tables.sealed.drop(sealed.map((one) => one.n));
    await tables.sealed.add(all.slice(returned.length + waiting.length));
    await tables.meta.set('n', lastN + all.length);
    return all.slice(0, returned.length);
  }
  const numbers = new Set([...returned, ...waiting, ...sealed].map((one) => one.n));
  const last = Math.max((await tables.meta.get('n')) ?? 0, ...numbers);
  // What is not kept any more leaves its number: the office takes nothing beyond a gap (S11).
  for (let n = lastN + 1; n <= last; n++) if (!numbers.has(n)) returned.push(justNumber(n, device ?? ''));
  returned.sort((a, b) => a.n - b.n);
  await tables.outbox.add(returned);
  return returned;
}

/** The office's copies that this laptop holds from former epochs, a lot at a time: what it has to offer, or to give up. */
async function* heldFromBefore(
  store: SyncStore,
  records: RecordStore,
  epoch: string,
): AsyncGenerator<{ collection: Collection; copies: AnyRecord[] }> {
  const isFromBefore = (record: AnyRecord | null): record is AnyRecord => record !== null && record.epoch !== epoch;
  for (const collection of COLLECTIONS) {
    for (let after: string | undefined = ''; after !== undefined; ) {
      const lot: AnyRecord[] = await records.after(collection, after, LOT);
      const ids = lot.map((record) => record.id);
      const bases = new Map((await store.read((tables) => tables.bases.byIds(ids))).map((base) => [base.id, base]));
      const copies = lot.map((record) => bases.get(record.id)?.record ?? (bases.has(record.id) ? null : record));
      yield { collection, copies: copies.filter(isFromBefore) };
      after = lot.at(-1)?.id;
    }
  }
}

/** What there is to offer, a lot at a time. */
export async function* offers(store: SyncStore, records: RecordStore, epoch: string): AsyncGenerator<Offered[]> {
  for await (const { collection, copies } of heldFromBefore(store, records, epoch)) {
    // What the office applied and never showed has no revision: it is its own command that goes there again.
    const told = copies.filter((copy) => copy.rev > 0);
    if (told.length > 0) yield told.map(({ id, epoch, rev }) => ({ collection, id, epoch, rev }));
  }
}

/** The office's copies of wanted records, as this laptop holds them. */
export async function wantedRows(
  store: SyncStore,
  records: RecordStore,
  wanted: readonly { collection: Collection; id: string }[],
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { collection, id } of wanted) {
    const [base] = await store.read((tables) => tables.bases.byIds([id]));
    const copy = base ? base.record : await records.byId(collection, id);
    if (copy && copy.rev > 0) rows.push({ collection, record: copy });
  }
  return rows;
}

/** The offer was answered: from now on the office's records are applied. */
export async function noteOffered(store: SyncStore): Promise<void> {
  await store.write(async (tables) => {
    const restoring = await tables.meta.get('restoring');
    if (restoring) await tables.meta.set('restoring', { ...restoring, isOffered: true });
  });
}

/**
 * At the head of a pull from the beginning: what the office did not confirm leaves, unless it has unsent edits, which
 * are answered first. Gives the ids of what left. To be called in turn.
 */
export async function giveUpUnconfirmed(
  store: SyncStore,
  records: RecordStore,
  sees: (organization: string | null) => boolean,
): Promise<string[]> {
  const { step, epoch } = await store.read(async (tables) => ({
    step: await restoreStep(tables),
    epoch: (await checkpointOf(tables)).epoch,
  }));
  if (step !== 'confirming') return [];
  const gone: string[] = [];
  let isKept = false;
  for await (const { collection, copies } of heldFromBefore(store, records, epoch)) {
    const ids = copies.map((copy) => copy.id);
    const unsent = await store.read((tables) => tables.outbox.touching(ids));
    const busy = new Set(unsent.flatMap((command) => command.edits.map((edit) => edit.id)));
    const leaving = ids.filter((id) => !busy.has(id));
    isKept ||= leaving.length < ids.length;
    // What is kept of them beside the records goes too (S20).
    await sealLeaving(store, { ids: new Set(leaving), lost: null, staying: new Set() });
    await records.drop(collection, leaving);
    await store.write((tables) => tables.bases.drop(leaving));
    gone.push(...leaving);
  }
  await leaveForeign(store, records, sees);
  if (!isKept) await store.write((tables) => tables.meta.set('restoring', null));
  return gone;
}

/** What goes next: on the way back only what the office lost. */
export async function nextCommands(tables: SyncTables, most: number): Promise<WaitingCommand[]> {
  const restoring = await tables.meta.get('restoring');
  const commands = await tables.outbox.first(most);
  return restoring && !restoring.isOffered ? commands.filter((one) => one.n <= restoring.upTo) : commands;
}

/**
 * Takes away what was answered about clients that are not this user's any more (S20). An office that was restored does
 * not name them: it does not know that they ever were.
 */
async function leaveForeign(
  store: SyncStore,
  records: RecordStore,
  sees: (organization: string | null) => boolean,
): Promise<void> {
  const edits = await store.read(async ({ sent, refused }) =>
    [...(await sent.all()), ...(await refused.all())].flatMap((one) => one.command.edits),
  );
  const foreign = edits.filter((edit) => !sees(organizationOf(edit)));
  if (foreign.length === 0) return;
  // Records that are here moved to a client of this user since.
  const staying = new Set<string>();
  for (const { collection, id } of foreign) if (await records.byId(collection, id)) staying.add(id);
  const organizations = foreign.map(organizationOf).filter((one) => one !== null);
  const { touched } = await sealLeaving(store, { ids: new Set(), lost: { all: false, organizations }, staying });
  await project(store, records, touched);
}
