/** `npm run verify`: what can be checked without starting a server or a browser, in well under a minute. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensure } from './ensure.mjs';
import { capture, isEntry, main, root } from './script.mjs';
import { checkWords } from './words.mjs';

const node = (args) => () => capture(process.execPath, args);

const types = (folder) => ({
  name: `types of ${folder}`,
  run: node(['node_modules/typescript/bin/tsc', '-p', folder]),
});

/** A lockfile that names hosts would send everybody to the registry of the one who wrote it. */
async function lockNamesNoHost() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const named = Object.keys(packages).filter((name) => /^[a-z+]+:\/\//.test(packages[name].resolved || ''));
  return {
    code: named.length === 0 ? 0 : 1,
    output: named.map((name) => `${name}: ${packages[name].resolved}\n`).join(''),
  };
}

/** The steps that read the source; each resolves to `{ code, output }`. */
export const checks = [
  types('src/shared'),
  types('src/server'),
  types('src/main'),
  types('src/renderer'),
  types('test'),
  {
    name: 'lint, format, import rules',
    run: node(['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off', '.']),
  },
  { name: 'lockfile names no host', run: lockNamesNoHost },
  { name: 'all words in the catalogue', run: checkWords },
];

const unitTests = {
  name: 'unit tests',
  run: node(['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--reporter', 'dot']),
};

/** Prints a line for a step with its time, and its output when it failed. */
export function report(name, milliseconds, passed, output) {
  console.log(`${passed ? 'ok    ' : 'FAILED'}  ${name.padEnd(36)}${(milliseconds / 1000).toFixed(1).padStart(6)} s`);
  if (!passed) process.stdout.write(output);
}

/** Runs steps two at a time; resolves to the number of those that failed. */
export async function runSteps(steps) {
  const waiting = steps.slice();
  let failed = 0;
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const begin = Date.now();
      const { code, output } = await step.run();
      report(step.name, Date.now() - begin, code === 0, output);
      if (code !== 0) failed++;
    }
  };
  await Promise.all([worker(), worker()]);
  return failed;
}

if (isEntry(import.meta.url)) {
  main(async () => {
    await ensure();
    return (await runSteps([unitTests].concat(checks))) === 0 ? 0 : 1;
  });
}
