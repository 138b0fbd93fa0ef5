import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

// A bundled script stands in another folder than its source, and is told where the project is.
const root = process.env.SITEBOOK_ROOT ?? resolve(import.meta.dirname, '../..');
const STANDIN = join(root, 'test/support/electron-standin/electron-standin.mjs');

export interface Desktop {
  app: ElectronApplication;
  /** The app's window. */
  page: Page;
  /** The folder that holds everything the app remembers; give it to the next launch to restart. */
  userData: string;
  /** Quits if it still runs, answering "Quit" should it ask, and deletes the data unless told to keep it. */
  close(options?: { keepData?: boolean }): Promise<void>;
}

export interface LaunchOptions {
  /** What an earlier run left behind; a fresh folder when absent. */
  userData?: string;
  /** Serves this folder in place of the built renderer. */
  rendererDir?: string;
  env?: Record<string, string>;
}

/** The real binary where it is installed, else the stand-in: both speak Playwright's Electron protocol. */
export function findElectron(): { path: string; isReal: boolean } {
  const directory = join(root, 'node_modules/electron');
  const pointer = join(directory, 'path.txt');
  const path = existsSync(pointer) ? join(directory, 'dist', readFileSync(pointer, 'utf8')) : '';
  const isReal = path !== '' && existsSync(path) && process.env.ELECTRON_STANDIN !== '1';
  return isReal ? { path, isReal } : { path: STANDIN, isReal };
}

/** Starts the built desktop app and waits for its window. */
export async function launchDesktop(options: LaunchOptions = {}): Promise<Desktop> {
  const userData = options.userData ?? (await mkdtemp(join(tmpdir(), 'sitebook-desktop-')));
  const { path, isReal } = findElectron();
  const app = await _electron.launch({
    // Left to itself, Playwright makes the real binary wait until it listens.
    ...(isReal ? {} : { executablePath: path }),
    cwd: root,
    args: [`--user-data-dir=${userData}`, '.'],
    env: {
      ...inheritedEnv(),
      ...(options.rendererDir ? { SITEBOOK_RENDERER_DIR: options.rendererDir } : {}),
      ...options.env,
    },
    timeout: 30_000,
  });
  let running = true;
  app.once('close', () => {
    running = false;
  });
  const page = await app.firstWindow();
  return {
    app,
    page,
    userData,
    async close({ keepData = false } = {}) {
      if (running) {
        await answerMessageBoxes(app, 0);
        await app.close();
      }
      if (!keepData) await rm(userData, { recursive: true, force: true });
    },
  };
}

/** From now on every message box is answered with this button, without being shown; what it said is kept. */
export async function answerMessageBoxes(app: ElectronApplication, button: number): Promise<void> {
  await app.evaluate(({ dialog }, response) => {
    const asked: unknown[] = [];
    const answer = async (...args: unknown[]) => {
      asked.push(args.at(-1)); // a parent window may come first
      return { response, checkboxChecked: false };
    };
    Object.assign(dialog, { showMessageBox: answer });
    Object.assign(globalThis, { messageBoxes: asked });
  }, button);
}

/** What the message boxes said since `answerMessageBoxes`. */
export async function messageBoxes(app: ElectronApplication): Promise<{ message: string; buttons: string[] }[]> {
  return app.evaluate(() => (globalThis as unknown as { messageBoxes: [] }).messageBoxes);
}

function inheritedEnv(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]));
}
