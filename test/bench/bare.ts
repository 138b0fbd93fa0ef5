import { join } from 'node:path';
import Database from 'libsql';
import pg from 'pg';
import type { Stage } from './stage.ts';

/** The same engine without Sitebook: a table of documents, written in batches and read in pages. */
export interface Bare {
  /** One durable transaction. */
  insert(rows: { id: string; body: string }[]): Promise<void>;
  /** Every body, in order, a page at a time; gives how many. */
  readAll(): Promise<number>;
  close(): Promise<void>;
}

const PAGE = 1000;
const TABLE = 'CREATE TABLE bare (seq BIGINT NOT NULL PRIMARY KEY, id TEXT NOT NULL, body TEXT NOT NULL)';

export const openBare = ({ engine, folder }: Stage): Promise<Bare> =>
  engine.cluster ? barePostgres(engine.cluster.url('bare'), engine.cluster.url('postgres')) : bareSqlite(folder);

async function bareSqlite(folder: string): Promise<Bare> {
  const db = new Database(join(folder, 'bare.db'));
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  db.exec(TABLE);
  let seq = 0;
  const insert = db.prepare('INSERT INTO bare (seq, id, body) VALUES (?, ?, ?)');
  const page = db.prepare('SELECT seq, body FROM bare WHERE seq > ? ORDER BY seq LIMIT ?');
  return {
    insert: async (rows) => {
      db.exec('BEGIN IMMEDIATE');
      for (const { id, body } of rows) insert.run(++seq, id, body);
      db.exec('COMMIT');
    },
    readAll: async () => {
      let count = 0;
      for (let after = 0; ; ) {
        const rows = page.all(after, PAGE) as { seq: number; body: string }[];
        for (const row of rows) JSON.parse(row.body);
        count += rows.length;
        after = rows.at(-1)?.seq ?? after;
        if (rows.length < PAGE) return count;
      }
    },
    close: async () => void db.close(),
  };
}

async function barePostgres(url: string, maintenance: string): Promise<Bare> {
  const maker = new pg.Client({ connectionString: maintenance });
  await maker.connect();
  await maker.query('CREATE DATABASE bare');
  await maker.end();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(TABLE);
  let seq = 0;
  return {
    insert: async (rows) => {
      const places = rows.map((_, i) => `($${i * 3 + 1}, $${i * 3 + 2}, $${i * 3 + 3})`).join(', ');
      const values = rows.flatMap(({ id, body }) => [++seq, id, body]);
      await client.query('BEGIN');
      await client.query(`INSERT INTO bare (seq, id, body) VALUES ${places}`, values);
      await client.query('COMMIT');
    },
    readAll: async () => {
      let count = 0;
      for (let after = 0; ; ) {
        const { rows } = await client.query('SELECT seq, body FROM bare WHERE seq > $1 ORDER BY seq LIMIT $2', [
          after,
          PAGE,
        ]);
        for (const row of rows) JSON.parse(row.body);
        count += rows.length;
        after = Number(rows.at(-1)?.seq ?? after);
        if (rows.length < PAGE) return count;
      }
    },
    close: () => client.end(),
  };
}
