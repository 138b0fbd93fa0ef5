import { afterEach, beforeEach, expect, test } from 'vitest';
import { linkTable } from '#server/store/links.ts';
import { migrate } from '#server/store/migrations.ts';
import { recordTable } from '#server/store/records.ts';
import type { SqlDatabase } from '#server/store/sql.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { newDatabase, type TestDatabase } from '#test/support/test-database.ts';

let place: TestDatabase;
let database: SqlDatabase;
beforeEach(async () => {
  place = await newDatabase();
  database = await place.open();
  await migrate(database);
});
afterEach(async () => {
  await database.close();
  await place.remove();
});

let rev = 0;
type Link = [fromId: string, type: string, toId: string, more?: object];
const putAll = (links: readonly Link[]): Promise<void> =>
  database.write(async (sql) => {
    for (const [fromId, type, toId, more] of links) {
      const values = { id: `${fromId} ${type} ${toId}`, type, fromId, toId, deleted: false, rev: ++rev, epoch: 'e' };
      await recordTable(sql, 'office').put('relationships', { ...values, ...more } as unknown as AnyRecord, null, [
        null,
      ]);
    }
  });
const put = (...link: Link): Promise<void> => putAll([link]);
const between = (fromId: string, toId: string): Promise<string[]> =>
  database.read(async (sql) => (await linkTable(sql, 'office').between([{ fromId, toId }])).map((one) => one.id));
const above = (...ids: string[]): Promise<string[]> =>
  database.read(async (sql) => (await linkTable(sql, 'office').above(ids)).map((one) => one.id).sort());

test('[S14] the links of two assets are found from either end; those that were deleted are not', async () => {
  await put('a', 'depends-on', 'b');
  await put('b', 'runs-on', 'a');
  await put('a', 'depends-on', 'c');
  expect((await between('b', 'a')).sort()).toEqual(['a depends-on b', 'b runs-on a']);
  await put('a', 'depends-on', 'b', { deleted: true });
  expect(await between('a', 'b')).toEqual(['b runs-on a']);
  await put('a', 'depends-on', 'b');
  expect(await between('a', 'b')).toHaveLength(2);
});

test('[S14] what contains an asset is found up to the outermost, circles from before the rule included', async () => {
  await put('room', 'contains', 'rack');
  await put('rack', 'contains', 'shelf');
  await put('cage', 'contains', 'rack');
  await put('shelf', 'contains', 'pi');
  await put('shelf', 'depends-on', 'ups');
  const upwards = ['cage contains rack', 'rack contains shelf', 'room contains rack'];
  expect(await above('shelf')).toEqual(upwards);
  expect(await above('shelf', 'rack')).toEqual(upwards);
  expect(await above('room')).toEqual([]);
  await put('pi', 'contains', 'room');
  expect(await above('shelf')).toEqual([...upwards, 'pi contains room', 'shelf contains pi'].sort());
});
