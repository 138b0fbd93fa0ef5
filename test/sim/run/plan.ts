import { createRandom } from '#test/sim/world/random.ts';
import { ACTIONS, type Step } from './options.ts';

/** The steps that a seed stands for. */
export function planOf(seed: number, clients: number, steps: number): Step[] {
  const random = createRandom(seed).fork('plan');
  return Array.from({ length: steps }, () => ({
    kind: random.weighted(ACTIONS),
    laptop: random.int(0, clients - 1),
    seed: random.int(0, 0x7fffffff),
  }));
}
