/**
 * `npm run office -- ...`: the office server alone, without the desktop app; the arguments go to it as they are, and
 * its exit code comes back.
 */
import { resolve } from 'node:path';
import { build } from './build.mjs';
import { ensure } from './ensure.mjs';
import { ended, isEntry, main, root, startNode } from './script.mjs';

let code = 0;

/** Runs a command of the office server in the caller's folder; resolves to its exit code. */
export async function office(args) {
  await ensure();
  await build(['office']);
  const server = startNode([resolve(root, 'out/server/main.js')].concat(args), { cwd: process.cwd() });
  server.once('exit', (exitCode) => {
    code = exitCode === null ? 1 : exitCode;
  });
  return ended(server);
}

/** Stopped by a signal, a server that ended in good order is no failure. */
export const officeCode = () => code;

if (isEntry(import.meta.url)) main(office, officeCode);
