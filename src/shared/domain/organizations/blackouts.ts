import { z } from 'zod';
import { line, moment } from '#shared/domain/common.ts';

/** A time in which a client wants no changes. `from` is in it, `to` is not. */
export const blackoutSchema = z.object({ from: moment(), to: moment(), reason: line() });
export type Blackout = z.infer<typeof blackoutSchema>;

/** A window that ends before it begins holds nothing; such a one is a slip of the hand. */
export const blackoutObjection = ({ from, to }: Blackout): string | null =>
  Date.parse(to) > Date.parse(from) ? null : 'A blackout window ends after it begins.';

/** As people read them: by when they begin. */
export const inOrder = (blackouts: readonly Blackout[]): Blackout[] =>
  [...blackouts].sort((a, b) => Date.parse(a.from) - Date.parse(b.from) || Date.parse(a.to) - Date.parse(b.to));

/** The windows that hold at a moment (in ms). */
export const blackoutsAt = (blackouts: readonly Blackout[], now: number): Blackout[] =>
  blackouts.filter(({ from, to }) => Date.parse(from) <= now && now < Date.parse(to));
