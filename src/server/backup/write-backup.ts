import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { SqlDatabase } from '#server/store/sql.ts';
import { type Clock, isoTime } from '#shared/lib/clock.ts';
import { dump, headerOf } from './dump.ts';
import { BadBackup } from './format.ts';
import { type BackupSummary, checkBackup } from './read-backup.ts';

/** Makes the names in a folder durable. Not every system lets a folder be opened; there nothing more can be done. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/**
 * Writes everything of one snapshot to a new file, while the office goes on working. The file appears under its name
 * when it is whole, on the disk, and has been read back. @throws BadBackup, StoreError, or the system's error
 */
export async function writeBackup(database: SqlDatabase, file: string, clock: Clock): Promise<BackupSummary> {
  if (existsSync(file)) throw new BadBackup('is there already; choose another name');
  const part = `${file}.part`;
  try {
    await database.read(async (sql) => {
      const header = await headerOf(sql, database.engine, isoTime(clock.now()));
      // Flushed to the disk before it is closed.
      const target = createWriteStream(part, { mode: 0o600, flush: true });
      await pipeline(Readable.from(dump(sql, header)), createGzip(), target);
    });
    const summary = await checkBackup(part);
    await rename(part, file);
    await syncFolder(dirname(file));
    return summary;
  } finally {
    rmSync(part, { force: true });
  }
}
