import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import pg from 'pg';
import { type Cluster, createCluster } from '#test/support/postgres-cluster.ts';

export const ENGINES = ['sqlite', 'postgres'] as const;
export type EngineName = (typeof ENGINES)[number];

/** What the office keeps its records in: a real store of the run's own. */
export interface Engine {
  /** Where the office's program finds it: a data folder, or the address of a database. */
  readonly place: string;
  /** PostgreSQL itself, which can be killed; null where the store is a part of the office's process. */
  readonly cluster: Cluster | null;
  /** Reads the office's own tables, beside the office. */
  query<T>(sql: string): Promise<T[]>;
  remove(): Promise<void>;
}

/** Makes the store in a folder. @throws where there is no PostgreSQL */
export async function openEngine(name: EngineName, folder: string): Promise<Engine> {
  if (name === 'sqlite') return sqlite(join(folder, 'office'));
  const bin = process.env.POSTGRES_BIN;
  if (bin === undefined) throw new Error('POSTGRES_BIN does not name the folder of the programs of a PostgreSQL.');
  return postgres(await createCluster(bin));
}

function sqlite(place: string): Engine {
  mkdirSync(place, { recursive: true });
  return {
    place,
    cluster: null,
    query: async <T>(sql: string) => {
      const db = new Database(join(place, 'office.db'), { readonly: true } as never);
      try {
        return db.prepare(sql).all() as T[];
      } finally {
        db.close();
      }
    },
    remove: async () => undefined,
  };
}

async function postgres(cluster: Cluster): Promise<Engine> {
  const ask = async <T>(database: string, sql: string): Promise<T[]> => {
    const client = new pg.Client({ connectionString: cluster.url(database) });
    await client.connect();
    try {
      return (await client.query(sql)).rows as T[];
    } finally {
      await client.end();
    }
  };
  await ask('postgres', 'CREATE DATABASE office');
  return {
    place: cluster.url('office'),
    cluster,
    query: (sql) => ask('office', sql),
    remove: () => cluster.remove(),
  };
}
