import { isEqual } from '#shared/lib/json.ts';
import { replay } from '#shared/sync/replay.ts';
import type { SimLaptop } from '#test/sim/laptop/sim-laptop.ts';
import { belongsTo } from './content.ts';
import { type Ledger, showsAny, type Violation } from './ledger.ts';

/** What has to hold on a laptop whenever nothing is under way on it, healed or not. */
export function laptopAtRest(laptop: SimLaptop, ledger: Ledger): Violation[] {
  if (!laptop.core || !laptop.isStill) return [];
  return [...projection(laptop), ...status(laptop), ...scope(laptop, ledger)].map((one) => ({
    ...one,
    what: `${laptop.name}: ${one.what}`,
  }));
}

/** What is shown of a record is the office's copy with the unsent edits on top (S4). */
function* projection({ disk }: SimLaptop): Generator<Violation> {
  const { sync, records } = disk;
  const unsent = [...sync.outbox.values()].filter((one) => !one.withheld).sort((a, b) => a.n - b.n);
  for (const base of sync.bases.values()) {
    const expected = replay(base.record, unsent, base.collection, base.id);
    const shown = records.get(base.collection)?.get(base.id) ?? null;
    if (!isEqual(expected, shown))
      yield { invariant: 'S4', what: `${base.collection} ${base.id} is not shown as it is` };
  }
  for (const { edits, id } of unsent) {
    const bare = edits.find((edit) => !sync.bases.has(edit.id) && records.get(edit.collection)?.has(edit.id));
    if (bare) yield { invariant: 'S4', what: `${bare.id} is shown with the unsent ${id} and has no base` };
  }
}

/** What the screen says is what is so (S26, I10). */
function* status({ core, disk }: SimLaptop): Generator<Violation> {
  if (!core) return;
  const { phase, unsent, needsYou } = core.status;
  if (phase === 'starting') return;
  const { sync, records } = disk;
  const waiting = sync.outbox.size + sync.sealed.size;
  if (unsent !== waiting) yield { invariant: 'I10', what: `it says ${unsent} unsent and has ${waiting}` };
  if (phase === 'at-office' && waiting > 0) yield { invariant: 'I10', what: 'it says that all is at the office' };
  let open = 0;
  for (const held of records.values()) {
    for (const record of held.values()) if (Object.keys(record.conflicts).length > 0) open++;
  }
  const tray = [...sync.refused.values()];
  const roots = tray.filter((one) => !tray.some((other) => other.id === one.because)).length;
  if (needsYou !== open + roots)
    yield { invariant: 'I10', what: `it says that ${needsYou} need somebody, and ${open} + ${roots} do` };
}

/** Nothing of another client is held, as far as the laptop has heard (I4). */
function* scope({ disk, personId }: SimLaptop, ledger: Ledger): Generator<Violation> {
  const { sync, records } = disk;
  const checkpoint = sync.meta.get('checkpoint') as { scope: number; seq: number } | undefined;
  const grants = ledger.grantsFrom(personId, checkpoint?.scope ?? 0);
  if (!checkpoint || checkpoint.scope === 0) return;
  // What moved since the laptop's place on the axis is told with the rest of the axis.
  const isNews = (id: string): boolean => (ledger.changedAt.get(id) ?? 0) > checkpoint.seq;
  for (const { id, collection, record } of sync.bases.values()) {
    if (record && !isNews(id) && !showsAny(grants, belongsTo(collection, record)))
      yield { invariant: 'I4', what: `the base of ${collection} ${id} is of a client not granted` };
  }
  for (const [collection, held] of records) {
    for (const record of held.values()) {
      if (sync.bases.has(record.id) || isNews(record.id) || showsAny(grants, belongsTo(collection, record))) continue;
      yield { invariant: 'I4', what: `${collection} ${record.id} is of a client not granted` };
    }
  }
}
