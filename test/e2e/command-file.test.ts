import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AppPage } from '#test/support/app-page.ts';
import { type Desktop, launchDesktop } from '#test/support/launch-desktop.ts';
import { WireProxy } from '#test/support/wire-proxy.ts';
import { kept } from '#test/walk/office-store.ts';
import { atTheEnd, atTheOffice, INES, PASSWORD, startSmallOffice } from './scene.ts';

/** The stand-in carries app://local under this name, and the office has to let it call. */
const STANDIN_ORIGIN = 'https://local.app.standin.test';

const LONG = { timeout: 20_000 };

/** The unsent commands' file of the one user. */
async function commandFile(userData: string): Promise<string> {
  const folder = join(userData, 'commands');
  const [name = ''] = await readdir(folder);
  return readFile(join(folder, name), 'utf8');
}

/** Ends the app as a power cut does. The processes of its pages lose their parent and end; nothing is deleted before. */
async function kill({ app, userData }: Desktop): Promise<void> {
  const child = app.process();
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  await expect.poll(() => execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' }), LONG).not.toContain(userData);
}

/** Everything IndexedDB has, gone: as if the browser, or somebody, had cleared it. */
async function emptyDatabases(userData: string): Promise<number> {
  const all = await readdir(userData, { recursive: true });
  const folders = all.filter((path) => path.endsWith('/IndexedDB') || path === 'IndexedDB');
  for (const path of folders) await rm(join(userData, path), { recursive: true, force: true });
  return folders.length;
}

test('[S24] killed after "saved", its databases deleted: a laptop brings its edits to the office, each once', async () => {
  const { office, asset } = await startSmallOffice({ env: { SITEBOOK_TEST_ORIGIN: STANDIN_ORIGIN } });
  const way = await WireProxy.open(office.port);
  let desktop = await launchDesktop();
  atTheEnd(async () => {
    await desktop.close();
    way.close();
  });
  let app = new AppPage(desktop.page);
  await app.page.getByLabel('Office address').fill(way.url);
  await app.page.getByRole('button', { name: 'Go on' }).click();
  await app.signIn(INES, PASSWORD);
  await app.atOffice();
  await app.openAsset(asset.name);

  // The office takes the first edit and its answer never arrives; the second never leaves the laptop.
  way.loseNextReply();
  await app.setField('Firmware', '17.12.1-first');
  await expect.poll(() => atTheOffice(office, asset.id)?.firmware).toBe('17.12.1-first');
  way.cut();
  await app.offline();
  await app.setField('Model', 'C9300-48P');
  expect(await commandFile(desktop.userData)).toContain('C9300-48P');
  await kill(desktop);
  expect(await emptyDatabases(desktop.userData)).toBeGreaterThan(0);

  way.heal();
  desktop = await launchDesktop({ userData: desktop.userData });
  app = new AppPage(desktop.page);
  await app.signIn(INES, PASSWORD);
  await app.atOffice();
  await expect.poll(() => atTheOffice(office, asset.id)?.model).toBe('C9300-48P');
  expect(atTheOffice(office, asset.id)?.firmware).toBe('17.12.1-first');
  const lines = kept(office.dataDir, 0).lines.filter((line) => line.recordId === asset.id && line.field !== '*');
  expect(lines.map(({ field, after, outcome }) => [field, after, outcome])).toEqual([
    ['firmware', '17.12.1-first', 'applied'],
    ['model', 'C9300-48P', 'applied'],
  ]);
  await app.openAsset(asset.name);
  expect(await app.field('Model')).toBe('C9300-48P');
  await expect.poll(() => commandFile(desktop.userData)).toBe('');
});
