import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Owner, type OwnerFailure, ownFolder } from '#server/store/owner.ts';
import { openPostgres } from '#server/store/postgres.ts';
import type { Attendance } from '#server/store/postgres-presence.ts';
import { type SqlDatabase, StoreError, type StoreFailure } from '#server/store/sql.ts';
import { openSqlite } from '#server/store/sqlite.ts';
import { Failure, InUse } from './failure.ts';

/** Where an office keeps what it knows. */
export interface StorePlace {
  /** The data folder; not used with a `store`. */
  data: string;
  /** The address of a PostgreSQL database; null for SQLite in the data folder. */
  store: string | null;
}

/** How messages call it. A database's address is told without the user and the password in it. */
export function placeName({ data, store }: StorePlace): string {
  if (store === null) return `the data folder ${resolve(data)}`;
  const url = new URL(store);
  return `the database ${decodeURIComponent(url.pathname.slice(1)) || url.username} at ${url.host || 'this machine'}`;
}

export const databaseFile = (data: string): string => join(resolve(data), 'office.db');

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const IN_FOLDER: Record<OwnerFailure | StoreFailure, (folder: string) => string> = {
  owned: (folder) => `The data folder ${folder} is in use by another office that is running.`,
  busy: (folder) => `The data folder ${folder} is in use by another program.`,
  'read-only': (folder) => `The data folder ${folder} cannot be written to.`,
  full: (folder) => `The disk of the data folder ${folder} is full.`,
  damaged: (folder) => `The database in ${folder} is damaged; restore it from a backup.`,
  io: (folder) => `The data folder ${folder} cannot be read or written.`,
  data: (folder) => `The database in ${folder} is not one of this program.`,
};

const AT_SERVER: Record<StoreFailure, string> = {
  busy: 'is busy',
  'read-only': 'does not let this user in, or not write',
  full: 'has no room left',
  damaged: 'is damaged; restore it from a backup',
  io: 'cannot be reached',
  data: 'is not one of this program',
};

/** What went wrong with a store, as one sentence. Anything else comes back as it is. */
export function storeFailure(error: unknown, place: StorePlace): unknown {
  if (!(error instanceof StoreError)) return error;
  if (place.store === null) return new Failure(IN_FOLDER[error.kind](resolve(place.data)));
  return new Failure(`${upper(placeName(place))} ${AT_SERVER[error.kind]}: ${error.message.replace(/\.?$/, '.')}`);
}

/** Takes the data folder into possession. @throws Failure, InUse */
export function ownPlace({ data }: StorePlace): Owner {
  const folder = resolve(data);
  const owner = ownFolder(folder);
  if (owner.ok) return owner.value;
  throw new (owner.error === 'owned' ? InUse : Failure)(IN_FOLDER[owner.error](folder));
}

/**
 * Opens the database of a place. On SQLite the caller owns the folder, or reads only. `as` says whether other processes
 * may be at work on it (PostgreSQL). @throws Failure
 */
export async function openPlace(place: StorePlace, as: Attendance = 'one-of-many'): Promise<SqlDatabase> {
  try {
    return place.store === null ? openSqlite(databaseFile(place.data)) : await openPostgres(place.store, as);
  } catch (error) {
    if (place.store !== null && error instanceof StoreError && error.kind === 'busy' && error.cause === undefined) {
      throw new InUse(
        as === 'alone'
          ? `${upper(placeName(place))} is in use: end every office that runs on it first.`
          : `${upper(placeName(place))} is being restored; try again when that has ended.`,
      );
    }
    throw storeFailure(error, place);
  }
}

/** Whether there is a database file; PostgreSQL is asked when it is opened. */
export const hasDatabase = ({ data, store }: StorePlace): boolean => store !== null || existsSync(databaseFile(data));
