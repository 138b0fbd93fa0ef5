import { Dexie } from 'dexie';
import type { After, Clock } from '#shared/lib/clock.ts';
import type { CommandFile, OpenOptions, RevokedState, WorkerPage } from './contract.ts';
import { syncDbName } from './databases.ts';
import { userOf } from './desk.ts';
import { dropKey, signAs } from './device-key.ts';
import { handInSealed, sendSealedBy } from './hand-in.ts';
import { browserFetch } from './office-fetch.ts';
import { openSyncDb } from './sync-db.ts';
import { Transport } from './transport.ts';

const AGAIN_MS = 15_000;

/** Whether this laptop was revoked and is not done with it: the app may have ended in between. */
export async function isLeaving(options: OpenOptions): Promise<boolean> {
  const name = await syncDbName(userOf(options));
  if (!(await Dexie.exists(name))) return false;
  const store = await openSyncDb(name);
  const isRevoked = await store.read((tables) => tables.meta.get('isRevoked'));
  store.close();
  return isRevoked === true;
}

interface Ending {
  options: OpenOptions;
  page: WorkerPage;
  /** The desktop's second copy of unsent commands (S24): it goes as well. */
  file: CommandFile | null;
  clock: Clock;
  after: After;
}

/**
 * What a revoked laptop does once its unsent work is sealed and nothing has its databases open (S22): everything of
 * this user goes, but what is sealed; that is handed in, as often as it takes; then it goes as well, and the key.
 * Cut off anywhere, it is begun again at the next start.
 */
export async function leaveOffice({ options, page, file, clock, after }: Ending): Promise<void> {
  const own = userOf(options);
  const sealedIn = await syncDbName(own);
  await deleteDatabases((name) => name.includes(own) && name !== sealedIn);
  const store = await openSyncDb(sealedIn);
  const transport = new Transport(options.officeUrl, page, browserFetch, clock, after);
  const send = sendSealedBy(transport, signAs, options);
  const all = await store.read((tables) => tables.sealed.count());
  const tell = (state: Omit<RevokedState, 'edits'>) => page.revoked({ edits: all, ...state });
  await tell({ waiting: all });
  let isErased = false;
  for (;;) {
    // What waits is sealed in the database by now.
    isErased ||= await erase(file);
    const handedIn = await handInSealed(store, send);
    if (handedIn.ok && isErased) break;
    await tell({ waiting: await store.read((tables) => tables.sealed.count()) });
    await new Promise<void>((resolve) => void after(AGAIN_MS, resolve));
  }
  store.close();
  await deleteDatabases((name) => name.includes(own));
  await dropKey(options.deviceId);
  await tell({ waiting: 0 });
}

const erase = async (file: CommandFile | null): Promise<boolean> =>
  file === null || (await file.erase('everything').catch(() => ({ ok: false }))).ok;

async function deleteDatabases(isMeant: (name: string) => boolean): Promise<void> {
  const names = (await indexedDB.databases()).map((one) => one.name ?? '').filter(isMeant);
  await Promise.all(names.map(deleteDatabase));
}

const deleteDatabase = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
