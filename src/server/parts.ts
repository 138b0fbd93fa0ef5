import type { Clock } from '#shared/lib/clock.ts';
import type { RandomBytes } from '#shared/lib/ids.ts';
import type { judge, neededFacts } from '#shared/sync/judge.ts';
import type { Log } from './log.ts';
import type { Store } from './store/store.ts';

/** The judge and what it needs loaded: passed in, so that a test can put a throwing one in its place. */
export interface Judge {
  judge: typeof judge;
  neededFacts: typeof neededFacts;
}

/** What an office is made of. */
export interface Parts {
  store: Store;
  clock: Clock;
  judge: Judge;
  log: Log;
  random: RandomBytes;
  /** Records in a page of a pull, at most: a marker stands after each (S9). */
  pullPage: number;
  /** Does the work again and again, `ms` apart; gives what ends it. */
  every: (ms: number, work: () => void) => () => void;
}
