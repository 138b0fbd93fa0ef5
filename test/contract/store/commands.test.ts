import { existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PATHS } from '#shared/wire/contract.ts';
import { openLaptop, post } from '#test/contract/laptop.ts';
import { newId, newSite, PASSWORD } from '#test/contract/office.ts';
import { ended, officeProgram, type Served } from '#test/contract/office-program.ts';
import { ENGINE, postgresDatabase, sqliteDatabase, type TestDatabase } from '#test/support/test-database.ts';

const { place, serve, run, setUp } = officeProgram();
let database: TestDatabase;
let where: string[];
beforeEach(async () => {
  database = ENGINE === 'postgres' ? await postgresDatabase() : sqliteDatabase(join(place.folder, 'data'));
  where = ENGINE === 'postgres' ? ['--store', database.where] : ['--data', join(place.folder, 'data')];
});
afterEach(() => database.remove());

/** Makes sites at a client of Nora's office; gives their number. */
async function work({ url }: Served, count: number): Promise<void> {
  const nora = await openLaptop(url, 'Nora');
  const sites = Array.from({ length: count }, () => newSite(newId(), nora.info.epoch));
  await nora.push(sites.map((site) => nora.command([site])));
}

const records = async ({ url }: Served): Promise<{ records: number; store: string }> =>
  (await fetch(url + PATHS.health)).json();

test('[S14] [S25] an office is backed up while it runs, and restored when it is stopped: with the words for both', async () => {
  const file = join(place.folder, 'office.backup');
  let served = await setUp(...where);
  await work(served, 5);
  const made = await run(['backup', file, ...where]);
  expect(made).toMatchObject({ code: 0, errors: '' });
  expect(made.out).toMatch(/^Backup of "Harbour IT" as it was at 2\S+Z: 6 records, 0\.\d MB\.\n/);
  expect(statSync(file).mode & 0o077).toBe(0);
  const again = await run(['backup', file, ...where]);
  expect(again).toMatchObject({ code: 1, errors: expect.stringContaining('is there already') });
  await work(served, 3);
  const { epoch } = (await openLaptop(served.url, 'Nora')).info;

  const running = await run(['restore', file, '--yes', ...where]);
  expect(running).toMatchObject({ code: 1, errors: expect.stringContaining('in use') });
  expect(running.errors.trim().split('\n')).toHaveLength(1);
  expect(await ended(served.child, 'SIGTERM')).toBe(0);

  const asked = await run(['restore', file, ...where]);
  expect(asked).toMatchObject({ code: 1, out: '' });
  expect(asked.errors).toMatch(/"Harbour IT" with 9 records and 1 accounts\. .* Nothing was changed; add --yes /);
  writeFileSync(`${file}.cut`, readFileSync(file));
  truncateSync(`${file}.cut`, statSync(file).size - 20);
  const cut = await run(['restore', `${file}.cut`, '--yes', ...where]);
  expect(cut).toMatchObject({ code: 1, errors: expect.stringMatching(/is cut off\. Nothing was changed\.\n$/) });
  served = await serve(...where);
  expect(await records(served)).toMatchObject({ records: 9, store: ENGINE });
  expect(await ended(served.child, 'SIGTERM')).toBe(0);

  const restored = await run(['restore', file, '--yes', ...where]);
  expect(restored).toMatchObject({ code: 0, errors: '' });
  expect(restored.out).toMatch(/^Restored "Harbour IT" as it was at 2\S+Z: 6 records\.\n/);
  const [, kept] = /What was here before is in (\S+);/.exec(restored.out) ?? [];
  expect(kept !== undefined && existsSync(kept)).toBe(ENGINE === 'sqlite');
  served = await serve(...where);
  expect(await records(served)).toMatchObject({ records: 6 });
  const nora = await openLaptop(served.url, 'Nora');
  expect(nora.info.epoch).not.toBe(epoch);
  await work(served, 1);
  expect(await ended(served.child, 'SIGTERM')).toBe(0);
}, 60_000);

test('[S14] accounts and imports go into an office that runs, and into one that does not', async () => {
  const served = await setUp(...where);
  const account = (email: string) => ['account', ...where, '--name', 'Ada', '--email', email];
  expect(await run(account('ada@office.example'), `${PASSWORD}\n`)).toMatchObject({ code: 0 });
  const ada = await openLaptop(served.url, 'Ada');
  expect(ada.session.user).toMatchObject({ name: 'Ada', roles: ['technician'] });
  expect((await run(account('ADA@office.example'), `${PASSWORD}\n`)).errors).toMatch(/signs in somebody already\.\n$/);
  expect((await run(account('eve@office.example'), 'short\n')).errors).toMatch(/at least 10 characters/);
  expect(await ended(served.child, 'SIGTERM')).toBe(0);
  expect(await run(account('ben@office.example'), `${PASSWORD}\n`)).toMatchObject({ code: 0 });
  expect((await run(['import', join(place.folder, 'nothing.csv'), ...where])).errors).toMatch(/cannot be read\.\n$/);
  expect((await run(['demo', '--assets', '40', '--tickets', '5', ...where])).errors).toMatch(/has records already/);
});

test('[S14] a demo office is filled in one go, and there is something to sign in with', async () => {
  const filled = await run(['demo', '--assets', '60', '--tickets', '10', ...where]);
  expect(filled).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+ sample records are in /) });
  expect(filled.out).not.toContain('sitebook@');
  const served = await serve(...where);
  const { demoAccounts } = await (await fetch(served.url + PATHS.office)).json();
  const { email, password } = demoAccounts[0];
  const signIn = { email, password, client: 'web', deviceId: null, deviceName: '' };
  expect((await post(served.url, PATHS.signIn, signIn)).status).toBe(200);
});

if (ENGINE === 'postgres') {
  test('what keeps an office from its PostgreSQL is said in one sentence, without the password', async () => {
    const address = new URL(database.where);
    address.password = 'secret-word';
    const nowhere = new URL(address);
    nowhere.port = '1';
    const missing = new URL(address);
    missing.pathname = '/no_such_database';
    for (const [url, words] of [
      [nowhere, /^The database test_\S+ at 127\.0\.0\.1:1 cannot be reached: [^\n]+\n$/],
      [missing, /^The database no_such_database at \S+ does not let this user in, or not write: [^\n]+\n$/],
    ] as const) {
      const { code, out, errors } = await run(['--store', url.href, '--port', '0']);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(errors).toMatch(words);
      expect(errors).not.toContain('secret-word');
    }
  });
}
