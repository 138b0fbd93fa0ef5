import { TICKET_KINDS, type TicketKind } from './tickets/lifecycle.ts';

/** What the office leases numbers for: each kind of ticket, and asset tags. */
export const NUMBER_SERIES = ['INC', 'REQ', 'PRB', 'CHG', 'IMP', 'TAG'] as const;
export type NumberSeries = (typeof NUMBER_SERIES)[number];

/** Numbers `from` to `to`, both included, that one device alone may give out; `next` is the first unused one. */
export interface NumberBlock {
  series: NumberSeries;
  from: number;
  to: number;
  next: number;
}

export const seriesOf = (kind: TicketKind): NumberSeries => TICKET_KINDS[kind].prefix;

/** A ticket number: its letters and 7 digits. */
export const ticketNumber = (series: NumberSeries, value: number): string =>
  `${series}${String(value).padStart(7, '0')}`;

/** An asset tag: the client's short code and 5 digits of a count that runs over the whole office. */
export const assetTag = (shortCode: string, value: number): string => `${shortCode}-${String(value).padStart(5, '0')}`;

/**
 * The number a ticket has until the office gives it a final one: used when the device's block is spent.
 * Unique by the device and its own count; marked by the tilde.
 */
export const provisionalNumber = (series: NumberSeries, deviceCode: string, count: number): string =>
  `${series}~${deviceCode}-${count}`;

export const isProvisional = (number: string): boolean => number.includes('~');

/** The count in a final ticket number, or null where it is none of this series. */
export function countIn(series: NumberSeries, number: string): number | null {
  const found = /^([A-Z]{3})(\d{7,9})$/.exec(number);
  return found && found[1] === series ? Number(found[2]) : null;
}
