import { randomBytes } from 'node:crypto';
import { createConsoleLog } from '#server/log.ts';
import { createOffice, type Office } from '#server/office.ts';
import type { Parts } from '#server/parts.ts';
import { NewerSchema } from '#server/store/migrations.ts';
import { openStore } from '#server/store/open-store.ts';
import type { Owner } from '#server/store/owner.ts';
import { PULL_PAGE } from '#server/sync/pull.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { judge, neededFacts } from '#shared/sync/judge.ts';
import { Failure } from './failure.ts';
import { openPlace, ownPlace, placeName, type StorePlace, storeFailure } from './store-place.ts';

export const clock: Clock = { now: Date.now, elapsed: () => performance.now() };
export const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

/** Repeats in the background: it keeps no process from ending. */
const every = (ms: number, work: () => void): (() => void) => {
  const timer = setInterval(work, ms).unref();
  return () => clearInterval(timer);
};

/** An office at work on its store. `close` ends its streams and its store and gives the folder back. */
export interface OpenedOffice {
  office: Office;
  /** The data folder, which this process alone uses; null on PostgreSQL, where there may be several processes. */
  owner: Owner | null;
  close(): Promise<void>;
}

/** Opens the office of a place, making it where there is none; `isPrivate` as for `createOffice`. @throws Failure, InUse */
export async function openOffice(place: StorePlace, isPrivate = true): Promise<OpenedOffice> {
  const owner = place.store === null ? ownPlace(place) : null;
  try {
    const store = await openStore(await openPlace(place), clock, random);
    const log = createConsoleLog();
    const judges = { judge, neededFacts };
    const parts: Parts = { store, clock, judge: judges, log, random, pullPage: PULL_PAGE, every };
    const office = await createOffice(parts, isPrivate);
    return {
      office,
      owner,
      close: async () => {
        office.hub.close();
        await store.close();
        owner?.release();
      },
    };
  } catch (error) {
    owner?.release();
    if (error instanceof NewerSchema) {
      const what = place.store === null ? `The database in ${placeName(place)}` : placeName(place);
      throw new Failure(
        `${what.replace('in the data folder ', 'in ')} was written by a later Sitebook; update this one.`,
      );
    }
    throw storeFailure(error, place);
  }
}
