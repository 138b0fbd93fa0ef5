import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { createConsoleLog } from '#server/log.ts';
import { createOffice, type Office } from '#server/office.ts';
import { NewerSchema } from '#server/store/migrations.ts';
import { openStore } from '#server/store/open-store.ts';
import { type Owner, type OwnerFailure, ownFolder } from '#server/store/owner.ts';
import { StoreError, type StoreFailure } from '#server/store/sql.ts';
import { openSqlite } from '#server/store/sqlite.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { judge, neededFacts } from '#shared/sync/judge.ts';
import { Failure, InUse } from './failure.ts';

const clock: Clock = { now: Date.now, elapsed: () => performance.now() };

/** Repeats in the background: it keeps no process from ending. */
const every = (ms: number, work: () => void): (() => void) => {
  const timer = setInterval(work, ms).unref();
  return () => clearInterval(timer);
};

/** An office in a data folder of its own. `close` ends its streams and its store and gives the folder back. */
export interface OpenedOffice {
  office: Office;
  owner: Owner;
  close(): Promise<void>;
}

const SENTENCES: Record<OwnerFailure | StoreFailure, (folder: string) => string> = {
  owned: (folder) => `The data folder ${folder} is in use by another office that is running.`,
  busy: (folder) => `The data folder ${folder} is in use by another program.`,
  'read-only': (folder) => `The data folder ${folder} cannot be written to.`,
  full: (folder) => `The disk of the data folder ${folder} is full.`,
  damaged: (folder) => `The database in ${folder} is damaged; restore it from a backup.`,
  io: (folder) => `The data folder ${folder} cannot be read or written.`,
  data: (folder) => `The database in ${folder} is not one of this program.`,
};

/** Opens the office of a data folder, making it where there is none; `isPrivate` as for `createOffice`. @throws Failure, InUse */
export async function openOffice(data: string, isPrivate = true): Promise<OpenedOffice> {
  const folder = resolve(data);
  const owner = ownFolder(folder);
  if (!owner.ok) throw new (owner.error === 'owned' ? InUse : Failure)(SENTENCES[owner.error](folder));
  try {
    const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
    const store = await openStore(openSqlite(join(folder, 'office.db')), clock, random);
    const log = createConsoleLog();
    const office = await createOffice({ store, clock, judge: { judge, neededFacts }, log, random, every }, isPrivate);
    return {
      office,
      owner: owner.value,
      close: async () => {
        office.hub.close();
        await store.close();
        owner.value.release();
      },
    };
  } catch (error) {
    owner.value.release();
    if (error instanceof NewerSchema) {
      throw new Failure(`The database in ${folder} was written by a later Sitebook; update this one.`);
    }
    if (error instanceof StoreError) throw new Failure(SENTENCES[error.kind](folder));
    throw error;
  }
}
