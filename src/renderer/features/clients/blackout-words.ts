import { blackoutText } from '#renderer/parts/client-words.ts';
import { timesIn } from '#renderer/parts/times.ts';
import { UNSAID_ZONE } from '#renderer/parts/zones.ts';
import type { Blackout } from '#shared/domain/organizations/blackouts.ts';

/** The zone to show and type a client's times in; null (this laptop's) where nobody said the client's. */
export const saidZone = (timeZone: string): string | null => (timeZone === UNSAID_ZONE ? null : timeZone);

/** A window as one line, in the client's zone. */
export const blackoutWords = (window: Blackout, timeZone: string): string =>
  blackoutText(window, timesIn(saidZone(timeZone)));
