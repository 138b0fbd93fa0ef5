import { afterEach, beforeEach, expect, test } from 'vitest';
import { createConsoleLog } from '#server/log.ts';
import type { Parts } from '#server/parts.ts';
import { openStore } from '#server/store/open-store.ts';
import { type Seed, seedStore } from '#server/store/seed.ts';
import { judge, neededFacts } from '#shared/sync/judge.ts';
import type { Row } from '#shared/wire/contract.ts';
import { newDatabase, type TestDatabase } from '#test/support/test-database.ts';

let place: TestDatabase;
let parts: Parts;
beforeEach(async () => {
  place = await newDatabase();
  const clock = { now: () => 0, elapsed: () => 0 };
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const store = await openStore(await place.open(), clock, random);
  const neverAgain = () => () => undefined;
  const judges = { judge, neededFacts };
  parts = { store, clock, random, judge: judges, log: createConsoleLog(), pullPage: 1, every: neverAgain };
});
afterEach(async () => {
  await parts.store.close();
  await place.remove();
});

const row = (collection: Row['collection'], id: string, fields: object): Row => ({
  collection,
  record: {
    id,
    organizationId: 'client',
    rev: 0,
    epoch: '',
    createdAt: '2026-01-01T00:00:00.000Z',
    createdBy: 'ada',
    updatedAt: '2026-01-01T00:00:00.000Z',
    updatedBy: 'ada',
    deleted: false,
    conflicts: {},
    settled: {},
    ...fields,
  },
});
const account = {
  personId: 'ada',
  email: 'Ada@office.example',
  password: 'a demo password',
  roles: ['technician' as const],
  organizations: ['client'],
  label: 'Technician',
};
const seed: Seed = {
  officeName: 'Demo',
  records: [
    row('people', 'ada', { organizationId: null, name: 'Ada Byron' }),
    row('tickets', 't1', { number: 'INC0000007' }),
    row('tickets', 't2', { number: 'CHG0000002' }),
    row('assets', 'a1', { tag: 'NOR-00041' }),
  ],
  accounts: [account],
};

test('a seed is stored with its history, its accounts, and numbers that go on above it', async () => {
  expect(await seedStore(parts, seed)).toEqual({ ok: true, value: { records: 4 } });
  await parts.store.read(async (tables) => {
    expect(await tables.office.get()).toMatchObject({ name: 'Demo', seq: 4 });
    const lines = await tables.history.of(['t1']);
    expect(lines.get('t1')).toMatchObject([{ seq: 2, field: '*', outcome: 'created', author: 'ada' }]);
    expect(await Promise.all((['INC', 'CHG', 'REQ', 'TAG'] as const).map(tables.numbers.next))).toEqual([8, 3, 1, 42]);
    const [demo] = await tables.accounts.demos();
    expect(demo).toMatchObject({ personId: 'ada', demo: { name: 'Ada Byron', label: 'Technician' } });
    expect(await tables.accounts.grant('ada')).toEqual({ version: 1, organizations: ['client'] });
    expect((await tables.accounts.byEmail(' ADA@OFFICE.example '))?.personId).toBe('ada');
  });
});

test('a seed goes into an empty store only', async () => {
  await seedStore(parts, seed);
  expect(await seedStore(parts, seed)).toEqual({ ok: false, error: 'not-empty' });
});

test('a seed that fails in the middle leaves nothing behind', async () => {
  function* broken(): Generator<Row> {
    yield* seed.records;
    throw new Error('planted');
  }
  await expect(seedStore(parts, { ...seed, records: broken() })).rejects.toThrow('planted');
  expect(await parts.store.read((tables) => tables.records.count())).toBe(0);
  expect(await parts.store.read((tables) => tables.office.get())).toMatchObject({ seq: 0 });
  expect((await seedStore(parts, seed)).ok).toBe(true);
});
