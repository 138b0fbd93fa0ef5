/** Where a Chromium may be found without installing one. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

function candidates() {
  if (process.platform === 'darwin') {
    const apps = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome'];
    return apps.map((app) => join('/Applications', app));
  }
  if (process.platform === 'win32') {
    const folders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return folders.filter(Boolean).map((folder) => join(folder, 'Google/Chrome/Application/chrome.exe'));
  }
  const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];
  return names.map((name) => join('/usr/bin', name));
}

/** The one that `playwright install chromium` puts into the user's cache. */
function playwrightsOwn() {
  try {
    return [require('playwright-core').chromium.executablePath()];
  } catch (_) {
    return [];
  }
}

/** On Linux a file that is there may still lack its libraries, or be a stub that asks to install something. */
function runs(path) {
  if (!existsSync(path)) return false;
  return (
    process.platform !== 'linux' || spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20000 }).status === 0
  );
}

/**
 * The Chromium for the browser tests: the one named by the environment variable CHROMIUM_PATH (taken at its word),
 * else the system's, else Playwright's own; undefined when there is none that runs.
 */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  return candidates().find(runs) || playwrightsOwn().find(runs);
}
