import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { StoreFailure } from './sql.ts';
import { asStoreError } from './sqlite.ts';

/** How a command of this machine reaches the running office. */
export interface OfficeNote {
  url: string;
  pid: number;
  controlToken: string;
}

/** A data folder that this process alone uses. */
export interface Owner {
  /** Writes `office.json`, readable by this user only. */
  announce(note: OfficeNote): void;
  release(): void;
}

export type OwnerFailure = 'owned' | Exclude<StoreFailure, 'busy' | 'data'>;

/** The file that tells where the running office is. */
export const noteFile = (folder: string): string => join(folder, 'office.json');

/** The note of the office that runs on a folder, or ran there and was killed; null where there is none. */
export function readNote(folder: string): OfficeNote | null {
  try {
    return JSON.parse(readFileSync(noteFile(folder), 'utf8')) as OfficeNote;
  } catch {
    return null;
  }
}

/** As `mkdirSync` with `recursive`, which never ends where a file system refuses with ENOENT (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/**
 * Takes possession of a data folder, made if it is not there. The lock is a transaction held open on a database
 * of its own: the system ends it with the process, also after a kill, so it never has to be cleared by hand.
 */
export function ownFolder(folder: string): Result<Owner, OwnerFailure> {
  let lock: InstanceType<typeof Database> | undefined;
  try {
    makeFolder(folder);
    lock = new Database(join(folder, 'owner.db'));
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const { kind } = asStoreError(error);
    if (kind === 'busy') return fail('owned');
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'].includes(code)) return fail('read-only');
    if (code === 'ENOSPC') return fail('full');
    return fail(kind === 'data' ? 'io' : kind);
  }
  const held = lock;
  return ok({
    announce: (note) => {
      const file = noteFile(folder);
      writeFileSync(file, `${JSON.stringify(note)}\n`, { mode: 0o600 });
      // The mode above is only for a file that was not there.
      chmodSync(file, 0o600);
    },
    release: () => {
      rmSync(noteFile(folder), { force: true });
      held.close();
    },
  });
}
