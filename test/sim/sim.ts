import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { PLANTS } from './plants/plants.ts';
import { keep } from './run/kept.ts';
import { planOf } from './run/plan.ts';
import { figures, total } from './run/report.ts';
import { runSeed } from './run/run-seed.ts';
import { shrink } from './run/shrink.ts';

const USAGE = `Usage: npm run sim -- [--seeds N] [--clients N] [--steps N] [--from SEED] [--json FILE]
       npm run sim -- --planted [NAME]
       npm run sim -- --from SEED --story
  --seeds N     so many seeds, 300 unless told
  --clients N   so many laptops, 6 unless told
  --steps N     so many steps in each, 200 unless told
  --from SEED   the first seed, 1 unless told
  --json FILE   the figures of the run as JSON
  --planted     puts one bug after the other into the product; each has to be caught within 200 seeds
  --story       tells all that happens in one seed
Exit code: 0 all went well, 1 a seed failed or a planted bug was not caught`;

/** Seeds within which a planted bug has to show. */
const PLANTED_SEEDS = 200;

interface Size {
  from: number;
  seeds: number;
  clients: number;
  steps: number;
}

/** Where `npm test` reads what came of it. */
function summarise(passed: number, failed: number, names: readonly string[] = []): void {
  const file = process.env.SITEBOOK_SUMMARY;
  if (file) writeFileSync(file, JSON.stringify({ passed, failed, names }));
}

/** Runs seed after seed; a failing one is told, made small and kept. Gives the number of those that failed. */
async function runSeeds({ from, seeds, clients, steps }: Size, json: string | undefined): Promise<number> {
  const begin = Date.now();
  const counts: Record<string, number> = {};
  const failures: { seed: number; invariant: string; what: string; kept: string }[] = [];
  for (let seed = from; seed < from + seeds; seed++) {
    const plan = planOf(seed, clients, steps);
    const result = await runSeed({ seed, clients, steps: plan });
    total(counts, result.counts);
    const [first] = result.violations;
    if (!first) continue;
    console.log(`\nSeed ${seed} breaks ${first.invariant}: ${first.what}`);
    console.log(`  again: npm run sim -- --from ${seed} --seeds 1 --clients ${clients} --steps ${steps}`);
    const small = await shrink({ seed, clients, steps: plan }, first.invariant);
    const file = keep({ seed, clients, steps: small, invariant: first.invariant, what: first.what });
    console.log(`  kept with ${small.length} of ${plan.length} steps as ${file}`);
    failures.push({ seed, ...first, kept: file });
  }
  const machineMs = Date.now() - begin;
  console.log(figures({ seeds, clients, steps, counts, failures: failures.length, machineMs }));
  if (json !== undefined) {
    const machine = { cores: cpus().length, node: process.version };
    writeFileSync(
      json,
      `${JSON.stringify({ from, seeds, clients, steps, counts, failures, machineMs, machine }, null, 2)}\n`,
    );
  }
  summarise(
    seeds - failures.length,
    failures.length,
    failures.map(({ seed, invariant }) => `${seed} breaks ${invariant}`),
  );
  return failures.length;
}

/** Runs seeds with a bug in the product until one fails; tells which, and by which invariant. */
async function hunt(name: string, rule: string, bends: (typeof PLANTS)[number]['bends']): Promise<boolean> {
  const begin = Date.now();
  for (let seed = 1; seed <= PLANTED_SEEDS; seed++) {
    const { violations } = await runSeed({ seed, clients: 6, steps: planOf(seed, 6, 200), bends });
    const [first] = violations;
    if (!first) continue;
    const time = ((Date.now() - begin) / 1000).toFixed(1);
    console.log(
      `caught     ${name.padEnd(24)} seed ${String(seed).padStart(3)}, ${first.invariant.padEnd(4)} ${time} s  ${rule}`,
    );
    return true;
  }
  console.log(`NOT CAUGHT ${name.padEnd(24)} in ${PLANTED_SEEDS} seeds  ${rule}`);
  return false;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seeds: { type: 'string', default: '300' },
      clients: { type: 'string', default: '6' },
      steps: { type: 'string', default: '200' },
      from: { type: 'string', default: '1' },
      json: { type: 'string' },
      planted: { type: 'boolean' },
      // What build/sim.mjs has put into this bundle.
      patched: { type: 'string' },
      story: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (values.patched !== undefined) {
    const [name = '', rule = ''] = values.patched.split('|');
    const isCaught = await hunt(name, rule, {});
    summarise(isCaught ? 1 : 0, isCaught ? 0 : 1);
    return isCaught ? 0 : 1;
  }
  if (values.planted) {
    const wanted = PLANTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
    let missed = 0;
    for (const { name, rule, bends } of wanted) if (!(await hunt(name, rule, bends))) missed++;
    summarise(wanted.length - missed, missed);
    return missed === 0 ? 0 : 1;
  }
  const size = {
    from: Number(values.from),
    seeds: Number(values.seeds),
    clients: Number(values.clients),
    steps: Number(values.steps),
  };
  if (values.story) {
    const { from: seed, clients, steps } = size;
    const result = await runSeed({ seed, clients, steps: planOf(seed, clients, steps), tellsStory: true });
    console.log(result.story?.join('\n'));
    console.log(result.violations);
    return result.violations.length === 0 ? 0 : 1;
  }
  return (await runSeeds(size, values.json)) === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
