import { BODY, CODE, FIELD, NAME, type Weight } from './parts.ts';

/** How a word was found. */
export const WHOLE_CODE = 0;
export const EXACT = 1;
export const PREFIX = 2;
export const WITHIN = 3;
export const NEAR = 4;
export type How = typeof WHOLE_CODE | typeof EXACT | typeof PREFIX | typeof WITHIN | typeof NEAR;

/**
 * What a find is worth: a whole tag, number, serial or address before anything; then codes and names by how much of
 * the word was typed; then other fields; then running text.
 */
const WORTH: Readonly<Record<Weight, readonly number[]>> = {
  [CODE]: [400, 60, 40, 26, 1],
  [NAME]: [50, 50, 36, 16, 14],
  [FIELD]: [20, 20, 13, 7, 4],
  [BODY]: [10, 10, 6, 3, 2],
};

export const worth = (weight: number, how: How): number => WORTH[weight as Weight]?.[how] ?? 0;

/** Said of the client or the site of a record, and not in the record itself. */
export const BY_PLACE = 8;

const DAY_MIN = 24 * 60;

/** A little for what was touched lately: from 3 on the day itself to 0 after a month. `ageMin` in minutes. */
export function freshness(ageMin: number): number {
  if (ageMin < DAY_MIN) return 3;
  if (ageMin < 7 * DAY_MIN) return 2;
  return ageMin < 31 * DAY_MIN ? 1 : 0;
}

/** A little for what still needs somebody. */
export const OPEN = 4;
/** Shared out over the words of a name: one that says little else is more likely meant. */
export const SHORT_NAME = 6;
