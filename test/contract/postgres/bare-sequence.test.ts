import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { OfficeRow } from '#server/store/office.ts';
import type { Sql, SqlDatabase, SqlValue } from '#server/store/sql.ts';
import { startTestOffice } from '#test/contract/office.ts';
import { pushAndPull } from '#test/contract/push-and-pull.ts';
import { newDatabase } from '#test/support/test-database.ts';

const OF_OFFICE = /FROM office WHERE id/;

/**
 * A store as one would write it without S8: writers do not wait for one another, and the next seq comes from a sequence
 * of the database. Its head is the highest rev that can be seen. Nothing else is changed.
 */
async function withBareSequence(database: SqlDatabase): Promise<SqlDatabase> {
  // A command may take several seqs.
  await database.alone((sql) => sql.run('CREATE SEQUENCE IF NOT EXISTS bare START 100 INCREMENT 20'));
  const withSeq = (sql: Sql, seq: string): Sql => ({
    forUpdate: '',
    all: async <T>(text: string, params?: readonly SqlValue[]) => {
      const rows = await sql.all<T>(text.replace(' FOR UPDATE', ''), params);
      if (!OF_OFFICE.test(text)) return rows;
      const [next] = await sql.all<{ seq: number }>(seq);
      // What a network or a busy machine would do; without it the gap is narrow, but there.
      await delay(Math.random() * 4);
      return rows.map((row) => ({ ...(row as OfficeRow), seq: next?.seq ?? 0 })) as T[];
    },
    run: (text, params) => (/^UPDATE office SET seq/.test(text) ? Promise.resolve() : sql.run(text, params)),
  });
  return {
    ...database,
    read: (work) => database.read((sql) => work(withSeq(sql, 'SELECT coalesce(max(rev), 0) AS seq FROM records'))),
    write: (work) => database.write((sql) => work(withSeq(sql, `SELECT nextval('bare') AS seq`))),
  };
}

test('[S8] an office that takes its seqs from a bare sequence makes a puller miss rows, and the test of the feed sees it', async () => {
  const place = await newDatabase();
  const planted = { ...place, open: async () => withBareSequence(await place.open()) };
  const { made, missed } = await pushAndPull(8, () => startTestOffice({ database: planted }));
  await place.remove();
  expect(made).toBe(32 * 3 * 5);
  expect(missed.length).toBeGreaterThan(0);
}, 120_000);
