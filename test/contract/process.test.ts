import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'libsql';
import { expect, test } from 'vitest';
import { officeInfoSchema, PATHS } from '#shared/wire/contract.ts';
import { openLaptop, post } from './laptop.ts';
import { ended, officeProgram } from './office-program.ts';

const { place, begin, serve, run, setUp } = officeProgram();
const dataOf = (): string[] => ['--data', join(place.folder, 'data')];

test('a data folder has one office: a second one says so and leaves it alone; after kill -9 the next one starts', async () => {
  const first = await serve(...dataOf());
  const note = join(place.folder, 'data', 'office.json');
  expect(JSON.parse(readFileSync(note, 'utf8'))).toMatchObject({ url: first.url, pid: first.child.pid });
  expect(statSync(note).mode & 0o777).toBe(0o600);
  expect(statSync(join(place.folder, 'data', 'office.db')).mode & 0o077).toBe(0);
  const second = await run(['--data', join(place.folder, 'data'), '--port', '0']);
  expect(second).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/^The data folder .* is in use by another office/),
  });
  expect(second.errors.trim().split('\n')).toHaveLength(1);
  await ended(first.child, 'SIGKILL');
  expect(existsSync(note)).toBe(true);
  const third = await serve(...dataOf());
  expect(third.firstAdmin).toBe(first.firstAdmin);
  const events = await fetch(third.url + PATHS.office);
  expect(officeInfoSchema.parse(await events.json()).needsFirstAdmin).toBe(true);
  expect(await ended(third.child, 'SIGINT')).toBe(0);
  expect(existsSync(note)).toBe(false);
});

test('an office with open streams ends at once when it is told to', async () => {
  const served = await setUp(...dataOf());
  const nora = await openLaptop(served.url, 'Nora');
  const ends = new AbortController();
  const events = await nora.stream(ends.signal);
  expect((await events.next()).value).toMatchObject({ type: 'hello' });
  const before = Date.now();
  expect(await ended(served.child, 'SIGTERM')).toBe(0);
  expect(Date.now() - before).toBeLessThan(3000);
  expect((await events.next()).done).toBe(true);
});

test('a kill in the middle of filling the demo leaves an empty store, which the next start fills', async () => {
  const data = join(place.folder, 'data');
  const killed = begin(['demo', '--data', data, '--assets', '6000', '--tickets', '500']);
  const log = join(data, 'office.db-wal');
  // The write-ahead log grows while the one transaction is being written.
  while (!existsSync(log) || statSync(log).size < 3_000_000) await new Promise((resolve) => setTimeout(resolve, 5));
  await ended(killed, 'SIGKILL');
  const served = await serve(...dataOf(), '--demo');
  const health = await (await fetch(served.url + PATHS.health)).json();
  const info = officeInfoSchema.parse(await (await fetch(served.url + PATHS.office)).json());
  expect(health.records).toBeGreaterThan(600);
  expect(health.records).toBeLessThan(5000);
  expect(info.demoAccounts.length).toBeGreaterThan(0);
  const [account] = info.demoAccounts;
  const signedIn = await post(served.url, PATHS.signIn, {
    email: account?.email,
    password: account?.password,
    client: 'web',
    deviceId: null,
    deviceName: '',
  });
  expect(signedIn.status).toBe(200);
}, 30_000);

test('what keeps an office from starting is said in one sentence', async () => {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as { port: number };
  const taken = await run(['--data', join(place.folder, 'a'), '--port', String(port)]);
  listener.close();
  expect(taken).toMatchObject({
    code: 1,
    errors: `Port ${port} is taken by another program; choose one with --port.\n`,
  });

  mkdirSync(join(place.folder, 'b'));
  writeFileSync(join(place.folder, 'b', 'office.db'), 'no database at all, '.repeat(500));
  expect((await run(['--data', join(place.folder, 'b')])).errors).toMatch(/^The database in .* is damaged; [^\n]+\n$/);

  writeFileSync(join(place.folder, 'c'), 'a file');
  expect((await run(['--data', join(place.folder, 'c')])).errors).toMatch(
    /^The data folder .* cannot be written to\.\n$/,
  );

  await ended((await serve(...dataOf())).child, 'SIGTERM');
  const store = new Database(join(place.folder, 'data', 'office.db'));
  store.exec('UPDATE schema_version SET version = 999');
  store.close();
  expect((await run(['--data', join(place.folder, 'data')])).errors).toMatch(/written by a later Sitebook; [^\n]+\n$/);

  const open = await run(['--host', '0.0.0.0', '--data', join(place.folder, 'd')]);
  expect(open).toMatchObject({ code: 2, errors: expect.stringContaining('--tls-cert') });
}, 30_000);
