/**
 * `npm run build`, and the first step of every script that runs something: builds what is stale. A part is fresh
 * when the hash of everything it is made of equals the stamp of its last build. The stamp is taken away before a
 * build and written after it, so a build that failed or was killed is never taken for a good one.
 */
import { createHash } from 'node:crypto';
import fs, { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensure } from './ensure.mjs';
import { withLock } from './lock.mjs';
import { ended, isEntry, main, Refusal, root, startNode } from './script.mjs';

const SHARED_INPUTS = ['src/shared', 'build', 'package.json', 'package-lock.json', 'tsconfig.json'];

const PARTS = {
  /** The desktop app's three bundles; the renderer's is also the web client that the office serves. */
  app: {
    inputs: ['src/main', 'src/renderer', 'electron.vite.config.ts', 'postcss.config.cjs'].concat(SHARED_INPUTS),
    outputs: ['out/main/main.js', 'out/preload', 'out/renderer/index.html'],
    command: ['node_modules/electron-vite/bin/electron-vite.js', 'build'],
  },
  office: {
    inputs: ['src/server'].concat(SHARED_INPUTS),
    outputs: ['out/server/main.js'],
    command: ['node_modules/vite/bin/vite.js', 'build', '-c', 'build/vite.server.config.ts'],
  },
};

function files(path) {
  if (!statSync(join(root, path)).isDirectory()) return [path];
  const names = readdirSync(join(root, path)).sort();
  return names.map((name) => files(`${path}/${name}`)).reduce((all, some) => all.concat(some), []);
}

/** Tests are no part of a build, so changing one makes nothing stale. */
function hashOf(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs.filter((path) => existsSync(join(root, path)))) {
    for (const path of files(input)) {
      if (!/\.test\.tsx?$/.test(path))
        hash
          .update(path)
          .update('\0')
          .update(readFileSync(join(root, path)))
          .update('\0');
    }
  }
  return hash.digest('hex');
}

const stampOf = (name) => join(root, `out/.${name}.stamp`);

function isFresh(name) {
  const { inputs, outputs } = PARTS[name];
  if (!existsSync(stampOf(name)) || !outputs.every((path) => existsSync(join(root, path)))) return false;
  return readFileSync(stampOf(name), 'utf8') === hashOf(inputs);
}

async function buildPart(name, logLevel) {
  console.log(`Building the ${name} ...`);
  const { inputs, command } = PARTS[name];
  // Taken first: what changes during the build belongs to the next one.
  const hash = hashOf(inputs);
  fs.rmSync(stampOf(name), { force: true });
  // A test run or a developer's shell may say otherwise, and the result must not depend on who asked for it.
  const env = Object.assign({}, process.env, { NODE_ENV: 'production' });
  const code = await ended(startNode(command.concat('--logLevel', logLevel), { env }));
  if (code !== 0) throw new Refusal(`The ${name} could not be built.`);
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(stampOf(name), hash);
}

/**
 * Builds the named parts where they are stale: `app`, `office`, or both when none is named. Warnings are for those
 * who ask for a build, not for those who want to run something.
 */
export async function build(names, logLevel) {
  const wanted = names || Object.keys(PARTS);
  if (wanted.every(isFresh)) return;
  await withLock(async () => {
    for (const name of wanted) if (!isFresh(name)) await buildPart(name, logLevel || 'error');
  });
}

if (isEntry(import.meta.url)) {
  main(async () => {
    await ensure();
    await build(undefined, 'warn');
  });
}
