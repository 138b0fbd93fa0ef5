import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import type { OpenOptions } from '#renderer/worker/contract.ts';
import { type Databases, openDatabases } from '#renderer/worker/databases.ts';
import { quarantineEntries } from '#renderer/worker/quarantine.ts';
import { SyncCore } from '#renderer/worker/sync-core.ts';

const ORG = '0198c0de-0000-7000-8000-00000000000a';
const INES = '0198c0de-0000-7000-8000-000000000030';
const ASSET = '0198c0de-0000-7000-8000-000000000040';
const TICKET = '0198c0de-0000-7000-8000-000000000050';
const AT = '2026-03-02T08:00:00.000Z';

const options: OpenOptions = {
  officeUrl: 'http://office.invalid',
  officeId: 'office',
  epoch: 'e1',
  personId: INES,
  roles: ['technician'],
  organizations: [ORG],
  scope: 1,
  deviceId: 'd1',
  deviceCode: 'A1',
  lastN: 1,
  isKnownDevice: true,
};

const envelope = (id: string, rev: number) => ({
  id,
  organizationId: ORG,
  rev,
  epoch: 'e1',
  createdAt: AT,
  createdBy: 'office',
  updatedAt: AT,
  updatedBy: 'office',
  deleted: false,
  conflicts: {},
  settled: {},
});

const command = (n: number, after: string) => ({
  id: `0198c0de-0000-7000-8000-00000000100${n}`,
  n,
  device: 'd1',
  author: INES,
  at: AT,
  deviceAt: AT,
  edits: [
    {
      collection: 'assets',
      id: ASSET,
      organizationId: ORG,
      base: { epoch: 'e1', rev: 4 },
      changes: { serial: { before: '', after } },
    },
  ],
});

const asset = { ...envelope(ASSET, 4), name: 'sw-1', class: 'switch', tag: 'FEN-00001', serial: '' };
/** As a version before this one would have had it: this one can read it. */
const readable = { ...envelope('0198c0de-0000-7000-8000-000000000041', 5), name: 'sw-2', class: 'switch', tag: 'T-2' };
const odd = { ...envelope(TICKET, 6), number: 'INC0000001', title: 'Beam me up', state: { is: 'teleported' } };
const oddOfOldEpoch = { ...readable, id: '0198c0de-0000-7000-8000-000000000042', epoch: 'e0' };

/** A database as the first version of it was, with work that was not sent. */
async function firstVersion(user: string): Promise<void> {
  const old = new Dexie(`sitebook-sync-${user}`);
  old.version(1).stores({
    outbox: 'n',
    bases: 'id',
    meta: 'key',
    sent: 'n, sentAt',
    refused: 'id, refusedAt',
    quarantine: 'id',
    blocks: 'series',
  });
  await old.table('outbox').bulkAdd([command(2, 'S-2'), command(3, 'S-3')]);
  await old.table('bases').add({ id: ASSET, collection: 'assets', record: asset });
  await old
    .table('sent')
    .add({ n: 1, command: command(1, 'S-1'), verdict: 'applied', sentAt: new Date().toISOString() });
  const waits = (body: { id: string }, collection: string) => ({ id: body.id, collection, body, why: 'state', at: AT });
  await old
    .table('quarantine')
    .bulkAdd([waits(readable, 'assets'), waits(odd, 'tickets'), waits(oddOfOldEpoch, 'assets')]);
  await old.table('meta').bulkAdd([
    { key: 'device', value: 'd1' },
    { key: 'n', value: 3 },
    { key: 'hasSynced', value: true },
    { key: 'checkpoint', value: { epoch: 'e1', seq: 6, scope: 1 } },
  ]);
  old.close();
}

/** The core on this user's databases; what it would send is kept, and reaches nobody. */
async function open(
  user: string,
  sent: string[],
): Promise<{ core: SyncCore; bases: Databases; end: () => Promise<void> }> {
  const bases = await openDatabases(user);
  const core = await SyncCore.open(
    {
      store: bases.store,
      records: bases.records,
      page: { accessToken: async () => 'token' },
      fetch: async (url, { body }) => {
        if (url.endsWith('/push')) sent.push(String(body));
        throw new Error('no network');
      },
      clock: { now: () => Date.now(), elapsed: () => performance.now() },
      after: () => () => undefined,
      random: () => 0.5,
      randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
      onChange: () => undefined,
      onGone: async () => undefined,
      sign: async () => null,
      onRevoked: () => undefined,
    },
    options,
  );
  const end = async (): Promise<void> => {
    await core.close();
    await bases.records.close();
    bases.store.close();
    bases.own.close();
  };
  return { core, bases, end };
}

test('[S4] [S6] a laptop of the first version: its unsent work is shown and sent, its quarantine is read again', async () => {
  const user = `upgrade-${Date.now()}`;
  await firstVersion(user);
  const sent: string[] = [];
  const { core, bases, end } = await open(user, sent);
  // Records that were not there beside a whole sync database come anew; what is unsent is shown on its base meanwhile.
  expect(await bases.records.byId('assets', ASSET)).toMatchObject({ name: 'sw-1', serial: 'S-3' });
  expect((await bases.store.read((tables) => tables.sent.byCommand(command(1, '').id)))?.n).toBe(1);
  expect((await bases.records.byId('assets', readable.id))?.name).toBe('sw-2');
  // What a restored office may have otherwise waits for that to be sent.
  expect(await bases.records.byId('assets', oddOfOldEpoch.id)).toBeUndefined();
  const entries = await quarantineEntries(bases.store);
  expect(entries.map(({ id, at }) => [id, at]).sort()).toEqual([
    [oddOfOldEpoch.id, AT],
    [TICKET, AT],
  ]);
  expect(entries.find((one) => one.id === TICKET)).toMatchObject({ code: 'INC0000001', name: 'Beam me up' });
  expect(await core.readQuarantineAgain()).toBe(0);

  await core.start();
  await expect.poll(() => sent.length).toBeGreaterThan(0);
  const { commands } = JSON.parse(sent[0] ?? '') as { commands: { n: number; id: string }[] };
  expect(commands.map(({ n, id }) => [n, id])).toEqual([
    [2, command(2, '').id],
    [3, command(3, '').id],
  ]);
  await end();
});
