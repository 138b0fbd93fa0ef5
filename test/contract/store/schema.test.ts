import { afterEach, beforeEach, expect, test } from 'vitest';
import { accountTable } from '#server/store/accounts.ts';
import { linkTable } from '#server/store/links.ts';
import { migrate, SCHEMA_VERSION } from '#server/store/migrations.ts';
import { openStore } from '#server/store/open-store.ts';
import type { Sql, SqlDatabase } from '#server/store/sql.ts';
import { createTestClock, random } from '#test/contract/office.ts';
import { newDatabase, type TestDatabase } from '#test/support/test-database.ts';

let place: TestDatabase;
let database: SqlDatabase;
beforeEach(async () => {
  place = await newDatabase();
  database = await place.open();
});
afterEach(async () => {
  await database.close();
  await place.remove();
});

const version = () => database.read((sql) => sql.all('SELECT version FROM schema_version'));

test('[S14] the schema is made once and found again; of a later version it is left alone', async () => {
  await migrate(database);
  await migrate(database);
  expect(await version()).toEqual([{ version: SCHEMA_VERSION }]);
  await database.write((sql) => sql.run('UPDATE schema_version SET version = ?', [SCHEMA_VERSION + 1]));
  await expect(migrate(database)).rejects.toThrow('The store has version');
  expect(await version()).toEqual([{ version: SCHEMA_VERSION + 1 }]);
});

/** What an office of the first version may have kept, one row of each thing that a later version adds to. */
async function fillOld(sql: Sql): Promise<void> {
  await sql.run(`INSERT INTO office (id, name, epoch, seq, created_at) VALUES ('o', 'Old', 'e', 2000, '2026-01-01')`);
  await sql.run(
    `INSERT INTO accounts (office, person_id, email, email_key, password_hash, roles, demo, created_at, disabled_at)
     VALUES ('o', 'ada', 'Ada@example.org', 'ada@example.org', 'hash', '["admin"]', NULL, '2026-01-01', NULL)`,
  );
  // More than are read at a time.
  for (let n = 0; n <= 1500; n++) {
    const link = { id: `link-${n}`, type: 'contains', fromId: `asset-${n}`, toId: `asset-${n + 1}` };
    const body = { ...link, deleted: n === 1500 };
    await sql.run(
      `INSERT INTO records (office, collection, id, organization_id, rev, epoch, moved, orgs, body)
       VALUES ('o', 'relationships', ?, NULL, ?, 'e', 0, '[null]', ?)`,
      [link.id, n + 1, JSON.stringify(body)],
    );
  }
}

test.each(Array.from({ length: SCHEMA_VERSION - 1 }, (_, index) => index + 1))(
  '[S14] a store of version %i is brought up to date with what is in it',
  async (old) => {
    await migrate(database, 1);
    await database.write(fillOld);
    await migrate(database, old);
    expect(await version()).toEqual([{ version: old }]);
    const store = await openStore(await place.open(), createTestClock(), random);
    expect(await store.read((tables) => tables.office.get())).toEqual({ id: 'o', name: 'Old', epoch: 'e', seq: 2000 });
    expect(await store.read((tables) => tables.records.count())).toBe(1501);
    await store.close();
    const ada = await database.read((sql) => accountTable(sql, 'o').byEmail('ada@example.org'));
    expect(ada).toMatchObject({ personId: 'ada', roles: ['admin'], mustChangePassword: false });
    const links = await database.read((sql) => linkTable(sql, 'o').above(['asset-1500', 'asset-1501']));
    expect(links).toHaveLength(1500);
    expect(await version()).toEqual([{ version: SCHEMA_VERSION }]);
  },
);

test('[S14] of several that start at the same time on nothing, one makes the office and all find it', async () => {
  const stores = await Promise.all(
    Array.from({ length: 5 }, async () => openStore(await place.open(), createTestClock(), random)),
  );
  const offices = await Promise.all(stores.map((store) => store.read((tables) => tables.office.get())));
  expect(new Set(offices.map((one) => `${one.id} ${one.epoch}`)).size).toBe(1);
  expect(await database.read((sql) => sql.all('SELECT id FROM devices'))).toEqual([{ id: 'office' }]);
  await Promise.all(stores.map((store) => store.close()));
});
