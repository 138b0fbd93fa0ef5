import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '#server/store/migrations.ts';
import { recordTable } from '#server/store/records.ts';
import type { SqlDatabase } from '#server/store/sql.ts';
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

test('[S14] [S20] a store from before closed tickets were kept apart knows them when it is opened', async () => {
  await migrate(database, 3);
  const state = (is: string) => ({ is, hold: null, resolution: null });
  const at = '2025-01-01T00:00:00.000Z';
  const rows: [collection: string, id: string, body: object][] = [
    ['tickets', 'closed', { kind: 'incident', state: state('closed'), updatedAt: at }],
    ['tickets', 'open', { kind: 'incident', state: state('new'), updatedAt: at }],
    ['activities', 'on-closed', { parent: { collection: 'tickets', id: 'closed' } }],
    ['activities', 'on-open', { parent: { collection: 'tickets', id: 'open' } }],
    ['attachments', 'of-closed', { parentId: 'closed' }],
    ['sites', 'site', {}],
  ];
  await database.write(async (sql) => {
    for (const [index, [collection, id, body]] of rows.entries()) {
      await sql.run(
        `INSERT INTO records (office, collection, id, organization_id, rev, epoch, moved, orgs, body)
         VALUES ('office', ?, ?, 'client', ?, 'e', 0, '["client"]', ?)`,
        [collection, id, index + 1, JSON.stringify({ id, ...body })],
      );
    }
  });
  await migrate(database);
  const everything = {
    after: 0,
    upTo: null,
    organizations: { all: true, listed: [] },
    withOfficeWide: true,
    withMoved: true,
  };
  const ids = (closed?: { from: string; before: string } | { notBefore: string }) =>
    database.read(async (sql) =>
      (await recordTable(sql, 'office').stretch({ ...everything, ...(closed ? { closed } : {}) }, 100)).map(
        (one) => one.id,
      ),
    );
  expect(await ids()).toHaveLength(6);
  expect(await ids({ notBefore: '2025-06-01' })).toEqual(['open', 'on-open', 'site']);
  expect(await ids({ notBefore: '2024-06-01' })).toHaveLength(6);
  expect(await ids({ from: '2024-06-01', before: '2025-06-01' })).toEqual(['closed', 'on-closed', 'of-closed']);
  expect(await ids({ from: '2024-06-01', before: at })).toEqual([]);
});
