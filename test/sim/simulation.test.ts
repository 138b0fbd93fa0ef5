import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keptSeeds } from './run/kept.ts';
import { planOf } from './run/plan.ts';
import { runSeed } from './run/run-seed.ts';

/** A planted bug of patches.json. */
interface Planted {
  name: string;
  patches: { file: string; from: string }[];
}

const SIZE = { clients: 6 };

/** Many seeds, on machines that may be busy with something else as well. */
const LONG = 240_000;

test('a seed replays exactly: the same events at the same times, to the last message', { timeout: LONG }, async () => {
  const steps = planOf(7001, 6, 120);
  const first = await runSeed({ seed: 7001, ...SIZE, steps });
  const second = await runSeed({ seed: 7001, ...SIZE, steps });
  const other = await runSeed({ seed: 7002, ...SIZE, steps: planOf(7002, 6, 120) });
  expect(second).toEqual(first);
  expect(other.trace).not.toBe(first.trace);
});

test('all of it happens in a few seeds: refusals, conflicts, crashes, partitions, duplicates', {
  timeout: LONG,
}, async () => {
  const counts: Record<string, number> = {};
  for (let seed = 7010; seed < 7020; seed++) {
    const result = await runSeed({ seed, ...SIZE, steps: planOf(seed, 6, 200) });
    expect(result.violations).toEqual([]);
    for (const [what, times] of Object.entries(result.counts)) counts[what] = (counts[what] ?? 0) + times;
  }
  const wanted = ['verdict applied', 'verdict refused', 'verdict applied-with-conflicts', 'crashes', 'fault partition'];
  for (const what of [...wanted, 'fault duplicate', 'fault reply lost', 'fault reply cut', 'fault request cut'])
    expect([what, (counts[what] ?? 0) > 0]).toEqual([what, true]);
});

test('each planted bug that is altered source fits the source as it is', () => {
  const plants = JSON.parse(readFileSync('test/sim/plants/patches.json', 'utf8')) as Planted[];
  const stale = plants.flatMap(({ name, patches }) =>
    patches
      .filter(({ file, from }) => readFileSync(file, 'utf8').split(from).length !== 2)
      .map(({ file }) => [name, file]),
  );
  expect(stale).toEqual([]);
});

test.for(keptSeeds())('kept seed %s does not fail any more', async ([, kept]) => {
  const { violations } = await runSeed(kept);
  expect(violations).toEqual([]);
});
