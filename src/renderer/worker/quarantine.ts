import { isCollection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { titleOf } from '#shared/domain/title.ts';
import type { Row } from '#shared/wire/contract.ts';
import { applyPage } from './apply.ts';
import type { QuarantineEntry } from './contract.ts';
import { whyUnreadable } from './readable.ts';
import type { RecordStore } from './record-store.ts';
import { checkpointOf, type Quarantined, type SyncStore } from './sync-store.ts';

/** Of another epoch a restored office sends what it has anew: what it sent before must not come over that (S25). */
const isReadable = ({ collection, body }: Quarantined, epoch: string): boolean =>
  isCollection(collection) &&
  (body as AnyRecord).epoch === epoch &&
  whyUnreadable(collection, body as AnyRecord) === null;

/**
 * Reads again what could not be read when it came (S6): after an upgrade there may be a version that can. Records that
 * are readable now are applied as if they came from the office, so that an older one overwrites nothing. Gives how many
 * left the quarantine. `at` is device time, ISO. Must be called in turn.
 */
export async function readAgain(store: SyncStore, records: RecordStore, at: string): Promise<number> {
  const { odd, here } = await store.read(async (tables) => ({
    odd: await tables.quarantine.all(),
    here: await checkpointOf(tables),
  }));
  const readable = odd.filter((one) => isReadable(one, here.epoch));
  if (readable.length === 0) return 0;
  const rows = readable.map(({ collection, body }) => ({ collection, record: body }) as Row);
  await applyPage(store, records, { from: here, to: here, rows, exits: [] }, at);
  return readable.length;
}

/** What waits for an upgrade, the longest first. */
export async function quarantineEntries(store: SyncStore): Promise<QuarantineEntry[]> {
  const all = await store.read((tables) => tables.quarantine.all());
  return all
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ id, collection, body, why, at }) => ({ id, collection, why, at, ...titleIn(collection, body) }));
}

/** How people call it, as far as it can be told of a record that cannot be read. */
const titleIn = (collection: string, body: unknown): { code: string; name: string } =>
  isCollection(collection) ? titleOf(collection, body as AnyRecord) : { code: '', name: '' };
