import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { openPostgres } from '#server/store/postgres.ts';
import type { Attendance } from '#server/store/postgres-presence.ts';
import type { SqlDatabase } from '#server/store/sql.ts';
import { openSqlite } from '#server/store/sqlite.ts';

/** The engine under test: the suite runs once on each (S14), as the vitest projects `contract` and `postgres`. */
export const ENGINE: SqlDatabase['engine'] = process.env.SITEBOOK_TEST_ENGINE === 'postgres' ? 'postgres' : 'sqlite';

/** An empty database of a test's own. */
export interface TestDatabase {
  /** SQLite: the file. PostgreSQL: the address. */
  readonly where: string;
  /** Opens it, as often as wanted: on PostgreSQL each is like a process of its own, `as` it is told. */
  open(as?: Attendance): Promise<SqlDatabase>;
  /** Everything that was opened has to be closed before. */
  remove(): Promise<void>;
}

let count = 0;

/** A database in a folder; one of its own unless told otherwise. */
export function sqliteDatabase(folder = mkdtempSync(join(tmpdir(), 'sitebook-store-'))): TestDatabase {
  const where = join(folder, 'office.db');
  return {
    where,
    open: async () => openSqlite(where),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function inDatabase(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** Databases that were used and emptied again: making one takes half a second, most of it for the disk. */
const spare: string[] = [];

const EMPTY = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid();
  DROP SCHEMA public CASCADE; CREATE SCHEMA public`;

/** A database in a cluster; the tests' own unless told otherwise. */
export async function postgresDatabase(cluster = inject('postgres')): Promise<TestDatabase> {
  let where = spare.find((one) => one.startsWith(cluster.replace(/[^/]+$/, '')));
  if (where === undefined) {
    const name = `test_${process.pid}_${++count}`;
    await inDatabase(cluster, `CREATE DATABASE ${name} TEMPLATE template0`);
    where = cluster.replace(/[^/]+$/, name);
  } else {
    spare.splice(spare.indexOf(where), 1);
  }
  const url = where;
  return {
    where: url,
    open: (as) => openPostgres(url, as),
    remove: async () => {
      await inDatabase(url, EMPTY);
      spare.push(url);
    },
  };
}

export const newDatabase = (): Promise<TestDatabase> =>
  ENGINE === 'postgres' ? postgresDatabase() : Promise.resolve(sqliteDatabase());
