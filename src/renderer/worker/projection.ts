import { COLLECTIONS, type Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { Command } from '#shared/sync/command.ts';
import { replay } from '#shared/sync/replay.ts';
import type { RecordStore } from './record-store.ts';
import type { SyncStore } from './sync-store.ts';

/** The unsent commands that touch a record, in order. */
export const unsentOf = (outbox: readonly Command[], id: string): Command[] =>
  outbox.filter((command) => command.edits.some((edit) => edit.id === id));

/**
 * Shows what is true: for every base, the office's copy with the unsent edits on top goes to the records; then
 * bases without unsent edits leave. A base leaves only after its projection is written, so that a kill between
 * the two is repaired at the next start (S4, V4).
 */
export async function project(store: SyncStore, records: RecordStore, ids?: readonly string[]): Promise<void> {
  const { bases, outbox } = await store.read(async (tables) => {
    const held = ids ? await tables.bases.byIds(ids) : await tables.bases.all();
    const touching = held.length === 0 ? [] : await tables.outbox.touching(held.map((base) => base.id));
    return { bases: held, outbox: touching };
  });
  if (bases.length === 0) return;
  const writes = new Map<Collection, { put: AnyRecord[]; drop: string[] }>(
    COLLECTIONS.map((name) => [name, { put: [], drop: [] }]),
  );
  for (const base of bases) {
    const shown = replay(base.record, unsentOf(outbox, base.id), base.collection, base.id);
    const target = writes.get(base.collection);
    if (shown) target?.put.push(shown);
    else target?.drop.push(base.id);
  }
  for (const [collection, { put, drop }] of writes) {
    await records.put(collection, put);
    await records.drop(collection, drop);
  }
  const done = bases.filter((base) => unsentOf(outbox, base.id).length === 0).map((base) => base.id);
  if (done.length > 0) await store.write((tables) => tables.bases.drop(done));
}
