import type { RunOptions, Step } from './options.ts';
import { runSeed } from './run-seed.ts';

/** Runs that making a seed small may cost. */
const MOST_RUNS = 400;

/**
 * Leaves out what is not needed to break the invariant: halves of the steps, then quarters, at last single ones. Each
 * step draws from its own seed, so those that stay do what they did, as far as the world is the same.
 */
export async function shrink(options: RunOptions, invariant: string): Promise<Step[]> {
  let runs = 0;
  const fails = async (steps: readonly Step[]): Promise<boolean> => {
    runs++;
    const { violations } = await runSeed({ ...options, steps });
    return violations.some((one) => one.invariant === invariant);
  };
  let steps = [...options.steps];
  for (let size = Math.ceil(steps.length / 2); size >= 1 && runs < MOST_RUNS; size = Math.floor(size / 2)) {
    for (let at = steps.length - size; at > -size && runs < MOST_RUNS; at -= size) {
      const without = [...steps.slice(0, Math.max(0, at)), ...steps.slice(at + size)];
      if (without.length < steps.length && (await fails(without))) steps = without;
    }
  }
  return steps;
}
