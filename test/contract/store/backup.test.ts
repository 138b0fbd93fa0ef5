import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { goOnFrom } from '#server/backup/load.ts';
import { checkBackup } from '#server/backup/read-backup.ts';
import { presentOffice, restorePostgres, restoreSqlite } from '#server/backup/restore.ts';
import { writeBackup } from '#server/backup/write-backup.ts';
import { migrate, SCHEMA_VERSION, tablesOf } from '#server/store/migrations.ts';
import { openStore } from '#server/store/open-store.ts';
import type { SqlDatabase } from '#server/store/sql.ts';
import { openSqlite } from '#server/store/sqlite.ts';
import { NUMBER_SERIES } from '#shared/domain/numbers.ts';
import { PATHS, PROTOCOL } from '#shared/wire/contract.ts';
import { errorOf, openLaptop, post } from '#test/contract/laptop.ts';
import { createTestClock, newId, newSite, random, startTestOffice, type TestOffice } from '#test/contract/office.ts';
import { ENGINE, newDatabase, sqliteDatabase, type TestDatabase } from '#test/support/test-database.ts';

let folder: string;
let office: TestOffice;
let client: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sitebook-backup-'));
  office = await startTestOffice();
  client = await office.addOrganization('AAA');
  await office.addPerson('Ada', ['technician'], [client]);
});
afterEach(async () => {
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

const fileOf = (name: string): string => join(folder, name);
const back = async (name: string): Promise<string> => {
  const file = fileOf(name);
  await writeBackup(office.database, file, office.clock);
  return file;
};

/** Restores a file into a place, on whichever engine that is. Gives the new epoch. */
async function restore(place: TestDatabase, file: string): Promise<string> {
  const epoch = newId();
  if (!place.where.startsWith('postgres')) {
    await restoreSqlite(place.where, file, epoch, `${place.where}.before`);
    return epoch;
  }
  const database = await place.open('alone');
  try {
    await restorePostgres(database, file, epoch);
  } finally {
    await database.close();
  }
  return epoch;
}

/** Every row of every table, each table in its own order. */
async function everything(database: SqlDatabase): Promise<Record<string, unknown[]>> {
  return database.read(async (sql) => {
    const all: Record<string, unknown[]> = {};
    for (const { name, columns, key } of tablesOf(SCHEMA_VERSION)) {
      all[name] = await sql.all(`SELECT ${columns.join(', ')} FROM ${name} ORDER BY ${key.join(', ')}`);
    }
    return all;
  });
}

/** An office with something in every corner: records, conflicts of text, refusals, leases, a second account. */
async function fill(): Promise<void> {
  const ada = await openLaptop(office.url, 'Ada');
  const { epoch } = ada.info;
  const sites = Array.from({ length: 205 }, (_, n) => newSite(client, epoch, `Site ${n} née 😀\u2028 'quoted'`));
  for (let at = 0; at < sites.length; at += 150)
    await ada.push(sites.slice(at, at + 150).map((one) => ada.command([one])));
  await ada.push([ada.command([newSite(newId(), epoch)])]);
  await post(
    office.url,
    PATHS.lease,
    { series: ['INC', 'TAG'] },
    { authorization: `Bearer ${ada.session.accessToken}` },
  );
}

test('[S14] the tables that a backup holds are those that the store has', async () => {
  const catalog = await office.database.read((sql) =>
    sql.all<{ name: string; column: string }>(
      ENGINE === 'sqlite'
        ? `SELECT m.name AS name, c.name AS "column" FROM sqlite_master m JOIN pragma_table_info(m.name) c
           WHERE m.type = 'table' AND m.name <> 'schema_version' ORDER BY m.name, c.cid`
        : `SELECT table_name AS name, column_name AS "column" FROM information_schema.columns
           WHERE table_schema = 'public' AND table_name <> 'schema_version' ORDER BY table_name, ordinal_position`,
    ),
  );
  const known = tablesOf(SCHEMA_VERSION)
    .flatMap(({ name, columns }) => columns.map((column) => ({ name, column })))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  expect(known).toEqual(catalog.map(({ name, column }) => ({ name, column })));
});

const TARGETS: [string, () => Promise<TestDatabase>][] =
  ENGINE === 'sqlite'
    ? [['SQLite', newDatabase]]
    : [
        ['PostgreSQL', newDatabase],
        ['SQLite', async () => sqliteDatabase()],
      ];

test.each(TARGETS)(
  '[S14] [S25] what is restored to %s is what was there, but for the epoch and the numbers to come',
  async (_name, target) => {
    await fill();
    const file = await back('whole');
    const before = await everything(office.database);
    const place = await target();
    const epoch = await restore(place, file);
    const database = await place.open();
    const after = await everything(database);
    expect(after.office).toEqual(before.office?.map((one) => ({ ...(one as object), epoch })));
    expect(after.number_counters).not.toEqual(before.number_counters);
    const rest = ({ office: _office, number_counters: _counters, ...tables }: Record<string, unknown[]>) => tables;
    expect(rest(after)).toEqual(rest(before));
    expect(after.records?.length).toBeGreaterThan(205);
    await database.close();
    await place.remove();
  },
);

if (ENGINE === 'postgres')
  test('[S14] a backup of SQLite restores into PostgreSQL', async () => {
    await fill();
    const there = sqliteDatabase();
    await restore(there, await back('one'));
    const source = await there.open();
    const file = fileOf('two');
    await writeBackup(source, file, office.clock);
    const before = await everything(source);
    await source.close();
    const place = await newDatabase();
    await restore(place, file);
    const database = await place.open();
    const { office: _one, number_counters: _two, ...after } = await everything(database);
    expect(before).toMatchObject(after);
    await database.close();
    await Promise.all([place.remove(), there.remove()]);
  });

test('[S14] a backup is one moment of an office that goes on working', async () => {
  const ada = await openLaptop(office.url, 'Ada');
  let isOver = false;
  const working = (async () => {
    for (let round = 0; !isOver; round++) {
      await ada.push(Array.from({ length: 5 }, () => ada.command([newSite(client, ada.info.epoch, `Round ${round}`)])));
    }
  })();
  await fill();
  const summaries = [];
  for (const name of ['a', 'b', 'c']) summaries.push(await checkBackup(await back(name)));
  isOver = true;
  await working;
  for (const { header, rows } of summaries) {
    // Each record has one seq of its own here, and each command one record and one line.
    expect(rows.records).toBe(header.office.seq);
    expect(rows.history).toBe(header.office.seq);
  }
  const [first, , last] = summaries;
  expect(last?.header.office.seq).toBeGreaterThan(first?.header.office.seq ?? 0);
});

test('[S25] a cut or damaged backup is refused before anything is touched', async () => {
  await fill();
  const sound = readFileSync(await back('sound'));
  const text = gunzipSync(sound);
  const place = await newDatabase();
  await restore(place, fileOf('sound'));
  const database = await place.open();
  const before = await everything(database);
  await database.close();
  const cuts = [0, 10, 1000, sound.length - 9, sound.length - 1].map((end) => sound.subarray(0, end));
  const flipped = [20, sound.length >> 1, sound.length - 3].map((at) => {
    const copy = Buffer.from(sound);
    copy.writeUInt8(copy.readUInt8(at) ^ 0x10, at);
    return copy;
  });
  const lines = text.toString('utf8').trimEnd().split('\n');
  const packed = (some: string[]): Buffer => gzipSync(`${some.join('\n')}\n`);
  const others = [
    packed(lines.slice(0, -1)),
    packed(lines.slice(0, -5)),
    packed([...lines.slice(0, 40), ...lines.slice(41)]),
    packed([...lines, lines[5] ?? '']),
    packed(lines.map((line, at) => (at === 40 ? line.replace('Site', 'Sote') : line))),
    packed(['{"format":"another"}', ...lines.slice(1)]),
    gzipSync(text.subarray(0, text.length - 1)),
    Buffer.from('no backup at all'),
  ];
  const bad = [...cuts, ...flipped, ...others];
  for (const [at, content] of bad.entries()) {
    const file = fileOf(`bad-${at}`);
    writeFileSync(file, content);
    await expect(checkBackup(file), `bad-${at}`).rejects.toThrow(/^(is|cannot)/);
    await expect(restore(place, file), `bad-${at}`).rejects.toThrow();
  }
  const again = await place.open();
  expect(await everything(again)).toEqual(before);
  await again.close();
  await place.remove();
});

test('[S25] a restored office has an epoch of its own each time, and numbers that nobody can have', async () => {
  await fill();
  const file = await back('numbers');
  const place = await newDatabase();
  const epochs = new Set([(await office.office.store.read((tables) => tables.office.get())).epoch]);
  for (let round = 0; round < 3; round++) epochs.add(await restore(place, file));
  expect(epochs.size).toBe(4);
  const store = await openStore(await place.open(), createTestClock(), random);
  const next = await store.read((tables) => Promise.all(NUMBER_SERIES.map((series) => tables.numbers.next(series))));
  const leased = await store.read((tables) => tables.numbers.leases('TAG'));
  expect(leased).toEqual([{ series: 'TAG', from: 1, to: 100 }]);
  for (const value of next) expect(value).toBeGreaterThan(1000);
  expect(goOnFrom(1)).toBe(2001);
  expect(goOnFrom(40_000)).toBe(45_001);
  await store.close();
  await place.remove();
});

test('[S25] [I1] [I6] an office restored from an older copy takes what the laptop sends again, once, and refuses the former epoch', async () => {
  const place = await newDatabase();
  const first = await startTestOffice({ database: place });
  const organization = await first.addOrganization('BBB');
  await first.addPerson('Ben', ['technician'], [organization]);
  const ben = await openLaptop(first.url, 'Ben');
  const commands = Array.from({ length: 20 }, (_, n) =>
    ben.command([newSite(organization, ben.info.epoch, `Site ${n}`)]),
  );
  await ben.push(commands.slice(0, 8));
  const file = fileOf('older');
  await writeBackup(first.database, file, first.clock);
  await ben.push(commands.slice(8));
  await first.close();
  await restore(place, file);
  const second = await startTestOffice({ database: place });
  const former = { protocol: PROTOCOL, epoch: ben.info.epoch, lastContactAt: null, commands: commands.slice(8, 9) };
  const again = await openLaptop(second.url, 'Ben', { deviceId: ben.session.device.id });
  expect((await errorOf(await again.send(PATHS.push, former))).error).toBe('other-epoch');
  expect((await errorOf(await again.send(PATHS.pull, { protocol: PROTOCOL, checkpoint: ben.start }))).error).toBe(
    'other-epoch',
  );
  expect(again.session.device.lastN).toBe(8);
  const { answers } = await again.push(commands);
  expect(answers.map((one) => one.verdict)).toEqual(commands.map((_, at) => (at < 8 ? 'already' : 'applied')));
  const count = (text: string) => second.database.read((sql) => sql.all<{ count: number }>(text));
  const made = `FROM history WHERE collection = 'sites'`;
  expect(await count(`SELECT count(*) AS count ${made}`)).toEqual([{ count: 20 }]);
  expect(await count(`SELECT count(DISTINCT record_id) AS count ${made}`)).toEqual([{ count: 20 }]);
  await second.close();
  await place.remove();
});

test('[S14] a backup of an earlier version is restored and brought up to date', async () => {
  const old = await newDatabase();
  const source = await old.open();
  await migrate(source, 1);
  await source.write(async (sql) => {
    await sql.run(`INSERT INTO office (id, name, epoch, seq, created_at) VALUES ('o', 'Old', 'e', 1, '2026-01-01')`);
    const body = JSON.stringify({ id: 'l', type: 'contains', fromId: 'a', toId: 'b', deleted: false });
    await sql.run(
      `INSERT INTO records (office, collection, id, organization_id, rev, epoch, moved, orgs, body)
       VALUES ('o', 'relationships', 'l', NULL, 1, 'e', 0, '[null]', ?)`,
      [body],
    );
  });
  const file = fileOf('old');
  expect((await writeBackup(source, file, office.clock)).header).toMatchObject({ schema: 1, office: { name: 'Old' } });
  await source.close();
  const place = await newDatabase();
  await restore(place, file);
  const store = await openStore(await place.open(), createTestClock(), random);
  expect(await store.read((tables) => tables.links.above(['b']))).toHaveLength(1);
  await store.close();
  await Promise.all([place.remove(), old.remove()]);
});

test('a backup never takes the place of a file, and leaves none behind that is not whole', async () => {
  const file = await back('kept');
  const before = readFileSync(file);
  await expect(writeBackup(office.database, file, office.clock)).rejects.toThrow('is there already');
  expect(readFileSync(file)).toEqual(before);
  const broken: SqlDatabase = {
    ...office.database,
    read: (work) =>
      office.database.read((sql) => {
        let statements = 0;
        const all = <T>(text: string, params?: readonly (string | number | null)[]): Promise<T[]> => {
          if (++statements > 5) throw new Error('planted');
          return sql.all<T>(text, params);
        };
        return work({ ...sql, all });
      }),
  };
  await expect(writeBackup(broken, fileOf('broken'), office.clock)).rejects.toThrow('planted');
  expect(readdirSync(folder)).toEqual(['kept']);
});

test('what a restore would replace is told; where nothing is, nothing is told', async () => {
  expect(await presentOffice(office.database)).toEqual({ name: 'Sitebook office', records: 2, accounts: 1 });
  const place = await newDatabase();
  const database = await place.open();
  expect(await presentOffice(database)).toBeNull();
  await database.close();
  await place.remove();
});

if (ENGINE === 'sqlite')
  test('[S25] on SQLite the former database is kept, with what it had committed before it was killed', async () => {
    const before = await everything(office.database);
    const file = await back('new');
    await office.database.write((sql) => sql.run("UPDATE office SET name = 'Former'"));
    // As a kill leaves it: the last commit stands in the log beside the file.
    const place = sqliteDatabase();
    for (const end of ['', '-wal']) copyFileSync(office.place.where + end, place.where + end);
    await restore(place, file);
    const former = openSqlite(`${place.where}.before`);
    expect(await presentOffice(former)).toMatchObject({ name: 'Former' });
    await former.close();
    const now = await place.open();
    expect(await presentOffice(now)).toMatchObject({ name: 'Sitebook office' });
    expect((await everything(now)).records).toEqual(before.records);
    await now.close();
    await place.remove();
  });
