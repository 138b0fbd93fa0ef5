import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { BadBackup } from '#server/backup/format.ts';
import { writeBackup } from '#server/backup/write-backup.ts';
import { Failure } from './failure.ts';
import { clock } from './open-office.ts';
import type { Options } from './options.ts';
import { hasDatabase, openPlace, placeName, storeFailure } from './store-place.ts';

/** Writes everything the office knows to a file, while it runs or not. @throws Failure */
export async function backupCommand(options: Options): Promise<void> {
  const file = resolve(options.file);
  if (!hasDatabase(options)) throw new Failure(`There is no office in ${placeName(options)}.`);
  const database = await openPlace(options);
  try {
    const { header, rows } = await writeBackup(database, file, clock);
    const size = (statSync(file).size / 1_000_000).toFixed(1);
    console.log(
      `Backup of "${header.office.name}" as it was at ${header.madeAt}: ${rows.records} records, ${size} MB.`,
    );
    console.log(`It is in ${file}, and was read back whole.`);
    console.log('It holds everything, the hashes of passwords too: keep it as safe as the office itself.');
  } catch (error) {
    if (error instanceof BadBackup && !/^is there already/.test(error.message)) {
      throw new Failure(`Nothing was written: ${placeName(options)} ${error.message}.`);
    }
    if (error instanceof BadBackup) throw new Failure(`Nothing was written: ${file} ${error.message}.`);
    if ((error as NodeJS.ErrnoException).syscall !== undefined) {
      throw new Failure(`The backup could not be written to ${file}: ${(error as Error).message}.`);
    }
    throw storeFailure(error, options);
  } finally {
    await database.close();
  }
}
