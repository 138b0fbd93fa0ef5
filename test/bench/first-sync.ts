import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { PATHS, PROTOCOL } from '#shared/wire/contract.ts';
import { AppPage } from '#test/support/app-page.ts';
import { Laptop, recordsOn } from '#test/support/laptop.ts';
import { ROOT } from '#test/support/office-process.ts';
import { type Figure, figure } from './figures.ts';
import { type Forwarder, openForwarder } from './forwarder.ts';
import type { Contender } from './page/page.ts';
import { ADMIN, fill, openStage, PASSWORD, type Stage } from './stage.ts';

declare global {
  interface Window {
    /** Milliseconds that the page's thread was longest away from its timers. */
    longestFreeze: number;
  }
}

const TICK_MS = 10;
const SYNC_MS = 600_000;

/** Runs in the page before anything else. */
function watchFreezes(tickMs: number): void {
  let last = performance.now();
  window.longestFreeze = 0;
  setInterval(() => {
    const now = performance.now();
    window.longestFreeze = Math.max(window.longestFreeze, now - last - tickMs);
    last = now;
  }, tickMs);
}

interface Round {
  ms: number;
  freezeMs: number;
  assets: number;
}

const freezeOf = (page: Page): Promise<number> => page.evaluate(() => window.longestFreeze);

/** A new profile, so that nothing is there yet. */
async function onNewLaptop(url: string, work: (page: Page) => Promise<Round>): Promise<Round> {
  const laptop = new Laptop('Bench');
  try {
    await laptop.start('about:blank');
    await laptop.page.addInitScript(watchFreezes, TICK_MS);
    await laptop.page.goto(url);
    laptop.page.setDefaultTimeout(SYNC_MS);
    return await work(laptop.page);
  } finally {
    await laptop.close();
  }
}

/** The built app, from its first pull until its chip says that all is there. */
const sitebook = (forwarder: Forwarder): Promise<Round> =>
  onNewLaptop(forwarder.url, async (page) => {
    let begin = Number.NaN;
    const begun = new Promise<void>((resolve) => {
      forwarder.onPull = (at) => {
        forwarder.onPull = null;
        begin = at;
        resolve();
      };
    });
    const signedIn = new AppPage(page).signIn(ADMIN, PASSWORD);
    await begun;
    await page.evaluate(() => {
      window.longestFreeze = 0;
    });
    const isThere = (): boolean => /All at the office/.test(document.querySelector('header')?.textContent ?? '');
    await page.waitForFunction(isThere, undefined, { polling: 50, timeout: SYNC_MS });
    const ms = performance.now() - begin;
    await signedIn;
    const freezeMs = await freezeOf(page);
    const { assets = {} } = await recordsOn(page);
    return { ms, freezeMs, assets: Object.keys(assets).length };
  });

const contender = (name: Contender, forwarder: Forwarder, { admin }: Stage): Promise<Round> =>
  onNewLaptop(`${forwarder.url}/bench`, async (page) => {
    await page.waitForFunction(() => typeof window.firstSync === 'function');
    const checkpoint = { epoch: admin.epoch, seq: 0, scope: 0 };
    const source = { path: PATHS.pull, token: admin.token, body: JSON.stringify({ protocol: PROTOCOL, checkpoint }) };
    const given = { name, source };
    const { ms, assets } = await page.evaluate((one) => window.firstSync(one.name, one.source), given);
    return { ms, freezeMs: await freezeOf(page), assets };
  });

/** Bundles the page of those that Sitebook is compared with; gives the file. */
async function bundlePage(folder: string): Promise<string> {
  await build({
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      outDir: join(folder, 'page'),
      minify: true,
      rolldownOptions: {
        input: { page: join(ROOT, 'test/bench/page/page.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return join(folder, 'page/page.js');
}

/** The first sync of so many assets into an empty browser, over one stream of a real office: by turns. */
export async function firstSync(assets: number, rounds: number): Promise<Figure[]> {
  const stage = await openStage('sqlite');
  let forwarder: Forwarder | null = null;
  try {
    await fill(stage, assets);
    const open = await openForwarder(await bundlePage(stage.folder), stage.office.port);
    forwarder = open;
    const all = [
      { what: 'Sitebook', run: () => sitebook(open) },
      { what: 'bare Dexie bulkPut', run: () => contender('dexie', open, stage) },
      { what: 'stock RxDB replication', run: () => contender('rxdb', open, stage) },
    ].map((one) => ({ ...one, rounds: [] as Round[] }));
    for (let round = 0; round < rounds; round++) {
      for (const one of all) {
        const done = await one.run();
        if (done.assets !== assets) throw new Error(`${one.what} has ${done.assets} of ${assets} assets.`);
        one.rounds.push(done);
      }
    }
    const msOf = (list: Round[]): number[] => list.map((one) => one.ms);
    const bare = msOf(all[1]?.rounds ?? []);
    return [
      ...all.map((one) => figure(`first sync: ${one.what}`, 'ms', msOf(one.rounds), bare)),
      ...all.map((one) => {
        const freezes = one.rounds.map((round) => round.freezeMs);
        return figure(`longest freeze of the page: ${one.what}`, 'ms', freezes);
      }),
    ];
  } finally {
    forwarder?.close();
    await stage.close();
  }
}
