import { t } from '#renderer/words/t.ts';
import type { Blackout } from '#shared/domain/organizations/blackouts.ts';
import { CONTRACT_KINDS, type Contract } from '#shared/domain/organizations/contract.ts';
import type { Geo } from '#shared/domain/sites/fields.ts';
import { type Times, timesIn } from './times.ts';

/** A contract as one line: "Managed, 40 hours a month, 85 GBP an hour". */
export function contractText({ kind, hoursIncluded, rate, currency }: Contract): string {
  const hours =
    hoursIncluded === null
      ? ''
      : kind === 'block-hours'
        ? t('{hours, plural, one {# hour in the block} other {# hours in the block}}', { hours: hoursIncluded })
        : t('{hours, plural, one {# hour a month} other {# hours a month}}', { hours: hoursIncluded });
  const price = rate === null ? '' : t('{rate} {currency} an hour', { rate, currency });
  return [t(CONTRACT_KINDS[kind].label), hours, price].filter(Boolean).join(', ');
}

/** A window as one line: "1 Dec 08:00 to 5 Dec 18:00, Stocktaking". */
export function blackoutText({ from, to, reason }: Blackout, times: Times = timesIn(null)): string {
  const when = t('{from} to {to}', { from: times.moment(from), to: times.moment(to) });
  return reason ? `${when}, ${reason}` : when;
}

/** "51.4627, -2.5791" */
export const geoText = ({ latitude, longitude }: Geo): string => `${latitude}, ${longitude}`;

/** Reads two numbers as a position, latitude first; undefined where it is none, null where nothing stands there. */
export function readGeo(text: string): Geo | null | undefined {
  if (!text.trim()) return null;
  const match = /^(-?\d{1,3}(?:\.\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(text.trim());
  return match ? { latitude: Number(match[1]), longitude: Number(match[2]) } : undefined;
}

/** An address in one line. */
export const addressLine = (address: string): string =>
  address
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(', ');
