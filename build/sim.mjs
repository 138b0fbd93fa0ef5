/**
 * `npm run sim`: the simulation of laptops, office and network (test/sim). With `--planted` it puts one bug after the
 * other into the product and expects each to be caught: those that are altered parts in one run, and those that are
 * altered source (test/sim/plants/patches.json) in a bundle each. The source on the disk stays as it is.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensure } from './ensure.mjs';
import { runScript } from './run.mjs';
import { isEntry, main, Refusal, root } from './script.mjs';

const SIM = 'test/sim/sim.ts';

/** Alters source on its way into the bundle. What it looks for has to stand there once: a patch must not grow stale. */
function patching(name, patches) {
  const byFile = new Map();
  for (const patch of patches) {
    const file = resolve(root, patch.file);
    byFile.set(file, (byFile.get(file) || []).concat(patch));
  }
  return {
    name: `planted-${name}`,
    enforce: 'pre',
    transform(code, id) {
      const wanted = byFile.get(id.split('?')[0]);
      if (!wanted) return null;
      const altered = wanted.reduce((text, { file, from, to }) => {
        if (text.split(from).length !== 2) throw new Refusal(`The planted bug ${name} does not fit ${file} any more.`);
        return text.replace(from, () => to);
      }, code);
      return { code: altered, map: null };
    },
  };
}

/** The bugs that are altered source. */
const patches = () => JSON.parse(readFileSync(join(root, 'test/sim/plants/patches.json'), 'utf8'));

/** Runs a script that writes what it found to a file; resolves to that, or to one failure where it wrote nothing. */
async function counted(args, env, plugins) {
  const folder = mkdtempSync(join(tmpdir(), 'sitebook-sim-'));
  const file = join(folder, 'summary.json');
  try {
    const code = await runScript(SIM, args, Object.assign({}, env, { SITEBOOK_SUMMARY: file }), plugins);
    return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: code === 0 ? 0 : 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs so many seeds; resolves to how many passed and failed. */
export const runSeeds = (seeds, env) => counted(['--seeds', String(seeds)], env);

/** Runs all planted bugs, or those named; resolves to how many were caught (passed) and missed (failed). */
export async function runPlanted(names, env) {
  const own = patches();
  const others = names.filter((name) => !own.some((one) => one.name === name));
  const total = { passed: 0, failed: 0 };
  const add = ({ passed, failed }) => {
    total.passed += passed;
    total.failed += failed;
  };
  if (names.length === 0 || others.length > 0) add(await counted(['--planted'].concat(others), env));
  for (const { name, rule, patches: some } of own) {
    if (names.length > 0 && !names.includes(name)) continue;
    add(await counted(['--patched', `${name}|${rule}`], env, [patching(name, some)]));
  }
  return total;
}

if (isEntry(import.meta.url)) {
  main(async (args) => {
    await ensure();
    const env = { SITEBOOK_ROOT: root };
    if (!args.includes('--planted')) return runScript(SIM, args, env);
    const names = args.filter((one) => !one.startsWith('--'));
    const { passed, failed } = await runPlanted(names, env);
    console.log(`\n${passed} of ${passed + failed} planted bugs were caught.`);
    return failed === 0 ? 0 : 1;
  });
}
