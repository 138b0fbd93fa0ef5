import { COLLECTIONS } from '#shared/domain/collections.ts';
import { DeskDb } from './desk-db.ts';
import { recall, remember } from './memory.ts';
import { Records } from './records.ts';
import { openSyncDb } from './sync-db.ts';
import { checkpointOf, type SyncStore } from './sync-store.ts';

/**
 * The databases of one user of one office by their names (S1). One that cannot be opened is put aside and never
 * deleted (S24): it stays where it is, and its successor has a number behind its name.
 */
export interface Databases {
  store: SyncStore;
  records: Records;
  own: DeskDb;
}

const numbered = (name: string, generation: number): string => (generation > 1 ? `${name}-${generation}` : name);
const keyOf = (name: string): string => `generation/${name}`;
const generationOf = async (name: string): Promise<number> => Number((await recall(keyOf(name))) ?? 1);
const pass = async (name: string): Promise<void> => remember(keyOf(name), String((await generationOf(name)) + 1));

const syncName = (user: string): string => `sitebook-sync-${user}`;
const recordsName = (user: string): string => `sitebook-records-${user}`;
const deskName = (user: string): string => `sitebook-desk-${user}`;

/** The name of this user's sync database, as it is now. */
export const syncDbName = async (user: string): Promise<string> =>
  numbered(syncName(user), await generationOf(syncName(user)));

const openSync = async (user: string): Promise<SyncStore> => openSyncDb(await syncDbName(user));

async function openDesk(user: string): Promise<DeskDb> {
  const own = new DeskDb(numbered(deskName(user), await generationOf(deskName(user))));
  await own.open();
  return own;
}

async function isEmpty(records: Records): Promise<boolean> {
  for (const collection of COLLECTIONS) if ((await records.after(collection, '', 1)).length > 0) return false;
  return true;
}

/** From nothing: what the office has comes anew. */
const startOver = (store: SyncStore): Promise<void> =>
  store.write(async (tables) => {
    if (!(await tables.meta.get('checkpoint'))) return;
    const { epoch } = await checkpointOf(tables);
    await tables.meta.set('checkpoint', { epoch, seq: 0, scope: 0 });
    await tables.meta.set('hasSynced', false);
  });

/**
 * The records that belong to a sync database. To a new one belong none: those of an earlier one may be of clients that
 * left since, and no exit would ever name them (S20). Records that were emptied come anew.
 */
async function openRecords(store: SyncStore, user: string): Promise<Records> {
  const name = recordsName(user);
  const isNew = await store.read(async ({ meta }) => (await meta.get('device')) === undefined);
  for (;;) {
    const records = await Records.open(numbered(name, await generationOf(name)));
    const hasNothing = await isEmpty(records);
    if (!isNew || hasNothing) {
      if (!isNew && hasNothing) await startOver(store);
      return records;
    }
    await records.close();
    await pass(name);
  }
}

/** Opens them all, or none. @throws what the browser says of the first that cannot be opened */
export async function openDatabases(user: string): Promise<Databases> {
  const store = await openSync(user);
  let records: Records | null = null;
  try {
    records = await openRecords(store, user);
    return { store, records, own: await openDesk(user) };
  } catch (error) {
    await records?.close();
    store.close();
    throw error;
  }
}

/** Puts aside those that cannot be opened; gives how many. The next `openDatabases` makes new ones in their place. */
export async function putAsideUnopenable(user: string): Promise<number> {
  let count = 0;
  const tried = async (name: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch {
      await pass(name);
      count += 1;
    }
  };
  let store: SyncStore | null = null;
  await tried(syncName(user), async () => {
    store = await openSync(user);
  });
  const open = store as SyncStore | null;
  if (open) {
    await tried(recordsName(user), async () => (await openRecords(open, user)).close());
    open.close();
  }
  await tried(deskName(user), async () => (await openDesk(user)).close());
  return count;
}
