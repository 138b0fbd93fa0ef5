import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'libsql';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { officeInfoSchema, PATHS } from '#shared/wire/contract.ts';
import { applyLines, openLaptop, post } from './laptop.ts';
import { newId, newSite, PASSWORD } from './office.ts';

/** Inside the project, so that the bundle finds the packages it leaves outside. */
const bundle = join(import.meta.dirname, '../../node_modules/.contract-server', String(process.pid));
const program = join(bundle, 'main.js');
let folder: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  await build({
    configFile: join(import.meta.dirname, '../../build/vite.server.config.ts'),
    logLevel: 'error',
    build: { outDir: bundle, emptyOutDir: true, sourcemap: false },
  });
}, 60_000);
afterAll(() => rmSync(bundle, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitebook-process-'));
});
afterEach(async () => {
  await Promise.all([...running].map((child) => ended(child, 'SIGKILL')));
  rmSync(folder, { recursive: true, force: true });
});

const ended = (child: ChildProcess, signal?: NodeJS.Signals): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
    child.once('exit', (code) => resolve(code));
    if (signal) child.kill(signal);
  });

interface Served {
  child: ChildProcess;
  url: string;
  firstAdmin: string | null;
}

/** Starts the office; resolves when it listens. */
async function serve(...args: string[]): Promise<Served> {
  const child = spawn(process.execPath, [program, '--data', join(folder, 'data'), '--port', '0', ...args]);
  running.add(child);
  child.once('exit', () => running.delete(child));
  let errors = '';
  child.stderr.on('data', (text) => {
    errors += String(text);
  });
  let firstAdmin: string | null = null;
  for await (const line of createInterface({ input: child.stdout })) {
    firstAdmin ??= /first-admin#(\S+)/.exec(line)?.[1] ?? null;
    const [, url] = /^Office is listening: (http:\S+)$/.exec(line) ?? [];
    if (url !== undefined) return { child, url, firstAdmin };
  }
  throw new Error(`The office did not start: ${errors}`);
}

/** Runs a command to its end. */
async function run(args: string[], input = ''): Promise<{ code: number | null; out: string; errors: string }> {
  const child = spawn(process.execPath, [program, ...args]);
  running.add(child);
  child.once('exit', () => running.delete(child));
  let [out, errors] = ['', ''];
  child.stdout.on('data', (text) => {
    out += String(text);
  });
  child.stderr.on('data', (text) => {
    errors += String(text);
  });
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, errors })));
}

async function setUp(): Promise<Served> {
  const served = await serve();
  const request = { token: served.firstAdmin, officeName: 'Harbour IT', name: 'Nora' };
  const answer = await post(served.url, PATHS.firstAdmin, {
    ...request,
    email: 'nora@office.example',
    password: PASSWORD,
  });
  expect(answer.status).toBe(200);
  return served;
}

test('[I1] [S11] kill -9 in the middle of pushes: everything acknowledged is there, and everything is there once', async () => {
  let served = await setUp();
  const client = newId();
  const sites: string[] = [];
  let rounds = 0;
  for (; rounds < 3; rounds++) {
    const laptops = await Promise.all([1, 2].map(() => openLaptop(served.url, 'Nora')));
    const { epoch } = laptops[0]?.info ?? { epoch: '' };
    const acknowledged: string[] = [];
    const work = laptops.map((laptop) => {
      const made = Array.from({ length: 300 }, () => newSite(client, epoch, `Round ${rounds}`));
      return { laptop, made, commands: made.map((site) => laptop.command([site])) };
    });
    const pushing = Promise.allSettled(
      work.map(async ({ laptop, commands }) => {
        for (let at = 0; at < commands.length; at += 5) {
          const { answers } = await laptop.push(commands.slice(at, at + 5));
          acknowledged.push(...answers.filter((one) => one.verdict === 'applied').map((one) => one.command));
        }
      }),
    );
    while (acknowledged.length < 40 + rounds * 30) await new Promise((resolve) => setTimeout(resolve, 5));
    await ended(served.child, 'SIGKILL');
    expect((await pushing).every((one) => one.status === 'rejected')).toBe(true);

    served = await serve();
    expect(served.firstAdmin).toBeNull();
    for (const { laptop, made, commands } of work) {
      const again = await openLaptop(served.url, 'Nora', { deviceId: laptop.session.device.id });
      const lastN = again.session.device.lastN;
      const known = acknowledged.filter((id) => commands.some((one) => one.id === id));
      expect(lastN).toBeGreaterThanOrEqual(known.length);
      const answers = [];
      for (let at = 0; at < commands.length; at += 150) {
        answers.push(...(await again.push(commands.slice(at, at + 150))).answers);
      }
      expect(answers.map((one) => one.verdict)).toEqual(
        commands.map((one) => (one.n <= lastN ? 'already' : 'applied')),
      );
      sites.push(...made.map((site) => site.id));
    }
  }
  const nora = await openLaptop(served.url, 'Nora');
  const { held } = applyLines(await nora.pull(nora.start));
  expect(sites.filter((id) => !held.has(`sites/${id}`))).toEqual([]);
  expect([...held.keys()].filter((key) => key.startsWith('sites/'))).toHaveLength(sites.length);
  expect(await ended(served.child, 'SIGTERM')).toBe(0);
  const store = new Database(join(folder, 'data', 'office.db'), { readonly: true });
  const counted = store
    .prepare("SELECT count(*) AS lines, count(DISTINCT record_id) AS records FROM history WHERE collection = 'sites'")
    .all();
  store.close();
  expect(counted).toEqual([{ lines: sites.length, records: sites.length }]);
}, 60_000);

test('a data folder has one office: a second one says so and leaves it alone; after kill -9 the next one starts', async () => {
  const first = await serve();
  const note = join(folder, 'data', 'office.json');
  expect(JSON.parse(readFileSync(note, 'utf8'))).toMatchObject({ url: first.url, pid: first.child.pid });
  expect(statSync(note).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'data', 'office.db')).mode & 0o077).toBe(0);
  const second = await run(['--data', join(folder, 'data'), '--port', '0']);
  expect(second).toMatchObject({
    code: 1,
    errors: expect.stringMatching(/^The data folder .* is in use by another office/),
  });
  expect(second.errors.trim().split('\n')).toHaveLength(1);
  await ended(first.child, 'SIGKILL');
  expect(existsSync(note)).toBe(true);
  const third = await serve();
  expect(third.firstAdmin).toBe(first.firstAdmin);
  const events = await fetch(third.url + PATHS.office);
  expect(officeInfoSchema.parse(await events.json()).needsFirstAdmin).toBe(true);
  expect(await ended(third.child, 'SIGINT')).toBe(0);
  expect(existsSync(note)).toBe(false);
});

test('an office with open streams ends at once when it is told to', async () => {
  const served = await setUp();
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
  const data = join(folder, 'data');
  const killed = spawn(process.execPath, [program, 'demo', '--data', data, '--assets', '6000', '--tickets', '500']);
  running.add(killed);
  killed.once('exit', () => running.delete(killed));
  const log = join(data, 'office.db-wal');
  // The write-ahead log grows while the one transaction is being written.
  while (!existsSync(log) || statSync(log).size < 3_000_000) await new Promise((resolve) => setTimeout(resolve, 5));
  await ended(killed, 'SIGKILL');
  const served = await serve('--demo');
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
  const taken = await run(['--data', join(folder, 'a'), '--port', String(port)]);
  listener.close();
  expect(taken).toMatchObject({
    code: 1,
    errors: `Port ${port} is taken by another program; choose one with --port.\n`,
  });

  mkdirSync(join(folder, 'b'));
  writeFileSync(join(folder, 'b', 'office.db'), 'no database at all, '.repeat(500));
  expect((await run(['--data', join(folder, 'b')])).errors).toMatch(/^The database in .* is damaged; [^\n]+\n$/);

  writeFileSync(join(folder, 'c'), 'a file');
  expect((await run(['--data', join(folder, 'c')])).errors).toMatch(/^The data folder .* cannot be written to\.\n$/);

  await ended((await serve()).child, 'SIGTERM');
  const store = new Database(join(folder, 'data', 'office.db'));
  store.exec('UPDATE schema_version SET version = 999');
  store.close();
  expect((await run(['--data', join(folder, 'data')])).errors).toMatch(/written by a later Sitebook; [^\n]+\n$/);

  const open = await run(['--host', '0.0.0.0', '--data', join(folder, 'd')]);
  expect(open).toMatchObject({ code: 2, errors: expect.stringContaining('--tls-cert') });
}, 30_000);

test('accounts and imports go through the office that runs, and without one into the folder', async () => {
  const served = await setUp();
  const data = join(folder, 'data');
  const account = (email: string) => ['account', '--data', data, '--name', 'Ada', '--email', email];
  expect(await run(account('ada@office.example'), `${PASSWORD}\n`)).toMatchObject({ code: 0 });
  const ada = await openLaptop(served.url, 'Ada');
  expect(ada.session.user).toMatchObject({ name: 'Ada', roles: ['technician'] });
  expect((await run(account('ADA@office.example'), `${PASSWORD}\n`)).errors).toMatch(/signs in somebody already\.\n$/);
  expect((await run(account('eve@office.example'), 'short\n')).errors).toMatch(/at least 10 characters/);
  expect(await ended(served.child, 'SIGTERM')).toBe(0);
  expect(await run(account('ben@office.example'), `${PASSWORD}\n`)).toMatchObject({ code: 0 });
  expect((await run(['import', join(folder, 'nothing.csv'), '--data', data])).errors).toMatch(/cannot be read\.\n$/);
});
