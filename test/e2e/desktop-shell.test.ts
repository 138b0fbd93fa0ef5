import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DesktopBridge } from '#shared/ipc/bridge.ts';
import {
  answerMessageBoxes,
  type Desktop,
  findElectron,
  launchDesktop,
  messageBoxes,
} from '#test/support/launch-desktop.ts';

// The shell without the app: main and preload as built, around a page of a dozen lines.
const rendererDir = join(import.meta.dirname, '../fixtures/shell-page');
const launch = (userData?: string) => launchDesktop({ rendererDir, ...(userData ? { userData } : {}) });

type Shell = { sitebook: DesktopBridge };
const ran = (page: Page) => page.locator('#ran').filter({ hasText: 'desktop' }).waitFor();

/** Sets the office's address and waits for the page that follows it. */
async function setOffice(page: Page, url: string) {
  const reloaded = page.waitForEvent('load');
  const outcome = await page.evaluate(
    (address) => (window as unknown as Shell).sitebook.setOfficeAddress(address),
    url,
  );
  if (outcome.ok) await reloaded;
  else reloaded.catch(() => {});
  return outcome;
}

/** What a fetch from the page comes to. */
const reach = (page: Page, url: string) =>
  page.evaluate((address) => fetch(address).then((response) => response.text(), String), url);

describe(`desktop shell (${findElectron().isReal ? 'Electron' : 'stand-in'})`, () => {
  let desktop: Desktop;
  let office: Server;
  let officeUrl: string;

  beforeAll(async () => {
    office = createServer((request, response) => {
      if (request.url === '/away')
        return void response.writeHead(302, { location: 'https://elsewhere.example/' }).end();
      response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/html' });
      response.end('the office');
    });
    await new Promise<void>((listening) => office.listen(0, '127.0.0.1', listening));
    officeUrl = `http://127.0.0.1:${(office.address() as AddressInfo).port}`;
  });
  afterAll(() => office.close());
  beforeEach(async () => {
    desktop = await launch();
    await ran(desktop.page);
  });
  afterEach(() => desktop.close());

  test('the page runs in a secure context and sees the bridge, nothing else of Electron or Node', async () => {
    const { app, page } = desktop;
    const seen = await page.evaluate(() => ({
      secure: isSecureContext,
      others: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
      frozen: Object.isFrozen((window as unknown as Shell).sitebook),
      inlineScript: document.documentElement.dataset.inline ?? 'blocked',
    }));
    expect(seen).toEqual({ secure: true, others: [], frozen: true, inlineScript: 'blocked' });
    const version = await app.evaluate((electron) => electron.app.getVersion());
    expect(await page.textContent('#ran')).toBe(`desktop ${version}`);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())).toBe(
      'app://local/',
    );
  });

  test('only files of the page are served: no other method, no way out of the folder, no page for a missing script', async () => {
    const answers = await desktop.page.evaluate(async () => {
      const status = (path: string, init?: RequestInit) => fetch(path, init).then((response) => response.status);
      const script = await fetch('/page.js');
      return {
        script: [script.status, script.headers.get('x-content-type-options'), script.headers.get('content-type')],
        policy: script.headers.get('content-security-policy')?.startsWith("default-src 'none'"),
        missing: await status('/missing.js'),
        posted: await status('/page.js', { method: 'POST', body: 'x' }),
        outside: await status('/..%2f..%2f..%2fpackage.json'),
      };
    });
    expect(answers).toEqual({
      script: [200, 'nosniff', expect.stringContaining('javascript')],
      policy: true,
      missing: 404,
      posted: 405,
      outside: 403,
    });
  });

  test("a page's own address survives a reload", async () => {
    const { page } = desktop;
    await page.evaluate(() => history.pushState(null, '', '/tickets/INC-1.2'));
    await page.reload();
    await ran(page);
    expect(new URL(page.url()).pathname).toBe('/tickets/INC-1.2');
  });

  test('the page may connect to the office once its address is set, and to nobody else', async () => {
    const { page, userData } = desktop;
    expect(await page.evaluate(() => (window as unknown as Shell).sitebook.officeAddress())).toBeNull();
    expect(await reach(page, officeUrl)).toContain('TypeError');

    expect(await setOffice(page, `${officeUrl}/`)).toEqual({ ok: true });
    await ran(page);
    expect(await page.evaluate(() => (window as unknown as Shell).sitebook.officeAddress())).toBe(officeUrl);
    expect(await reach(page, officeUrl)).toBe('the office');
    expect(await reach(page, officeUrl.replace('127.0.0.1', 'localhost'))).toContain('TypeError');

    await desktop.close({ keepData: true });
    desktop = await launch(userData);
    await ran(desktop.page);
    expect(await reach(desktop.page, officeUrl)).toBe('the office');
  });

  test('an address in the clear is refused with a sentence', async () => {
    expect(await setOffice(desktop.page, 'http://desk.example.org')).toEqual({
      ok: false,
      message: expect.stringContaining('https://'),
    });
  });

  test('secrets come back, also after a restart, and do not lie open on the disk', async () => {
    const { page, userData } = desktop;
    const first = await page.evaluate(async () => {
      const { secret } = (window as unknown as Shell).sitebook;
      return [await secret.get('token'), await secret.set('token', 's3cret ✓'), await secret.get('token')];
    });
    expect(first).toEqual([null, { ok: true }, 's3cret ✓']);
    expect(await readFile(join(userData, 'secrets/token.bin'), 'latin1')).not.toContain('s3cret');

    await desktop.close({ keepData: true });
    desktop = await launch(userData);
    await ran(desktop.page);
    const second = await desktop.page.evaluate(async () => {
      const { secret } = (window as unknown as Shell).sitebook;
      return [await secret.get('token'), await secret.remove('token'), await secret.get('token')];
    });
    expect(second).toEqual(['s3cret ✓', { ok: true }, null]);
  });

  test('where nothing protects a secret it is not stored, and the page is told', async () => {
    const { app, page } = desktop;
    await app.evaluate(({ safeStorage }) => {
      Object.assign(safeStorage, { isAsyncEncryptionAvailable: async () => false });
    });
    const told = await page.evaluate(async () => {
      const { secret } = (window as unknown as Shell).sitebook;
      return [await secret.protection(), await secret.set('token', 'x'), await secret.get('token')];
    });
    expect(told).toEqual(['none', { ok: false, message: expect.stringContaining('nothing was stored') }, null]);
  });

  test('arguments that do not fit are refused before anything is done with them', async () => {
    const calls = [
      'secret.get("../settings")',
      'secret.get(7)',
      'secret.set("token", { a: 1 })',
      'reportUnsent(-1)',
      'reportUnsent("many")',
      'setOfficeAddress(null)',
      'openExternal("")',
    ];
    for (const call of calls) {
      const answer = desktop.page.evaluate(`window.sitebook.${call}`);
      await expect(answer, call).rejects.toThrow('refused, the arguments do not fit');
    }
  });

  test('a page from elsewhere gets no answer, even in a window that has the bridge', async () => {
    const { app } = desktop;
    const opened = app.waitForEvent('window');
    await app.evaluate(async ({ BrowserWindow, app: electronApp }, url) => {
      const preload = `${electronApp.getAppPath()}/out/preload/preload.cjs`;
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
      await window.loadURL(url);
    }, officeUrl);
    const foreign = await opened;
    await foreign.waitForURL(`${officeUrl}/`);
    const answer = foreign.evaluate(() => (window as unknown as Shell).sitebook.secret.get('token'));
    await expect(answer).rejects.toThrow('refused, the sender is not a page of this app');
  });

  test('the window stays on the app: no leaving, no redirect away, no pop-up', async () => {
    const { app, page } = desktop;
    await app.evaluate(({ BrowserWindow }) => {
      const tried: string[] = [];
      Object.assign(globalThis, { tried });
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.on('will-navigate', ({ url }) => void tried.push(`leave ${url}`));
      contents?.on('will-redirect', ({ url }) => void tried.push(`redirect ${url}`));
    });
    const tried = () => app.evaluate(() => (globalThis as unknown as { tried: string[] }).tried);
    await page.evaluate(() => {
      location.href = 'https://elsewhere.example/';
    });
    await expect.poll(tried).toEqual(['leave https://elsewhere.example/']);
    // Main itself may load what it likes, but not be led on from there.
    await app.evaluate(
      ({ BrowserWindow }, url) =>
        BrowserWindow.getAllWindows()[0]
          ?.loadURL(url)
          .catch(() => {}),
      `${officeUrl}/away`,
    );
    expect((await tried())[1]).toBe('redirect https://elsewhere.example/');
    await page.evaluate((url) => {
      window.open(url);
      const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' });
      document.body.append(link);
      link.click();
    }, officeUrl);
    const urls = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()));
    expect(await urls()).toEqual(['app://local/']);
  });

  test('permissions are denied, but for the few the app needs', async () => {
    const states = await desktop.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'persistent-storage'];
      const state = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state;
      return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await state(name)])));
    });
    expect(states).toMatchObject({
      geolocation: 'denied',
      notifications: 'denied',
      camera: 'denied',
      microphone: 'denied',
      'clipboard-read': 'denied',
      'persistent-storage': 'granted',
    });
  });

  test('only https, mailto and tel addresses are handed to the system', async () => {
    const { app, page } = desktop;
    await app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(shell, { openExternal: async (url: string) => void opened.push(url) });
      Object.assign(globalThis, { opened });
    });
    const allowed = ['https://example.org/a', 'mailto:ann@example.org', 'tel:+441174960130'];
    const urls = [...allowed, 'http://example.org', 'file:///etc/passwd', 'x'];
    const outcomes = await page.evaluate(
      (all) => Promise.all(all.map((url) => (window as unknown as Shell).sitebook.openExternal(url))),
      urls,
    );
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true, true, false, false, false]);
    expect(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual(allowed);
  });

  test("the menu's commands reach the page", async () => {
    const { app, page } = desktop;
    await app.evaluate(({ Menu }) => {
      for (const id of ['new-ticket', 'sync-now']) Menu.getApplicationMenu()?.getMenuItemById(id)?.click();
    });
    await expect.poll(() => page.textContent('#menu')).toBe('new-ticket sync-now ');
  });

  test('the window opens where it was left', async () => {
    const { app, userData } = desktop;
    const bounds = { x: 40, y: 60, width: 1100, height: 740 };
    await app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds);
    await desktop.close({ keepData: true });
    desktop = await launch(userData);
    expect(
      await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds()),
    ).toEqual(bounds);
  });

  describe('S26: with unsent work', () => {
    const report = (count: number) =>
      desktop.page.evaluate((n) => (window as unknown as Shell).sitebook.reportUnsent(n), count);
    const closed = () => new Promise<void>((resolve) => desktop.app.once('close', () => resolve()));

    test.each([
      ['quitting', () => desktop.app.evaluate(({ app }) => app.quit())],
      [
        'closing the last window',
        () => desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()),
      ],
    ])('%s asks first, and "Stay" stays', async (_what, leave) => {
      await answerMessageBoxes(desktop.app, 1);
      await report(3);
      await leave();
      await expect
        .poll(() => messageBoxes(desktop.app))
        .toMatchObject([
          {
            message:
              '3 edits are saved on this laptop and not at the office yet. They are kept and go when Sitebook next has a connection.',
            buttons: ['Quit', 'Stay'],
          },
        ]);
      expect(await desktop.page.textContent('#ran')).toContain('desktop');
    });

    test('"Quit" quits', async () => {
      await answerMessageBoxes(desktop.app, 0);
      await report(1);
      const gone = closed();
      await desktop.app.evaluate(({ BrowserWindow }) => void BrowserWindow.getAllWindows()[0]?.close());
      await gone;
    });

    test('nobody is asked once everything is at the office', async () => {
      await answerMessageBoxes(desktop.app, 1);
      await report(2);
      await report(0);
      const gone = closed();
      await desktop.app.evaluate(({ app }) => void app.quit()).catch(() => {}); // it may be gone before it answers
      await gone;
    });
  });
});
