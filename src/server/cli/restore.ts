import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { BadBackup } from '#server/backup/format.ts';
import { type BackupSummary, checkBackup } from '#server/backup/read-backup.ts';
import { type Present, presentOffice, restorePostgres, restoreSqlite } from '#server/backup/restore.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { createIdSource } from '#shared/lib/ids.ts';
import { Failure } from './failure.ts';
import { clock, random } from './open-office.ts';
import type { Options } from './options.ts';
import { databaseFile, hasDatabase, openPlace, ownPlace, placeName, storeFailure } from './store-place.ts';

/**
 * Puts a backup in the place of an office that is not running (S25). The file is read whole before anything is touched,
 * and the old office is there until the new one is. @throws Failure
 */
export async function restoreCommand(options: Options): Promise<void> {
  const file = resolve(options.file);
  const summary = await sound(file);
  const kept = await (options.store === null ? intoFolder : intoServer)(options, file, summary);
  const { header, rows } = summary;
  console.log(`Restored "${header.office.name}" as it was at ${header.madeAt}: ${rows.records} records.`);
  if (kept !== null) console.log(`What was here before is in ${kept}; remove it when it is not needed any more.`);
  console.log('Laptops notice that the office is an older one, and keep what they have.');
  console.log(
    'Accounts, roles, grants and devices are those of the backup: who was shut out since then is let in again, so look through Users.',
  );
  console.log('Start the office again now.');
}

async function sound(file: string): Promise<BackupSummary> {
  try {
    return await checkBackup(file);
  } catch (error) {
    if (error instanceof BadBackup) throw new Failure(`${file} ${error.message}. Nothing was changed.`);
    throw error;
  }
}

const newEpoch = (): string => createIdSource(clock.now, random)();

/** Gives the name under which the former database is kept; null where there was none. */
async function intoFolder(options: Options, file: string, summary: BackupSummary): Promise<string | null> {
  const owner = ownPlace(options);
  try {
    const target = databaseFile(options.data);
    const had = hasDatabase(options);
    if (had) await confirm(options, await inFolder(options), summary);
    const stamp = isoTime(clock.now()).replace(/[:.]/g, '-');
    const keepAs = target.replace(/\.db$/, `-before-restore-${stamp}.db`);
    await restoreSqlite(target, file, newEpoch(), keepAs);
    return had ? keepAs : null;
  } catch (error) {
    throw untouched(error, options);
  } finally {
    owner.release();
  }
}

/** The office in the folder, read with everything it committed; `damaged` where it cannot be read. */
async function inFolder(options: Options): Promise<Present | 'damaged' | null> {
  try {
    const database = await openPlace(options);
    try {
      return await presentOffice(database);
    } finally {
      await database.close();
    }
  } catch {
    return 'damaged';
  }
}

async function intoServer(options: Options, file: string, summary: BackupSummary): Promise<null> {
  const database = await openPlace(options, 'alone');
  try {
    await confirm(options, await presentOffice(database), summary);
    await restorePostgres(database, file, newEpoch());
    return null;
  } catch (error) {
    throw untouched(error, options);
  } finally {
    await database.close();
  }
}

const untouched = (error: unknown, options: Options): unknown =>
  error instanceof BadBackup
    ? new Failure(`The backup ${error.message}. Nothing was changed.`)
    : storeFailure(error, options);

/** Asks before an office that has something in it is replaced. @throws Failure where the answer is not yes */
async function confirm(
  options: Options,
  present: Present | 'damaged' | null,
  { header }: BackupSummary,
): Promise<void> {
  if (options.yes || present === null) return;
  if (present !== 'damaged' && present.records === 0 && present.accounts === 0) return;
  const what =
    present === 'damaged'
      ? `The database in ${placeName(options)} cannot be read.`
      : `In ${placeName(options)} is "${present.name}" with ${present.records} records and ${present.accounts} accounts.`;
  const question = `${what} All of it is replaced by "${header.office.name}" as it was at ${header.madeAt}.`;
  if (!process.stdin.isTTY) throw new Failure(`${question} Nothing was changed; add --yes if that is meant.`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question}\nType yes to go on: `);
  terminal.close();
  if (answer.trim().toLowerCase() !== 'yes') throw new Failure('Nothing was changed.');
}
