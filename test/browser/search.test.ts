import { afterEach, beforeEach, expect, test } from 'vitest';
import { Records } from '#renderer/worker/records.ts';
import { Searcher } from '#renderer/worker/search/searcher.ts';
import type { AnyRecord } from '#shared/domain/record.ts';

const id = (n: number): string => `0198c0de-0000-7000-8000-${String(n).padStart(12, '0')}`;

const record = (n: number, values: Record<string, unknown>): AnyRecord => ({
  id: id(n),
  organizationId: null,
  rev: 1,
  epoch: 'e1',
  createdAt: '2026-11-24T10:00:00.000Z',
  createdBy: 'office',
  updatedAt: '2026-11-24T10:00:00.000Z',
  updatedBy: 'office',
  deleted: false,
  conflicts: {},
  settled: {},
  ...values,
});
const pump = (n: number, more: Record<string, unknown> = {}): AnyRecord =>
  record(n, { name: `Pump ${n}`, tag: `T-${n}`, ...more });

let count = 0;
let records: Records;
let searcher: Searcher;

/** Begins as after a start of the app: what was written before is only in the database. */
function begin(): void {
  searcher = new Searcher(records, () => undefined);
}
beforeEach(async () => {
  count += 1;
  records = await Records.open(`search-${Date.now()}-${count}`);
  begin();
});
afterEach(async () => {
  await searcher.close();
  await records.close();
});

const find = async (text: string): Promise<string[]> =>
  (await searcher.search(text, { limit: 500, limitPerKind: 500 })).hits.map((hit) => hit.id);

test('records that were there are taken in, more than one lot of them, and it is said when all are', async () => {
  await records.put(
    'assets',
    Array.from({ length: 250 }, (_, n) => pump(n)),
  );
  await searcher.close();
  begin();
  expect(await searcher.search('pump', {})).toMatchObject({ total: 0, isComplete: false });
  await searcher.readAll();
  const answer = await searcher.search('pump', {});
  expect(answer).toMatchObject({ total: 250, isComplete: true, indexed: 250, counts: { assets: 250 } });
  expect(answer.hits).toHaveLength(8);
  expect(await find('T-249')).toEqual([id(249)]);
});

test('what is written while the index is read, and after, is found as it is now; what leaves is found no more', async () => {
  await records.put(
    'assets',
    Array.from({ length: 250 }, (_, n) => pump(n)),
  );
  await searcher.close();
  begin();
  const reading = searcher.readAll();
  await records.put('assets', [pump(249, { name: 'Fan 249' }), pump(900)]);
  await records.drop('assets', [id(7)]);
  await reading;
  expect(await find('fan')).toEqual([id(249)]);
  expect(await find('T-900')).toEqual([id(900)]);
  expect(await find('T-7')).not.toContain(id(7));
  expect(await find('pump')).toHaveLength(249);

  await records.put('assets', [pump(900, { name: 'Valve' }), pump(901, { deleted: true }), pump(3, { deleted: true })]);
  expect(await find('valve')).toEqual([id(900)]);
  expect(await find('pump 900')).toEqual([]);
  expect(await find('T-901')).toEqual([]);
  expect(await find('pump 3')).not.toContain(id(3));
});

test('a hit says what the record is now, where the words are, and whose note they stand in', async () => {
  await searcher.readAll();
  await records.put('tickets', [record(1, { number: 'INC0004821', title: 'Pump stands', state: { is: 'new' } })]);
  await records.put('activities', [
    record(2, { kind: 'note', body: 'The bearing is gone', parent: { collection: 'tickets', id: id(1) } }),
  ]);
  const { hits } = await searcher.search('bearing pump', {});
  expect(hits).toEqual([
    expect.objectContaining({
      collection: 'tickets',
      id: id(1),
      code: 'INC0004821',
      name: 'Pump stands',
      nameRanges: [[0, 4]],
      why: { label: 'Note', text: 'The bearing is gone', ranges: [[4, 11]] },
    }),
  ]);
});

test('a label that carries the address or the id of a record names it', async () => {
  await searcher.readAll();
  await records.put('assets', [pump(5)]);
  for (const text of [`https://desk.example/assets/${id(5)}`, `sitebook:${id(5)}`, id(5).toUpperCase()]) {
    expect((await searcher.search(text, { isExact: true })).hits.map((hit) => [hit.id, hit.isExact])).toEqual([
      [id(5), true],
    ]);
  }
  expect((await searcher.search(`sitebook:${id(6)}`, { isExact: true })).hits).toEqual([]);
});
