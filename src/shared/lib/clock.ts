/**
 * Time as the callers see it. Passed in, so that a test or a simulation can turn it.
 * `now` is milliseconds since 1970 by the wall clock, which people and batteries set wrong;
 * `elapsed` is milliseconds of a clock that only runs forward, from an unspecified start.
 */
export interface Clock {
  now(): number;
  elapsed(): number;
}

/** Runs work once, `ms` later by `elapsed`; gives the way to call it off. Passed in like the clock. */
export type After = (ms: number, work: () => void) => () => void;

/** ISO 8601 in UTC with milliseconds: the form of every time in a record. */
export const isoTime = (ms: number): string => new Date(ms).toISOString();
