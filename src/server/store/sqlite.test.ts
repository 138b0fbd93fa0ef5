import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { accountTable } from './accounts.ts';
import { migrate, SCHEMA_VERSION } from './migrations.ts';
import { ownFolder } from './owner.ts';
import { type SqlDatabase, StoreError } from './sql.ts';
import { openSqlite } from './sqlite.ts';

let folder: string;
let database: SqlDatabase;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sitebook-sqlite-'));
  database = openSqlite(join(folder, 'test.db'));
  await database.write((sql) => sql.run('CREATE TABLE things (name TEXT PRIMARY KEY, size BIGINT)'));
});
afterEach(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const names = () =>
  database.read(async (sql) => (await sql.all<{ name: string }>('SELECT name FROM things')).map((one) => one.name));
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

test('[S14] errors say whether trying again is of use', async () => {
  await add('one');
  await expect(add('one')).rejects.toBeInstanceOf(StoreError);
  await expect(add('one')).rejects.toMatchObject({ kind: 'data' });
});

test('[S14] the schema is made once and found again; of a later version it is left alone', async () => {
  await migrate(database);
  await migrate(database);
  const version = () => database.read((sql) => sql.all('SELECT version FROM schema_version'));
  expect(await version()).toEqual([{ version: SCHEMA_VERSION }]);
  await database.write((sql) => sql.run('UPDATE schema_version SET version = ?', [SCHEMA_VERSION + 1]));
  await expect(migrate(database)).rejects.toThrow('The store has version');
  expect(await version()).toEqual([{ version: SCHEMA_VERSION + 1 }]);
});

test('[S14] a store of the first version is brought up to date with what is in it', async () => {
  await migrate(database, 1);
  await database.write((sql) =>
    sql.run(
      `INSERT INTO accounts (office, person_id, email, email_key, password_hash, roles, demo, created_at, disabled_at)
       VALUES ('o', 'ada', 'Ada@example.org', 'ada@example.org', 'hash', '["admin"]', NULL, '2026-01-01', NULL)`,
    ),
  );
  await migrate(database);
  const ada = await database.read((sql) => accountTable(sql, 'o').byEmail('ada@example.org'));
  expect(ada).toMatchObject({ personId: 'ada', roles: ['admin'], mustChangePassword: false });
});

test('a folder has one owner at a time', () => {
  const own = join(folder, 'own');
  const first = ownFolder(own);
  expect(first.ok).toBe(true);
  expect(ownFolder(own)).toEqual({ ok: false, error: 'owned' });
  if (first.ok) first.value.release();
  const second = ownFolder(own);
  expect(second.ok).toBe(true);
  if (second.ok) second.value.release();
});
