/** One at a time: two scripts started together must not install or build into the same folders. */
import { mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { delay, root } from './script.mjs';

const folder = join(root, 'out');
const file = join(folder, '.lock');

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Takes the lock when it is free. One left by a process that no longer runs is removed for the next attempt. */
function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  try {
    const owner = Number(readFileSync(file, 'utf8'));
    // 0 is a file whose owner has not written its number yet.
    if (owner !== 0 && !isAlive(owner)) unlinkSync(file);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  return false;
}

function release() {
  try {
    unlinkSync(file);
  } catch (_) {
    // Gone already: the whole of out/ was removed meanwhile.
  }
}

/** Runs `work` while no other script of this project holds the lock; waits for it as long as it takes. */
export async function withLock(work) {
  mkdirSync(folder, { recursive: true });
  for (let told = false; !take(); told = true) {
    if (!told) console.log('Waiting for another install or build of this project to end ...');
    await delay(200);
  }
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.removeListener('exit', release);
    release();
  }
}
