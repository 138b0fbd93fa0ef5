import type { Clock } from '#shared/lib/clock.ts';

const WINDOW_MS = 60_000;
/** Requests of one device in a minute. A laptop that pushes every edit by itself makes a few dozen. */
export const MOST_REQUESTS = 1200;
/** Beyond this many devices the one heard of last is forgotten, so that counting costs bounded memory. */
const MOST_DEVICES = 10_000;

/** Requests by device in the present minute, in this process: of N processes each lets as many pass. */
export function createRates(clock: Clock) {
  const windows = new Map<string, { since: number; count: number }>();
  return {
    /** Counts a request. Gives the milliseconds to wait before the next one is taken; 0 where this one is. */
    take: (device: string): number => {
      const now = clock.elapsed();
      let window = windows.get(device);
      if (!window || now - window.since >= WINDOW_MS) {
        window = { since: now, count: 0 };
        windows.delete(device);
        windows.set(device, window);
        const [oldest] = windows.keys();
        if (windows.size > MOST_DEVICES && oldest !== undefined) windows.delete(oldest);
      }
      window.count++;
      return window.count <= MOST_REQUESTS ? 0 : WINDOW_MS - (now - window.since);
    },
  };
}
export type Rates = ReturnType<typeof createRates>;
