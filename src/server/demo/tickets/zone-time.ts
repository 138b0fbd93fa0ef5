import { DAY_MS, HOUR_MS, MINUTE_MS } from '#server/demo/office.ts';
import type { Random } from '#server/demo/random.ts';

const offsets = new Map<string, number>();
const formats = new Map<string, Intl.DateTimeFormat>();

/** How far a zone's clocks are ahead of UTC on the day of a moment, in milliseconds. Remembered: asked for often. */
export function zoneOffset(zone: string, ms: number): number {
  const day = Math.floor(ms / DAY_MS);
  const key = `${zone}/${day}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
    formats.set(zone, format);
  }
  const noon = day * DAY_MS + 12 * HOUR_MS;
  const parts = Object.fromEntries(format.formatToParts(noon).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day, parts.hour, parts.minute);
  offsets.set(key, local - noon);
  return local - noon;
}

const OPENS = 8 * HOUR_MS;
const CLOSES = 17.5 * HOUR_MS;

/** The same moment if people work then in the zone; else a time in the first hour of the next working day. */
export function workingTime(zone: string, ms: number, random: Random): number {
  let moment = ms;
  for (let tries = 0; tries < 6; tries++) {
    const local = moment + zoneOffset(zone, moment);
    const inDay = local % DAY_MS;
    const weekday = new Date(local).getUTCDay();
    const isWeekend = weekday === 0 || weekday === 6;
    if (!isWeekend && inDay >= OPENS && inDay < CLOSES) return moment;
    const toNextDay = isWeekend || inDay >= CLOSES ? DAY_MS - inDay : -inDay;
    moment += toNextDay + OPENS + random.int(3, 58) * MINUTE_MS;
  }
  return moment;
}

/** The same moment if people work then in the zone; else the end of the working day before. */
export function lastWorkingTime(zone: string, ms: number): number {
  let moment = ms;
  for (let tries = 0; tries < 5; tries++) {
    const local = moment + zoneOffset(zone, moment);
    const inDay = local % DAY_MS;
    const weekday = new Date(local).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && inDay >= OPENS && inDay < CLOSES) return moment;
    if (weekday !== 0 && weekday !== 6 && inDay >= CLOSES) return moment - (inDay - CLOSES) - MINUTE_MS;
    moment -= inDay + DAY_MS - CLOSES + MINUTE_MS;
  }
  return moment;
}
