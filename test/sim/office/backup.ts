import { goOnFrom } from '#server/backup/load.ts';
import { SCHEMA_VERSION, tablesOf } from '#server/store/migrations.ts';
import type { SqlDatabase, SqlValue } from '#server/store/sql.ts';

/** What was in each table. */
export type Backup = Map<string, Record<string, SqlValue>[]>;

/** Everything the office has committed. */
export const backUp = (database: SqlDatabase): Promise<Backup> =>
  database.read(async (sql) => {
    const backup: Backup = new Map();
    for (const { name } of tablesOf(SCHEMA_VERSION)) backup.set(name, await sql.all(`SELECT * FROM ${name}`));
    return backup;
  });

/** As the product restores: another epoch, and numbers that go on where nobody can have been (S25). */
export const restoreFrom = (database: SqlDatabase, backup: Backup, epoch: string): Promise<void> =>
  database.write(async (sql) => {
    for (const [name, rows] of backup) {
      await sql.run(`DELETE FROM ${name}`);
      for (const row of rows) {
        const columns = Object.keys(row);
        const marks = columns.map(() => '?').join(', ');
        await sql.run(`INSERT INTO ${name} (${columns.join(', ')}) VALUES (${marks})`, Object.values(row));
      }
    }
    await sql.run('UPDATE office SET epoch = ?', [epoch]);
    for (const { office, series, next_value: next } of await sql.all<{
      office: string;
      series: string;
      next_value: number;
    }>('SELECT office, series, next_value FROM number_counters')) {
      await sql.run('UPDATE number_counters SET next_value = ? WHERE office = ? AND series = ?', [
        goOnFrom(next),
        office,
        series,
      ]);
    }
  });
