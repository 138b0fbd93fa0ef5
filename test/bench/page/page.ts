import { Dexie, type Table } from 'dexie';
import { createRxDatabase } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

/** What the page is told: where to pull from, and as whom. */
export interface Source {
  path: string;
  token: string;
  body: string;
}

interface Asset {
  id: string;
}

/** The assets of the office's stream, a page of it at a time. */
async function* assetPages({ path, token, body }: Source): AsyncGenerator<Asset[]> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(path, { method: 'POST', headers, body });
  if (!response.ok || !response.body) throw new Error(`The office answered ${response.status}.`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  let page: Asset[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      const line = JSON.parse(text);
      if (line.type === 'row' && line.collection === 'assets') page.push(line.record);
      if (line.type !== 'mark') continue;
      yield page;
      page = [];
    }
  }
}

/** Dexie as it is: every page of the stream in one bulkPut. */
async function bareDexie(source: Source): Promise<number> {
  const db = new Dexie('bench-dexie') as Dexie & { assets: Table<Asset, string> };
  db.version(1).stores({ assets: 'id' });
  for await (const page of assetPages(source)) await db.assets.bulkPut(page);
  return db.assets.count();
}

/** RxDB's own replication over its Dexie storage, with its own batch size: the pull handler reads from the stream. */
async function stockRxdb(source: Source): Promise<number> {
  const db = await createRxDatabase({ name: 'bench-rxdb', storage: getRxStorageDexie(), multiInstance: false });
  const properties = { id: { type: 'string', maxLength: 64 } };
  const schema = { version: 0, primaryKey: 'id', type: 'object', properties, required: ['id'] } as const;
  const { assets } = await db.addCollections({ assets: { schema } });
  const pages = assetPages(source);
  const waiting: Asset[] = [];
  let count = 0;
  const replication = replicateRxCollection<Asset, { count: number }>({
    collection: assets as never,
    replicationIdentifier: 'bench',
    live: false,
    pull: {
      handler: async (_checkpoint, batchSize) => {
        while (waiting.length < batchSize) {
          const next = await pages.next();
          if (next.done) break;
          waiting.push(...next.value);
        }
        const documents = waiting.splice(0, batchSize).map((one) => ({ ...one, _deleted: false }));
        count += documents.length;
        return { documents, checkpoint: { count } };
      },
    },
  });
  await replication.awaitInitialReplication();
  return assets.count().exec();
}

const CONTENDERS = { dexie: bareDexie, rxdb: stockRxdb };
export type Contender = keyof typeof CONTENDERS;

declare global {
  interface Window {
    /** Runs a first sync into an empty database; gives its milliseconds and how many assets there are then. */
    firstSync(contender: Contender, source: Source): Promise<{ ms: number; assets: number }>;
  }
}

window.firstSync = async (contender, source) => {
  const from = performance.now();
  const assets = await CONTENDERS[contender](source);
  return { ms: performance.now() - from, assets };
};
