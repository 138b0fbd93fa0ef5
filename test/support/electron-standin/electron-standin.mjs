#!/usr/bin/env node
// Stands in for the Electron executable where its binary cannot be had: the app's main bundle runs in Node, its
// preload bundle in an isolated world of Chromium, its pages in Chromium. It understands the arguments Playwright's
// `_electron.launch` and electron-vite pass, so the same tests drive the real binary wherever that is installed.
//
// It is for tests and for looking at the app; it is never packaged. What it is NOT faithful to:
// - It is not sandboxed as Electron is, its Node and Chromium are the machine's own, and fuses, asar archives and
//   native modules mean nothing to it.
// - app://local is carried as https://local.app.standin.test and answered before the network. Main and preload never
//   see that, but the page's own `location` does, and so does a server: the Origin header is the carried one.
// - `senderFrame` is always the top frame of the window that asked.
// - Permission handlers are asked when a page begins to load, for all permissions Chromium lets us set, and not again
//   when a page uses one.
// - A message box is answered at once with its default button. Menus, shortcuts, the tray and notifications show
//   nothing. Windows are tabs of a headless Chromium unless STANDIN_HEADED=1; their size is remembered, not applied.
// - safeStorage seals with a key that lies beside the data, and says so (`basic_text`).
// - The single-instance lock is always granted: two starts are two apps, as tests want them.
// - It starts as a script, so not on Windows.
import { existsSync } from 'node:fs';
import inspector from 'node:inspector';
import Module, { createRequire, register } from 'node:module';
import { pathToFileURL } from 'node:url';
import { app } from './app.mjs';
import { findChromium, startChromium } from './chromium.mjs';
import { commandLine } from './command-line.mjs';
import { electron } from './electron.mjs';

// Prints "Debugger listening on ws://...", which is how Playwright finds Electron's main process.
if (commandLine.underPlaywright) inspector.open(0, '127.0.0.1', false);
if (!findChromium()) fail('no Chromium found (set CHROMIUM_PATH)');
if (!existsSync(commandLine.entry)) fail(`${commandLine.entry} is missing: build the app first`);

becomeElectron();

// Playwright calls this once it listens; until then no window may open, or it would miss it.
const driverListens = new Promise((resolve) => {
  if (!commandLine.underPlaywright) resolve();
  globalThis.__playwright_run = resolve;
});

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => app.quit());

await evaluateMain();
await startChromium();
await driverListens;
app.becomeReady();

/** Makes `import 'electron'` and `require('electron')` mean the stand-in, and the process look like Electron's. */
function becomeElectron() {
  globalThis.__electronStandin = electron;
  register('./hooks.mjs', import.meta.url);
  const load = Module._load;
  Module._load = function (id, ...rest) {
    return id === 'electron' || id === 'electron/main' ? electron : load.call(this, id, ...rest);
  };
  const resolveFilename = Module._resolveFilename;
  Module._resolveFilename = function (id, ...rest) {
    return id === 'electron' ? id : resolveFilename.call(this, id, ...rest);
  };
  const { version } = createRequire(import.meta.url)('electron/package.json');
  Object.defineProperty(process.versions, 'electron', { value: version, enumerable: true });
  process.type = 'browser';
  process.argv = [process.argv[1], ...commandLine.argumentsForApp];
}

/** As in Electron, `ready` waits for main to finish evaluating: a top-level `await app.whenReady()` hangs for ever. */
async function evaluateMain() {
  const stuck = setTimeout(() => {
    fail('main is still evaluating after 15 s; a top-level `await app.whenReady()` deadlocks in Electron');
  }, 15_000);
  try {
    await import(pathToFileURL(commandLine.entry).href);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
  clearTimeout(stuck);
}

function fail(message) {
  console.error(`electron stand-in: ${message}`);
  process.exit(1);
}
