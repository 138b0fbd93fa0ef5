/**
 * What every script of this folder shares: where the project is, how children are started and stopped, and how a
 * script ends.
 *
 * The scripts run before anything is installed, so they use nothing but Node, and they have to be read by a Node
 * that is too old for the project, or it could not be told so: no syntax here is newer than Node 12 (no `?.`, no
 * `??`, no top-level await), and no name is imported from Node that Node 12 lacks (`rmSync`).
 */
import { execFileSync, spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, without a slash at its end. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/** A child that has not ended by then is killed. */
const GRACE_MS = 4000;

const live = new Set();
let stopping = false;

// The last resort, for a script that ends by an exception nobody caught.
process.on('exit', () => {
  for (const child of live) child.kill('SIGKILL');
});

/** An expected failure: its message is one sentence for the user, or empty when that was said already. */
export class Refusal extends Error {}

export function delay(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Starts a child in the project's folder; it is stopped when the script ends. Options as for `spawn`. */
export function start(command, args, options) {
  // What a script does next after a child that was just stopped must not come to life any more.
  if (stopping) throw new Refusal('');
  const child = spawn(command, args, Object.assign({ cwd: root, stdio: 'inherit' }, options));
  live.add(child);
  child.once('exit', () => live.delete(child));
  child.once('error', () => live.delete(child));
  return child;
}

/** Starts a Node script that also ends by itself when this process is killed and can no longer stop it. */
export function startNode(args, options) {
  const leash = new URL('./leash.mjs', import.meta.url).href;
  return start(process.execPath, ['--enable-source-maps', '--import', leash].concat(args), options);
}

/**
 * The exit code of a child, once it has ended: as a shell gives it, so 128 + n when signal n ended it. Never resolves
 * once the script is being stopped, so that nothing goes on as if the child had done its work.
 */
export function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (!stopping) resolve(code === null ? 128 + (SIGNAL_NUMBERS[signal] || 9) : code);
    });
  });
}

/** Runs a command to its end without showing its output: resolves to `{ code, output }`, both streams in one. */
export async function capture(command, args, options) {
  const child = start(command, args, Object.assign({ stdio: ['ignore', 'pipe', 'pipe'] }, options));
  let output = '';
  const add = (text) => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', add);
  child.stderr.setEncoding('utf8').on('data', add);
  const code = await ended(child);
  return { code, output };
}

/** All running processes as pairs of pid and parent's pid. None where there is no `ps` (Windows, small containers). */
function processes() {
  try {
    const options = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
    const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat='], options).trim().split('\n');
    // A zombie has ended and only waits for a parent that may never ask for it.
    const running = rows.map((row) => row.trim().split(/\s+/)).filter(([, , state]) => !state.startsWith('Z'));
    return running.map(([pid, parent]) => [Number(pid), Number(parent)]);
  } catch (_) {
    return [];
  }
}

/** The pids of the children and of everything below them. */
function descendants() {
  const found = new Set(Array.from(live, (child) => child.pid));
  const all = processes();
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const [pid, parent] of all) if (found.has(parent)) found.add(pid);
  }
  return found;
}

/**
 * Ends every child: asks first (SIGTERM), and after a grace kills whatever is left of them and of their own
 * children, which is why those are listed before the first of them is gone.
 */
export async function stopAll() {
  stopping = true;
  if (live.size === 0) return;
  const tree = descendants();
  const left = () => processes().filter(([pid]) => tree.has(pid));
  for (const child of live) child.kill('SIGTERM');
  for (const end = Date.now() + GRACE_MS; Date.now() < end; await delay(100)) {
    if (live.size === 0 && left().length === 0) return;
  }
  for (const child of live) child.kill('SIGKILL');
  for (const [pid] of left()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (_) {
      // It has just ended.
    }
  }
}

/** Whether this module is the script that Node was given, and not an import of another one. */
export function isEntry(moduleUrl) {
  return process.argv[1] !== undefined && fileURLToPath(moduleUrl) === realpathSync(process.argv[1]);
}

async function runBody(body) {
  // npm outlives its scripts. If it is gone all the same, it was killed, and nobody else would stop this one.
  if (process.env.npm_lifecycle_event) await import('./leash.mjs');
  let code = 1;
  try {
    code = (await body(process.argv.slice(2))) || 0;
  } catch (error) {
    const text = error instanceof Refusal ? error.message : error;
    if (!stopping && text !== '') console.error(text);
  }
  if (stopping) return;
  await stopAll();
  process.exit(code);
}

/**
 * Runs a script. `body` takes the arguments and resolves to the exit code, or to nothing for 0. A signal stops the
 * children first; the code is then 128 + n as usual, or `codeOnSignal()` where stopping is the normal way to end.
 */
export function main(body, codeOnSignal) {
  let interrupted = false;
  for (const signal of Object.keys(SIGNAL_NUMBERS)) {
    // One Ctrl+C may arrive twice, from the terminal and from npm: the second has nothing to add.
    process.on(signal, () => {
      if (interrupted) return;
      interrupted = true;
      const code = codeOnSignal || (() => 128 + SIGNAL_NUMBERS[signal]);
      void stopAll().then(() => process.exit(code()));
    });
  }
  void runBody(body);
}
