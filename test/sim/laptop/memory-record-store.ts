import { AssetFactsCache } from '#renderer/worker/asset-facts.ts';
import { LinkIndex } from '#renderer/worker/link-index.ts';
import type { RecordStore, WriteListener } from '#renderer/worker/record-store.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { freeze } from './freeze.ts';
import type { Gate } from './memory-sync-store.ts';

/** The records on the disk of a laptop, by collection and id. */
export type RecordDisk = Map<Collection, Map<string, AnyRecord>>;

const LOT = 1000;

/** The records on a disk in memory. `gate` stands before and after every durable step. */
export class MemoryRecordStore implements RecordStore {
  readonly links = new LinkIndex((id) => this.after('relationships', id, LOT));
  readonly assetFacts = new AssetFactsCache(async (ids) => [...(await this.byIds('assets', ids)).values()]);
  private readonly listeners = new Set<WriteListener>();

  constructor(
    private readonly disk: RecordDisk,
    private readonly gate: Gate = async () => undefined,
  ) {}

  async byIds(collection: Collection, ids: readonly string[]): Promise<Map<string, AnyRecord>> {
    const found = new Map<string, AnyRecord>();
    for (const id of ids) {
      const record = this.disk.get(collection)?.get(id);
      if (record) found.set(id, record);
    }
    return found;
  }

  async byId(collection: Collection, id: string): Promise<AnyRecord | undefined> {
    return this.disk.get(collection)?.get(id);
  }

  async after(collection: Collection, id: string, limit: number): Promise<AnyRecord[]> {
    const all = [...(this.disk.get(collection)?.values() ?? [])];
    return all
      .filter((one) => one.id > id)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  async put(collection: Collection, records: readonly AnyRecord[]): Promise<void> {
    if (records.length === 0) return;
    await this.gate('put');
    const held = this.disk.get(collection) ?? new Map<string, AnyRecord>();
    this.disk.set(collection, held);
    for (const record of records) held.set(record.id, freeze(record));
    if (collection === 'relationships') this.links.put(records);
    if (collection === 'assets') this.assetFacts.put(records);
    for (const listener of [...this.listeners]) for (const one of records) listener(collection, one.id, one);
    await this.gate('been put');
  }

  async drop(collection: Collection, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.gate('drop');
    for (const id of ids) this.disk.get(collection)?.delete(id);
    if (collection === 'relationships') this.links.drop(ids);
    if (collection === 'assets') this.assetFacts.drop(ids);
    for (const listener of [...this.listeners]) for (const id of ids) listener(collection, id, null);
    await this.gate('dropped');
  }

  onWrite(listener: WriteListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.listeners.clear();
  }
}
