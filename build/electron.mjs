/** The Electron binary, which npm does not bring along: fetched once, by Electron's own installer. */
import fs, { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { delay, ended, root, start } from './script.mjs';

const folder = join(root, 'node_modules/electron');

/** A download that stands still for so long has failed; one that moves may take its time. */
const STALLED_MS = 15000;

/** The binary's path, or undefined when it is not there. The installer writes path.txt last. */
export function electronBinary() {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : undefined;
}

function sizeOf(path) {
  try {
    if (!statSync(path).isDirectory()) return statSync(path).size;
    return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
  } catch (_) {
    return 0; // moved or removed while it was being looked at
  }
}

/**
 * Fetches the binary when it is missing; resolves to its path, or to undefined when it cannot be had now. Its
 * temporary folder is watched, so that no network, or one that swallows everything, holds nobody up.
 */
export async function fetchElectron() {
  if (electronBinary()) return electronBinary();
  console.log('Fetching Electron for the desktop app (once) ...');
  const temporary = mkdtempSync(join(tmpdir(), 'sitebook-electron-'));
  const env = Object.assign({}, process.env, { TMPDIR: temporary, TEMP: temporary, TMP: temporary });
  const child = start(process.execPath, [join(folder, 'install.js')], { env, stdio: 'ignore' });
  const end = ended(child).catch(() => 1);
  const progress = () => sizeOf(temporary) + sizeOf(join(folder, 'dist'));
  let size = progress();
  for (let still = 0; child.exitCode === null && still < STALLED_MS; still += 250) {
    await Promise.race([end, delay(250)]);
    const now = progress();
    if (now !== size) still = 0;
    size = now;
  }
  child.kill('SIGKILL');
  await end;
  fs.rmSync(temporary, { recursive: true, force: true });
  return electronBinary();
}
