import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Step } from './options.ts';

/** A seed that failed once, with the steps that it took: it never may again. */
export interface KeptSeed {
  seed: number;
  clients: number;
  steps: Step[];
  /** The invariant that it broke. */
  invariant: string;
  what: string;
}

const folder = (): string => join(process.env.SITEBOOK_ROOT ?? process.cwd(), 'test/sim/kept');

/** Writes a failing seed to where `npm test` finds it; gives the name of the file. To be renamed by what it shows. */
export function keep(kept: KeptSeed): string {
  const name = `${kept.invariant}-${kept.seed}.json`;
  const steps = kept.steps.map((one) => `    { "kind": "${one.kind}", "laptop": ${one.laptop}, "seed": ${one.seed} }`);
  const { seed, clients, invariant, what } = kept;
  const head = JSON.stringify({ seed, clients, invariant, what }, null, 2).slice(0, -2);
  writeFileSync(join(folder(), name), `${head},\n  "steps": [\n${steps.join(',\n')}\n  ]\n}\n`);
  return `test/sim/kept/${name}`;
}

/** All seeds that were kept, by name. */
export const keptSeeds = (): [name: string, KeptSeed][] =>
  readdirSync(folder())
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => [name.replace('.json', ''), JSON.parse(readFileSync(join(folder(), name), 'utf8')) as KeptSeed]);
