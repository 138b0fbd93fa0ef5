/**
 * `npm run sim`: the simulation of laptops, office and network (test/sim). With `--planted` it puts one bug after the
 * other into the product and expects each to be caught: those that are altered parts in one run, and those that are
 * altered source (test/sim/plants/patches.json) in a bundle each. The source on the disk stays as it is.
 */
import { readFileSync } from 'node:fs';
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
export const patches = () => JSON.parse(readFileSync(join(root, 'test/sim/plants/patches.json'), 'utf8'));

/** Runs all planted bugs, or those named; resolves to the number of runs that missed one. */
export async function runPlanted(names, env) {
  const isWanted = (name) => names.length === 0 || names.includes(name);
  const own = patches();
  const others = names.filter((name) => !own.some((one) => one.name === name));
  let missed = 0;
  if (names.length === 0 || others.length > 0)
    missed += (await runScript(SIM, ['--planted'].concat(others), env)) === 0 ? 0 : 1;
  for (const { name, rule, patches: some } of own) {
    if (!isWanted(name)) continue;
    const code = await runScript(SIM, ['--patched', `${name}|${rule}`], env, [patching(name, some)]);
    missed += code === 0 ? 0 : 1;
  }
  return missed;
}

if (isEntry(import.meta.url)) {
  main(async (args) => {
    await ensure();
    const env = { SITEBOOK_ROOT: root };
    if (!args.includes('--planted')) return runScript(SIM, args, env);
    const missed = await runPlanted(
      args.filter((one) => !one.startsWith('--')),
      env,
    );
    console.log(missed === 0 ? '\nEvery planted bug was caught.' : '\nA planted bug was not caught.');
    return missed === 0 ? 0 : 1;
  });
}
