import { copyFileSync, existsSync, linkSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SqlDatabase } from '#server/store/sql.ts';
import { openSqlite } from '#server/store/sqlite.ts';
import { loadBackup } from './load.ts';
import { syncFolder } from './write-backup.ts';

/** What a restore would replace. */
export interface Present {
  name: string;
  records: number;
  accounts: number;
}

/** The office that is in a database now; null where there is none. @throws StoreError, also where it is damaged */
export async function presentOffice(database: SqlDatabase): Promise<Present | null> {
  return database.read(async (sql) => {
    const [found] = await sql.all<{ count: number }>(
      database.engine === 'sqlite'
        ? `SELECT count(*) AS count FROM sqlite_master WHERE name = 'office'`
        : `SELECT count(to_regclass('office')) AS count`,
    );
    if (!found?.count) return null;
    const [office] = await sql.all<{ name: string }>('SELECT name FROM office');
    const count = async (table: string): Promise<number> =>
      (await sql.all<{ count: number }>(`SELECT count(*) AS count FROM ${table}`))[0]?.count ?? 0;
    return office ? { name: office.name, records: await count('records'), accounts: await count('accounts') } : null;
  });
}

/** Restores into PostgreSQL: the old office is there until the one transaction commits. @throws BadBackup, StoreError */
export const restorePostgres = (database: SqlDatabase, file: string, epoch: string): Promise<void> =>
  database.alone((sql) => loadBackup(sql, file, epoch));

/** SQLite keeps what it committed last beside its file. */
const BESIDE = ['', '-wal', '-shm'];

/**
 * Restores into the SQLite file of a folder that this process owns. The new one is made beside it, is whole and on the
 * disk before it takes the old one's place in one step, and the old one is kept as `keepAs`, whatever state it is in.
 * A kill at any moment leaves the old office or the new one. @throws BadBackup, StoreError, or the system's error
 */
export async function restoreSqlite(target: string, file: string, epoch: string, keepAs: string): Promise<void> {
  const made = `${target}.restoring`;
  const discard = (): void => {
    for (const end of BESIDE) rmSync(made + end, { force: true });
  };
  discard();
  try {
    const database = openSqlite(made);
    try {
      await database.alone((sql) => loadBackup(sql, file, epoch));
    } finally {
      await database.close();
    }
    const handle = await open(made, 'r+');
    await handle.sync();
    await handle.close();
    for (const end of BESIDE) if (existsSync(target + end)) keep(target + end, keepAs + end);
    // Its log would be read as the new one's.
    for (const end of BESIDE.slice(1)) rmSync(target + end, { force: true });
    await syncFolder(dirname(target));
    await rename(made, target);
    await syncFolder(dirname(target));
  } finally {
    discard();
  }
}

/** A second name for a file, or a copy where the file system knows no second names. */
function keep(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
