// The Chromium the pages run in: found, started with a profile inside the app's data, and listened to.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app } from './app.mjs';
import { launchChromium } from './cdp.mjs';
import { commandLine, debug } from './command-line.mjs';
import { interceptRequests } from './requests.mjs';
import { devtools, state } from './shared-state.mjs';

const USUAL_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** How long Chromium may take to write its databases out before it is killed. */
const CLOSE_MS = 5_000;

/** CHROMIUM_PATH, or where Linux distributions put it. */
export function findChromium() {
  return process.env.CHROMIUM_PATH ?? USUAL_PLACES.find((path) => existsSync(path));
}

export async function startChromium() {
  const profile = join(app.getPath('sessionData'), 'chromium');
  mkdirSync(profile, { recursive: true });
  const headed = process.env.STANDIN_HEADED === '1';
  const isRoot = process.getuid?.() === 0;
  const { child, connection } = launchChromium(
    findChromium(),
    [
      `--user-data-dir=${profile}`,
      '--no-startup-window',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-default-apps',
      '--disable-extensions',
      '--disable-features=HttpsUpgrades,Translate',
      '--disable-gpu',
      '--disable-quic',
      '--disable-sync',
      '--password-store=basic',
      ...(headed ? [] : ['--headless=new']),
      ...(isRoot || commandLine.has('no-sandbox') ? ['--no-sandbox'] : []),
      ...(commandLine.underPlaywright ? ['--remote-debugging-port=0'] : []),
    ],
    passOnStderr,
  );
  state.chromium = { child, connection, close: closeChromium };
  child.on('exit', () => process.exit(process.exitCode ?? 0));
  process.on('exit', killChromium);
  listen(connection);
  await devtools('Target.setDiscoverTargets', { discover: true });
  await interceptRequests();
}

/** Asks Chromium to close, so that IndexedDB is written out, and ends this process with it. */
function closeChromium() {
  devtools('Browser.close').catch(() => {}); // it may be gone before it answers
  setTimeout(killChromium, CLOSE_MS).unref();
}

function killChromium() {
  const { pid, exitCode } = state.chromium.child;
  if (exitCode !== null) return;
  try {
    process.kill(-pid, 'SIGKILL'); // its whole group
  } catch {
    // it has just gone by itself
  }
}

/** Playwright waits for the line that tells where Chromium listens; the rest is noise unless asked for. */
function passOnStderr(text) {
  if (debug) return void process.stderr.write(text);
  for (const line of text.split('\n')) if (line.startsWith('DevTools listening')) process.stderr.write(`${line}\n`);
}

function listen(connection) {
  const toContents = (event, deliver) =>
    connection.on(event, (params, sessionId) => {
      const contents = state.contentsBySession.get(sessionId);
      if (contents) deliver(contents, params);
    });
  toContents('Runtime.bindingCalled', (contents, params) => contents.onMessage(params));
  toContents('Runtime.executionContextCreated', (contents, { context }) => contents.onContext(context));
  toContents('Page.frameNavigated', (contents, { frame }) => contents.onNavigated(frame));
  toContents('Page.domContentEventFired', (contents) => contents.emit('dom-ready', {}));
  toContents('Page.loadEventFired', (contents) => contents.onLoaded());
  toContents('Runtime.consoleAPICalled', (contents, { type, args }) => {
    const message = args.map((arg) => arg.value ?? arg.description).join(' ');
    contents.emit('console-message', { level: type, message });
  });
  connection.on('Target.targetDestroyed', ({ targetId }) => {
    for (const window of state.windows) if (window.webContents.targetId === targetId) window.destroy();
  });
}
