import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--password-store=basic',
  '--remote-debugging-port=0',
];

/** Browsers that run, and profiles that lie on the disk: none outlives the tests, however they end. */
const running = new Set<ChildProcess>();
const profiles = new Set<string>();
const removeProfile = (profile: string): void =>
  rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
process.once('exit', () => {
  for (const { pid } of running) {
    try {
      if (pid) process.kill(-pid, 'SIGKILL');
    } catch {
      // It ended in this moment.
    }
  }
  for (const profile of profiles) removeProfile(profile);
});

/**
 * A laptop: a real Chromium process with a profile of its own, which outlives the process. Started by hand rather
 * than by Playwright, because it has to be killed with -9 and started again on the same profile.
 */
export class Laptop {
  readonly profile = mkdtempSync(join(tmpdir(), 'sitebook-laptop-'));
  private child: ChildProcess | null = null;
  private browser: Browser | null = null;
  private current: Page | null = null;

  constructor(
    readonly name: string,
    private readonly size = { width: 1440, height: 900 },
  ) {
    profiles.add(this.profile);
  }

  get page(): Page {
    if (!this.current) throw new Error(`The laptop of ${this.name} is off.`);
    return this.current;
  }

  /** Switches it on and opens the address. */
  async start(url: string): Promise<void> {
    const args = [...FLAGS, `--user-data-dir=${this.profile}`, `--window-size=${this.size.width},${this.size.height}`];
    const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
    const child = spawn(path, [...args, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    this.child = child;
    running.add(child);
    child.once('exit', () => running.delete(child));
    const endpoint = await new Promise<string>((resolve, reject) => {
      let printed = '';
      child.once('exit', (code) => reject(new Error(`Chromium ended with ${code}: ${printed}`)));
      child.stderr?.on('data', (data) => {
        printed += String(data);
        const found = /DevTools listening on (ws:\S+)/.exec(printed);
        if (found?.[1]) resolve(found[1]);
      });
    });
    this.browser = await chromium.connectOverCDP(endpoint);
    const context = this.browser.contexts()[0];
    if (!context) throw new Error('Chromium has no default context.');
    this.current = context.pages()[0] ?? (await context.newPage());
    await this.current.setViewportSize(this.size);
    await this.current.goto(url);
  }

  /** Pulls the plug: the browser and all its processes are killed with -9. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** kill -9 of every process that shows a page, while the browser lives on. An empty page takes their place. */
  async killPages(): Promise<void> {
    const { browser, current } = this;
    const context = browser?.contexts()[0];
    if (!browser || !context) throw new Error(`The laptop of ${this.name} is off.`);
    const session = await browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    const crashed = new Promise<void>((resolve) => current?.once('crash', () => resolve()));
    for (const { type, id } of processInfo) if (type === 'renderer') process.kill(id, 'SIGKILL');
    await crashed;
    this.current = await context.newPage();
    await current?.close();
  }

  /** Switches it off in an orderly way. */
  async close(): Promise<void> {
    if (this.browser && this.child && this.child.exitCode === null) {
      const session = await this.browser.newBrowserCDPSession().catch(() => null);
      await session?.send('Browser.close').catch(() => undefined);
    }
    await this.end('SIGKILL');
    removeProfile(this.profile);
    profiles.delete(this.profile);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.child = null;
    this.current = null;
    if (!child?.pid) return;
    const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve();
    try {
      // The whole process group: renderers and the storage process go with the browser.
      process.kill(-child.pid, signal);
    } catch {
      // It had ended by itself.
    }
    await ended;
    await this.browser?.close().catch(() => undefined);
    this.browser = null;
  }
}

/**
 * What really is in the laptop's record store, read from IndexedDB beside the app: records by collection and id,
 * without the storage's own fields.
 */
export async function recordsOn(page: Page): Promise<Record<string, Record<string, unknown>>> {
  return page.evaluate(async () => {
    const found: Record<string, Record<string, unknown>> = {};
    for (const { name } of await indexedDB.databases()) {
      const collection = /^rxdb-dexie-sitebook-records-.*--\d+--([a-z]+)$/.exec(name ?? '')?.[1];
      if (!name || !collection) continue;
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const docs = await new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const request = db.transaction('docs').objectStore('docs').getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      db.close();
      found[collection] = Object.fromEntries(
        docs
          .filter((doc) => doc._deleted !== true && doc['|deleted'] !== '1')
          .map((doc) => [
            String(doc.id),
            Object.fromEntries(Object.entries(doc).filter(([key]) => !/^[_|]/.test(key))),
          ]),
      );
    }
    return found;
  });
}

/** What was typed and not saved, as it lies on this laptop's disk: one long text. */
export async function draftsOn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    let found = '';
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith('sitebook-desk-')) continue;
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const drafts = await new Promise<unknown[]>((resolve, reject) => {
        const request = db.transaction('drafts').objectStore('drafts').getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      db.close();
      found += JSON.stringify(drafts);
    }
    return found;
  });
}
