/**
 * Ends this process when the one that started it is gone, and when the terminal is closed. A parent that is killed
 * (SIGKILL) cannot stop its children, and a server that lives on keeps its port and its store. Either end is
 * announced as SIGTERM, which the process handles anyway. On Windows a parent's end does not show; there it does
 * nothing.
 */
import { isMainThread } from 'node:worker_threads';

const CHECK_MS = 1000;

if (isMainThread) {
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    process.kill(process.pid, 'SIGTERM');
  }, CHECK_MS);
  check.unref();
  process.on('SIGHUP', () => process.kill(process.pid, 'SIGTERM'));
}
