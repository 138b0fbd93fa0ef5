import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { migrate, SCHEMA_VERSION } from '#server/store/migrations.ts';
import { openStore } from '#server/store/open-store.ts';
import { openPostgres } from '#server/store/postgres.ts';
import { UnknownOutcome } from '#server/store/postgres-errors.ts';
import { schemaLock } from '#server/store/postgres-presence.ts';
import { type Signal, type SqlDatabase, StoreError } from '#server/store/sql.ts';
import { openLaptop } from '#test/contract/laptop.ts';
import { createTestClock, newSite, random, startTestOffice } from '#test/contract/office.ts';
import { createCluster } from '#test/support/postgres-cluster.ts';
import { newDatabase, type TestDatabase } from '#test/support/test-database.ts';
import { type AtCommit, cutProxy } from './cut-proxy.ts';

let place: TestDatabase;
let database: SqlDatabase;
beforeEach(async () => {
  place = await newDatabase();
  database = await place.open();
  await database.write((sql) => sql.run('CREATE TABLE things (name TEXT NOT NULL PRIMARY KEY)'));
});
afterEach(async () => {
  await database.close();
  await place.remove();
});

const add = (to: SqlDatabase, name: string): Promise<void> =>
  to.write((sql) => sql.run('INSERT INTO things (name) VALUES (?)', [name]));
const names = async (from: SqlDatabase): Promise<string[]> =>
  (await from.read((sql) => sql.all<{ name: string }>('SELECT name FROM things ORDER BY name'))).map((one) => one.name);
const raise = (code: string): string => `DO $$ BEGIN RAISE EXCEPTION 'planted' USING ERRCODE = '${code}'; END $$`;
/** Ends every other connection of the office in this database, as an administrator or a restart does. */
const OTHERS = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'sitebook' AND pid <> pg_backend_pid()`;

test('[S14] work that failed by a conflict with others is done again, whole; other errors are not tried again', async () => {
  for (const code of ['40001', '40P01']) {
    let tries = 0;
    await database.write(async (sql) => {
      await sql.run('INSERT INTO things (name) VALUES (?)', [`try ${code}`]);
      if (++tries < 3) await sql.run(raise(code));
    });
    expect(tries).toBe(3);
  }
  let reads = 0;
  expect(
    await database.read(async (sql) => {
      if (++reads < 2) await sql.run(raise('40001'));
      return sql.all('SELECT name FROM things');
    }),
  ).toHaveLength(2);
  let others = 0;
  const work = database.write(async (sql) => {
    others++;
    await sql.run(raise('23505'));
  });
  await expect(work).rejects.toMatchObject({ kind: 'data' });
  expect(others).toBe(1);
});

test.each([
  ['23505', 'data'],
  ['22021', 'data'],
  ['54000', 'data'],
  ['25006', 'read-only'],
  ['42501', 'read-only'],
  ['53100', 'full'],
  ['53300', 'busy'],
  ['55P03', 'busy'],
  ['57014', 'busy'],
  ['XX001', 'damaged'],
  ['58030', 'io'],
])('[S14] SQLSTATE %s is %s', async (code, kind) => {
  await expect(database.read((sql) => sql.run(raise(code)))).rejects.toMatchObject({ kind, message: 'planted' });
});

test('[S14] connections that were ended while idle, or inside a transaction before COMMIT, cost nothing', async () => {
  const other = await place.open();
  await Promise.all([names(database), names(database), add(database, 'first')]);
  await other.read((sql) => sql.run(OTHERS));
  await add(database, 'second');
  let tries = 0;
  await database.write(async (sql) => {
    await sql.run('INSERT INTO things (name) VALUES (?)', ['third']);
    if (++tries === 1) await other.read((one) => one.run(OTHERS));
    await sql.run('INSERT INTO things (name) VALUES (?)', ['fourth']);
  });
  expect(tries).toBe(2);
  expect(await names(database)).toEqual(['first', 'fourth', 'second', 'third']);
  await other.close();
});

test.each<[AtCommit, boolean]>([
  ['cut before the server has it', false],
  ['cut after the server has it', true],
])(
  '[I6] [S14] a connection lost during COMMIT (%s) is an unknown outcome, and never tried again',
  async (at, isDone) => {
    const proxy = await cutProxy(place.where);
    const through = await openPostgres(proxy.url);
    proxy.next = at;
    let tries = 0;
    const work = through.write(async (sql) => {
      tries++;
      await sql.run('INSERT INTO things (name) VALUES (?)', ['once']);
    });
    await expect(work).rejects.toBeInstanceOf(UnknownOutcome);
    await expect(work).rejects.toMatchObject({ kind: 'io' });
    expect(tries).toBe(1);
    expect(await names(database)).toEqual(isDone ? ['once'] : []);
    await add(through, 'next');
    await through.close();
    await proxy.close();
  },
);

test.each<[AtCommit, string]>([
  ['cut before the server has it', 'applied'],
  ['cut after the server has it', 'already'],
])('[I1] [I6] [S11] a push whose COMMIT was %s is not acknowledged, and sent again it is %s', async (at, verdict) => {
  const own = await newDatabase();
  const proxy = await cutProxy(own.where);
  let isArmed = false;
  const office = await startTestOffice({
    database: { ...own, open: () => openPostgres(proxy.url) },
    parts: (parts) => ({
      ...parts,
      store: {
        ...parts.store,
        write: (work) =>
          parts.store.write(async (tables) => {
            const result = await work(tables);
            if (isArmed) proxy.next = at;
            isArmed = false;
            return result;
          }),
      },
    }),
  });
  const client = await office.addOrganization('AAA');
  await office.addPerson('Ada', ['technician'], [client]);
  const ada = await openLaptop(office.url, 'Ada');
  const command = ada.command([newSite(client, ada.info.epoch)]);
  isArmed = true;
  await expect(ada.push([command])).rejects.toThrow('internal');
  expect((await ada.push([command])).answers[0]?.verdict).toBe(verdict);
  const lines = await office.database.read((sql) => sql.all(`SELECT n FROM history WHERE collection = 'sites'`));
  expect(lines).toEqual([{ n: 1 }]);
  await office.close();
  await proxy.close();
  await own.remove();
});

test('[S25] whoever wants a database for itself gets it only when nobody is there, and keeps others out', async () => {
  await expect(place.open('alone')).rejects.toMatchObject({ kind: 'busy' });
  await database.close();
  const alone = await place.open('alone');
  await expect(place.open()).rejects.toMatchObject({ kind: 'busy' });
  await expect(place.open('alone')).rejects.toMatchObject({ kind: 'busy' });
  await alone.close();
  database = await place.open();
});

test('[S14] a later version waits for processes of an earlier one to end, and not for others of its own', async () => {
  const own = await newDatabase();
  const before = await own.open();
  await migrate(before, SCHEMA_VERSION - 1);
  const start = async () => openStore(await own.open(), createTestClock(), random);
  const earlier = new pg.Client({ connectionString: own.where });
  await earlier.connect();
  await earlier.query(`SELECT pg_advisory_lock_shared(${schemaLock(SCHEMA_VERSION - 1)})`);
  await expect(start()).rejects.toMatchObject({ kind: 'busy', message: expect.stringMatching(/earlier version/) });
  const version = () => before.read((sql) => sql.all('SELECT version FROM schema_version'));
  expect(await version()).toEqual([{ version: SCHEMA_VERSION - 1 }]);
  await earlier.end();
  const stores = await Promise.all([start(), start(), start()]);
  expect(await version()).toEqual([{ version: SCHEMA_VERSION }]);
  await Promise.all([...stores, before].map((one) => one.close()));
  await own.remove();
});

test('[S14] hints reach the other processes and not the one that gives them', async () => {
  // Connections of their own: those that a test before this one ended are told that they may have missed something.
  const [one, other] = await Promise.all([place.open(), place.open()]);
  const own: string[] = [];
  const heard = new Set<string>();
  const bothHeard = new Promise<void>((resolve) => {
    other.hear((signal) => {
      if (heard.add(signal).size === 2) resolve();
    });
  });
  one.hear((signal) => own.push(signal));
  one.tell('records');
  one.tell('rights');
  one.tell('records');
  await bothHeard;
  expect(own).toEqual([]);
  await Promise.all([one.close(), other.close()]);
});

test('[S14] the server is killed and comes back: errors meanwhile, then everything works again, hints too', async () => {
  const cluster = await createCluster(inject('postgresBin'));
  try {
    const url = cluster.url('postgres');
    const [one, two] = await Promise.all([openPostgres(url), openPostgres(url)]);
    await one.write((sql) => sql.run('CREATE TABLE things (name TEXT NOT NULL PRIMARY KEY)'));
    await add(one, 'before');
    const heard: Signal[] = [];
    two.hear((signal) => heard.push(signal));
    await cluster.kill();
    // The processes of its connections take a moment to notice, and serve until then.
    const isServed = () =>
      Promise.any([names(one), names(two)]).then(
        () => true,
        () => false,
      );
    while (await isServed()) await delay(20);
    await expect(add(one, 'meanwhile')).rejects.toBeInstanceOf(StoreError);
    await expect(names(two)).rejects.toMatchObject({ kind: expect.stringMatching(/^(io|busy)$/) });
    await cluster.start();
    await add(one, 'after');
    expect(await names(two)).toEqual(['after', 'before']);
    // Who listens is told that something may have been missed, as often as the connection was lost.
    while (new Set(heard).size < 2) await delay(20);
    heard.length = 0;
    while (heard.length === 0) {
      one.tell('records');
      await delay(50);
    }
    expect(heard).toContain('records');
    await Promise.all([one.close(), two.close()]);
  } finally {
    await cluster.remove();
  }
});
