import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SqlDatabase, StoreError } from '#server/store/sql.ts';
import { ENGINE, newDatabase, type TestDatabase } from '#test/support/test-database.ts';

let place: TestDatabase;
let database: SqlDatabase;
beforeEach(async () => {
  place = await newDatabase();
  database = await place.open();
  await database.write((sql) => sql.run('CREATE TABLE things (name TEXT NOT NULL PRIMARY KEY, size BIGINT)'));
});
afterEach(async () => {
  await database.close();
  await place.remove();
});

const names = async (): Promise<string[]> =>
  (await database.read((sql) => sql.all<{ name: string }>('SELECT name FROM things ORDER BY name'))).map(
    (one) => one.name,
  );
const add = (name: string) =>
  database.write((sql) => sql.run('INSERT INTO things (name, size) VALUES (?, ?)', [name, 1]));

test('[S14] a transaction happens whole or not at all, and one that failed does not hold up the next', async () => {
  const failing = database.write(async (sql) => {
    await sql.run('INSERT INTO things (name, size) VALUES (?, ?)', ['half', 1]);
    throw new Error('planted');
  });
  const next = add('next');
  await expect(failing).rejects.toThrow('planted');
  await next;
  expect(await names()).toEqual(['next']);
});

test('[S14] transactions take turns, each seeing what the one before it left', async () => {
  await add('counter');
  const bump = () =>
    database.write(async (sql) => {
      const [row] = await sql.all<{ size: number }>('SELECT size FROM things');
      await new Promise((resolve) => setTimeout(resolve, 1));
      await sql.run('UPDATE things SET size = ?', [(row?.size ?? 0) + 1]);
    });
  await Promise.all(Array.from({ length: 10 }, bump));
  expect(await database.read((sql) => sql.all('SELECT size FROM things'))).toEqual([{ size: 11 }]);
});

test('[S14] readers see one snapshot, do not wait for a writer, and cannot write', async () => {
  await add('before');
  let seen: string[] = [];
  await database.write(async (sql) => {
    await sql.run('INSERT INTO things (name, size) VALUES (?, ?)', ['unfinished', 1]);
    seen = await names();
  });
  expect(seen).toEqual(['before']);
  await expect(database.read((sql) => sql.run('DELETE FROM things'))).rejects.toMatchObject({ kind: 'read-only' });
});

test('[S14] a snapshot stays what it was while others commit', async () => {
  await add('first');
  const counts = await database.read(async (sql) => {
    const count = async () => (await sql.all<{ count: number }>('SELECT count(*) AS count FROM things'))[0]?.count;
    const before = await count();
    await add('second');
    return [before, await count()];
  });
  expect(counts).toEqual([1, 1]);
  expect(await names()).toEqual(['first', 'second']);
});

test('[S14] errors say whether trying again is of use', async () => {
  await add('one');
  await expect(add('one')).rejects.toBeInstanceOf(StoreError);
  await expect(add('one')).rejects.toMatchObject({ kind: 'data' });
  expect(await names()).toEqual(['one']);
});

test('[S11] part of a transaction may be taken back and the rest be kept', async () => {
  await database.write(async (sql) => {
    await sql.run('INSERT INTO things (name, size) VALUES (?, ?)', ['good', 1]);
    await sql.run('SAVEPOINT part');
    await sql.run('INSERT INTO things (name, size) VALUES (?, ?)', ['bad', 1]);
    await expect(sql.run('INSERT INTO things (name, size) VALUES (?, ?)', ['good', 2])).rejects.toMatchObject({
      kind: 'data',
    });
    await sql.run('ROLLBACK TO SAVEPOINT part');
    await sql.run('RELEASE SAVEPOINT part');
    await sql.run('INSERT INTO things (name, size) VALUES (?, ?)', ['better', 1]);
  });
  expect(await names()).toEqual(['better', 'good']);
});

if (ENGINE === 'postgres')
  test('[S11] [I1] a transaction whose failed statement was kept quiet is reported as failed, not as done', async () => {
    const quiet = database.write(async (sql) => {
      await sql.run('INSERT INTO things (name, size) VALUES (?, ?)', ['lost', 1]);
      await sql.run('INSERT INTO things (name, size) VALUES (?, ?)', ['lost', 1]).catch(() => undefined);
    });
    await expect(quiet).rejects.toMatchObject({ kind: 'data' });
    expect(await names()).toEqual([]);
  });

test('[S14] what is stored comes back alike from either engine: numbers, texts, their order, and U+0000', async () => {
  const large = 2 ** 53 - 1;
  const texts = ['Zoe', 'zoe', 'Ärger', 'a-b', 'ab', 'a b', '😀', 'née\u0000', "it's ?", ''];
  await database.write(async (sql) => {
    for (const name of texts) await sql.run('INSERT INTO things (name, size) VALUES (?, ?)', [name, large]);
    await sql.run("INSERT INTO things (name, size) VALUES ('a question ?', ?)", [null]);
  });
  const rows = await database.read((sql) =>
    sql.all('SELECT name, size FROM things WHERE size IS NOT NULL ORDER BY name'),
  );
  // By the bytes of UTF-8, whatever language the database was made for.
  const order = ['', 'Zoe', 'a b', 'a-b', 'ab', "it's ?", 'née\uFFFD', 'zoe', 'Ärger', '😀'];
  expect(rows).toEqual(order.map((name) => ({ name, size: large })));
  const [found] = await database.read((sql) =>
    sql.all('SELECT name, count(*) AS count, sum(size) AS sum FROM things WHERE name = ? GROUP BY name', ['née\u0000']),
  );
  expect(found).toEqual({ name: 'née\uFFFD', count: 1, sum: large });
  expect(await database.read((sql) => sql.all("SELECT size FROM things WHERE name = 'a question ?'"))).toEqual([
    { size: null },
  ]);
});

test('[S14] one text of many lengths of lists is answered, however many statements are kept prepared', async () => {
  await add('there');
  for (let count = 1; count <= 400; count++) {
    const list = Array.from({ length: count }, (_, n) => (n === count - 1 ? 'there' : `missing ${n}`));
    const found = await database.read((sql) =>
      sql.all(`SELECT name FROM things WHERE name IN (${list.map(() => '?').join(', ')})`, list),
    );
    expect(found).toEqual([{ name: 'there' }]);
  }
});
