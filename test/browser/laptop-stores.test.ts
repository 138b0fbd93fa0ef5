import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { Records } from '#renderer/worker/records.ts';
import { openSyncDb } from '#renderer/worker/sync-db.ts';
import { recordStoreSuite, syncStoreSuite } from '#test/support/laptop-stores.ts';

const storage = { openSync: openSyncDb, openRecords: (disk: string) => Records.open(disk) };

syncStoreSuite(storage);
recordStoreSuite(storage);

test('[S4] unsent work of the first version of the database is found by its records after the upgrade', async () => {
  const name = `sync-old-${Date.now()}`;
  const old = new Dexie(name);
  old.version(1).stores({
    outbox: 'n',
    bases: 'id',
    meta: 'key',
    sent: 'n, sentAt',
    refused: 'id, refusedAt',
    quarantine: 'id',
    blocks: 'series',
  });
  const command = { id: 'c1', n: 1, edits: [{ collection: 'assets', id: 'a1' }] };
  await old.table('outbox').add(command);
  await old.table('sent').add({ n: 0, command: { ...command, id: 'c0', n: 0 }, verdict: 'applied', sentAt: '2026' });
  old.close();
  const store = await openSyncDb(name);
  expect(await store.read((tables) => tables.outbox.touching(['a1']))).toEqual([command]);
  expect((await store.read((tables) => tables.sent.byCommand('c0')))?.n).toBe(0);
  store.close();
});
