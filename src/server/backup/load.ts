import { migrateIn, SCHEMA_VERSION, tablesOf } from '#server/store/migrations.ts';
import { type Lease, numberTable } from '#server/store/numbers.ts';
import { marks, type Sql, type SqlValue } from '#server/store/sql.ts';
import { NUMBER_SERIES } from '#shared/domain/numbers.ts';
import { type BackupPart, readBackup } from './read-backup.ts';

/** Parameters of one statement: engines bound their number. */
const MAX_PARAMS = 5000;

/**
 * Puts a backup in the place of everything that is in the database, inside one transaction: what was there is gone when
 * that commits, and untouched when it does not. The office gets the epoch `epoch`, by which every laptop notices (S25),
 * and goes on with numbers that nobody can have. @throws BadBackup when the file is not the sound one it was
 */
export async function loadBackup(sql: Sql, file: string, epoch: string): Promise<void> {
  for (const { name } of tablesOf(SCHEMA_VERSION)) await sql.run(`DROP TABLE IF EXISTS ${name}`);
  await sql.run('DROP TABLE IF EXISTS schema_version');
  let batch: Extract<BackupPart, { is: 'row' }>[] = [];
  const flush = async (): Promise<void> => {
    const [first] = batch;
    if (first)
      await insert(
        sql,
        first.table,
        first.columns,
        batch.map((one) => one.values),
      );
    batch = [];
  };
  for await (const part of readBackup(file)) {
    if (part.is === 'header') await migrateIn(sql, part.header.schema);
    if (part.is !== 'row') continue;
    const [first] = batch;
    const isFull = batch.length * part.columns.length >= MAX_PARAMS - part.columns.length;
    if (first && (first.table !== part.table || isFull)) await flush();
    batch.push(part);
  }
  await flush();
  await migrateIn(sql);
  await sql.run('UPDATE office SET epoch = ?', [epoch]);
  await moveNumbersOn(sql);
}

async function insert(sql: Sql, table: string, columns: readonly string[], rows: readonly SqlValue[][]): Promise<void> {
  const row = `(${marks(columns.length)})`;
  const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${rows.map(() => row).join(', ')}`;
  await sql.run(text, rows.flat());
}

/**
 * Where numbers go on after a restore: a tenth and a thousand beyond the highest that the backup knows of, from a full
 * thousand. What was given out since the backup is not known: by the office itself, and in blocks of 20 numbers and 100
 * tags that laptops use up without it. A thousand is as many as fifty laptops take at once; the tenth is for an office
 * that is large, or a backup that is old. Numbers are plenty (7 digits), a number given to two tickets is for ever.
 */
export const goOnFrom = (next: number): number => Math.ceil((next * 1.1 + 1000) / 1000) * 1000 + 1;

async function moveNumbersOn(sql: Sql): Promise<void> {
  for (const { id } of await sql.all<{ id: string }>('SELECT id FROM office')) {
    const numbers = numberTable(sql, id);
    for (const series of NUMBER_SERIES) {
      const afterLeases = (await numbers.leases(series)).map((lease: Lease) => lease.to + 1);
      const next = Math.max(await numbers.next(series), ...afterLeases);
      await numbers.setNext(series, goOnFrom(next));
    }
  }
}
