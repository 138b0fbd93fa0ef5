/**
 * Ends this process when the one that started it is gone, and when the terminal is closed. A parent that is killed
 * (SIGKILL) cannot stop its children, and a server that lives on keeps its port and its store. Either end is
 * announced as SIGTERM, which the process handles anyway. On Windows a parent's end does not show; there it does
 * nothing.
 */
import { execFileSync } from 'node:child_process';
import { basename } from 'node:path';
import { isMainThread } from 'node:worker_threads';

const CHECK_MS = 1000;

/** npm runs a script through a shell, and some shells stay in between, alive when npm no longer is. */
function pidAboveShell(pid) {
  try {
    const row = execFileSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const [, above, command] = /^(\d+)\s+(.*)$/.exec(row);
    return /^(sh|dash|ash|bash|zsh)$/.test(basename(command)) ? Number(above) : undefined;
  } catch (_) {
    return undefined; // no ps here: only the parent itself is watched
  }
}

function isGone(pid) {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

if (isMainThread) {
  const parent = process.ppid;
  const above = process.env.npm_lifecycle_event ? pidAboveShell(parent) : undefined;
  const check = setInterval(() => {
    if (process.ppid === parent && (above === undefined || !isGone(above))) return;
    clearInterval(check);
    process.kill(process.pid, 'SIGTERM');
  }, CHECK_MS);
  check.unref();
  process.on('SIGHUP', () => process.kill(process.pid, 'SIGTERM'));
}
