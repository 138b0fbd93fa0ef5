import type { Clock } from '#shared/lib/clock.ts';

/** Who has failed too often waits so long at most, in milliseconds. */
export const ATTEMPTS_MS = 60_000;
const MAX_FAILURES = 5;
/** Beyond this many names the oldest are forgotten, so that guessing cannot fill the memory. */
const MAX_NAMES = 10_000;

/** Counts failed sign-ins of the last minute by name: whoever fails five times waits. Success is never counted. */
export function createAttempts(clock: Clock) {
  const failures = new Map<string, number[]>();
  const recent = (name: string): number[] =>
    (failures.get(name) ?? []).filter((at) => clock.elapsed() - at < ATTEMPTS_MS);
  return {
    mayTry: (name: string): boolean => recent(name).length < MAX_FAILURES,
    failed: (name: string): void => {
      const times = [...recent(name), clock.elapsed()];
      failures.delete(name);
      failures.set(name, times);
      const [oldest] = failures.keys();
      if (failures.size > MAX_NAMES && oldest !== undefined) failures.delete(oldest);
    },
    succeeded: (name: string): void => void failures.delete(name),
  };
}
export type Attempts = ReturnType<typeof createAttempts>;
