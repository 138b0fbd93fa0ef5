import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DesktopBridge } from '#shared/ipc/bridge.ts';
import { AppPage } from '#test/support/app-page.ts';
import {
  answerMessageBoxes,
  type Desktop,
  findElectron,
  launchDesktop,
  messageBoxes,
} from '#test/support/launch-desktop.ts';
import { WireProxy } from '#test/support/wire-proxy.ts';
import { atTheOffice, INES, PASSWORD, type SmallOffice, startSmallOffice } from './scene.ts';

/** The stand-in carries app://local under this name, and the office has to let it call. */
const STANDIN_ORIGIN = 'https://local.app.standin.test';

type Shell = { sitebook: DesktopBridge };

const secretsIn = (userData: string): Promise<string[]> => readdir(join(userData, 'secrets')).catch(() => []);

/** Everything the page itself could read again: both storages, its cookies and its databases. */
const withinReach = (app: AppPage): Promise<string> =>
  app.page.evaluate(async () => {
    let all = JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]);
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name ?? '');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of db.objectStoreNames) {
        all += await new Promise<string>((resolve, reject) => {
          const request = db.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(JSON.stringify(request.result));
          request.onerror = () => reject(request.error);
        });
      }
      db.close();
    }
    return all;
  });

describe(`the desktop app (${findElectron().isReal ? 'Electron' : 'stand-in'})`, () => {
  let small: SmallOffice;
  let way: WireProxy;
  let desktop: Desktop;
  let app: AppPage;

  const heading = (name: string) => app.page.getByRole('heading', { level: 1, name }).waitFor();
  const launch = async (userData?: string): Promise<void> => {
    desktop = await launchDesktop(userData ? { userData } : {});
    app = new AppPage(desktop.page);
  };
  const restart = async (): Promise<void> => {
    await desktop.close({ keepData: true });
    await launch(desktop.userData);
  };

  beforeAll(async () => {
    small = await startSmallOffice({ env: { SITEBOOK_TEST_ORIGIN: STANDIN_ORIGIN } });
    way = await WireProxy.open(small.office.port);
    await launch();
  });
  afterAll(async () => {
    await desktop.close();
    way.close();
  });

  test('asks which office once, says what is wrong with an address, signs in, and records arrive', async () => {
    await heading('Which office?');
    const address = app.page.getByLabel('Office address');
    const goOn = app.page.getByRole('button', { name: 'Go on' });
    await address.fill('http://desk.example.org');
    await goOn.click();
    await app.sees('The address must begin with https://.');
    expect(await address.inputValue()).toBe('http://desk.example.org');
    await address.fill('our office, ground floor');
    await goOn.click();
    await app.sees('Write the whole address, such as https://desk.example.org.');
    await address.fill(way.url);
    await goOn.click();
    await heading('Sign in');
    await app.signIn(INES, PASSWORD);
    await app.atOffice();
    await app.openAsset(small.asset.name);
    expect(await app.field('Firmware')).toBe('17.9.4');
  });

  test('the refresh token lies in secret storage and nowhere else', async () => {
    expect(await secretsIn(desktop.userData)).toEqual(['refresh-token.bin']);
    const token = await app.page.evaluate(() => (window as unknown as Shell).sitebook.secret.get('refresh-token'));
    expect(token).toMatch(/^[\w-]{40,}$/);
    const sealed = await readFile(join(desktop.userData, 'secrets/refresh-token.bin'), 'latin1');
    expect(sealed).not.toContain(token);
    const readable = await withinReach(app);
    // What is looked through is really what the app keeps.
    expect(readable).toContain(INES);
    expect(readable).toContain(small.asset.name);
    expect(readable).not.toContain(token);
    expect(await app.page.context().cookies()).toEqual([]);
  });

  test('[S5] [S26] a restart opens signed in with the office down; unsent work makes quitting ask, and is kept', async () => {
    way.cut();
    await restart();
    await app.offline();
    await app.openAsset(small.asset.name);
    await app.setField('Firmware', '17.12.4-desktop');
    expect(await app.unsent()).toBe(1);
    await answerMessageBoxes(desktop.app, 1);
    await desktop.app.evaluate(({ app: electron }) => electron.quit());
    await expect
      .poll(() => messageBoxes(desktop.app))
      .toMatchObject([
        { message: expect.stringMatching(/^1 edit is saved on this laptop/), buttons: ['Quit', 'Stay'] },
      ]);
    expect(await app.field('Firmware')).toBe('17.12.4-desktop');

    await restart();
    await app.offline();
    expect(await app.unsent()).toBe(1);
    way.heal();
    await app.tryNow();
    await app.atOffice();
    expect(atTheOffice(small.office, small.asset.id)?.firmware).toBe('17.12.4-desktop');
    await answerMessageBoxes(desktop.app, 1);
    const gone = desktop.app.waitForEvent('close');
    await desktop.app.evaluate(({ app: electron }) => void electron.quit()).catch(() => {}); // gone before it answers
    await gone;
  });

  test('signing out removes the secret; the office is known from then on', async () => {
    await launch(desktop.userData);
    await app.atOffice();
    const token = await app.page.evaluate(() => (window as unknown as Shell).sitebook.secret.get('refresh-token'));
    await app.page.getByRole('button', { name: /^Account:/ }).click();
    await app.page.getByRole('button', { name: 'Sign out' }).click();
    await heading('Sign in');
    expect(await secretsIn(desktop.userData)).toEqual([]);
    // Nor is it good for anything any more.
    const refreshed = await fetch(`${small.office.url}/v1/auth/refresh`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ refreshToken: token }),
    });
    expect(refreshed.status).toBe(401);
    await restart();
    await heading('Sign in');
    expect(await app.page.getByLabel('Mail address').inputValue()).toBe(INES);
  });
});
