import {
  addRxPlugin,
  createRxDatabase,
  prepareQuery,
  type RxCollection,
  type RxDatabase,
  type RxJsonSchema,
} from 'rxdb';
import { RxDBCleanupPlugin } from 'rxdb/plugins/cleanup';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { COLLECTIONS, type Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { AssetFactsCache } from './asset-facts.ts';
import { LinkIndex } from './link-index.ts';
import type { RecordStore, WriteListener } from './record-store.ts';

addRxPlugin(RxDBCleanupPlugin);

export type RecordCollection = RxCollection<AnyRecord>;
type Database = RxDatabase<Record<Collection, RecordCollection>>;

/**
 * What RxDB has to know: the key, and what is looked up by index. Everything else of a record is the domain's
 * business, which checked it before it came here.
 */
function schemaOf(collection: Collection): RxJsonSchema<AnyRecord> {
  const base = {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: { id: { type: 'string', maxLength: 64 } },
    required: ['id'],
  };
  if (collection !== 'activities') return base as unknown as RxJsonSchema<AnyRecord>;
  // A timeline is read by what it hangs on.
  const parent = { type: 'object', properties: { id: { type: 'string', maxLength: 64 } } };
  return {
    ...base,
    properties: { ...base.properties, parent },
    required: ['id', 'parent'],
    indexes: ['parent.id'],
  } as unknown as RxJsonSchema<AnyRecord>;
}

/** Relationships read at a time. */
const LOT = 1000;

/** A record as it lies in the storage, without what the storage keeps beside it. */
const plain = (stored: unknown): AnyRecord => {
  const { _rev, _meta, _deleted, _attachments, ...record } = stored as AnyRecord;
  return record as AnyRecord;
};

/** The records in RxDB over IndexedDB (S1), whose live results are what the screens look at. */
export class Records implements RecordStore {
  readonly links = new LinkIndex((id) => this.after('relationships', id, LOT));
  readonly assetFacts = new AssetFactsCache((ids) => this.read('assets', ids));
  private readonly listeners = new Set<WriteListener>();

  private constructor(private readonly db: Database) {}

  /** Opens the database; the one place that knows the storage (S1). */
  static async open(name: string): Promise<Records> {
    const db = await createRxDatabase<Record<Collection, RecordCollection>>({
      name,
      storage: getRxStorageDexie(),
      multiInstance: false,
      eventReduce: true,
      closeDuplicates: true,
    });
    await db.addCollections(Object.fromEntries(COLLECTIONS.map((one) => [one, { schema: schemaOf(one) }])));
    return new Records(db);
  }

  collection(name: Collection): RecordCollection {
    return this.db[name];
  }

  async byIds(collection: Collection, ids: readonly string[]): Promise<Map<string, AnyRecord>> {
    const found = await this.db[collection].findByIds([...ids]).exec();
    return new Map([...found].map(([id, doc]) => [id, doc.toJSON() as AnyRecord]));
  }

  async byId(collection: Collection, id: string): Promise<AnyRecord | undefined> {
    return (await this.byIds(collection, [id])).get(id);
  }

  /** Records straight from the storage: no live documents are made of them. */
  async read(collection: Collection, ids: string[]): Promise<AnyRecord[]> {
    return (await this.db[collection].storageInstance.findDocumentsById(ids, false)) as unknown as AnyRecord[];
  }

  /** Straight from the storage as well. */
  async after(collection: Collection, id: string, limit: number): Promise<AnyRecord[]> {
    const { storageInstance, schema } = this.db[collection];
    const selector = { id: { $gt: id }, _deleted: { $eq: false } };
    const query = { selector, sort: [{ id: 'asc' as const }], skip: 0, limit };
    const prepared = prepareQuery<AnyRecord>(schema.jsonSchema as never, query as never);
    return (await storageInstance.query(prepared)).documents.map(plain);
  }

  async put(collection: Collection, records: readonly AnyRecord[]): Promise<void> {
    if (records.length === 0) return;
    const result = await this.db[collection].bulkUpsert([...records]);
    const problem = result.error[0];
    if (problem)
      throw new Error(`Record ${problem.documentId} of ${collection} could not be written (${problem.status}).`);
    if (collection === 'relationships') this.links.put(records);
    if (collection === 'assets') this.assetFacts.put(records);
    for (const listener of [...this.listeners]) for (const one of records) listener(collection, one.id, one);
  }

  async drop(collection: Collection, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.db[collection].bulkRemove([...ids]);
    await this.db[collection].cleanup(0);
    if (collection === 'relationships') this.links.drop(ids);
    if (collection === 'assets') this.assetFacts.drop(ids);
    for (const listener of [...this.listeners]) for (const id of ids) listener(collection, id, null);
  }

  onWrite(listener: WriteListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.db.close();
  }
}
