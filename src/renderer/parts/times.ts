import { t } from '#renderer/words/t.ts'; /** Moments as people at one place read them. */
export interface Times {
  /** 15:34, where the zone is said already. */
  clock(iso: string): string;
  /** 15:34, with the zone where it differs from this laptop's: 15:34 GMT. */
  time(iso: string): string;
  /** For a column of a list: 15:34 today, Mon this week, 24 Nov, 24 Nov 2025. */
  short(iso: string): string;
  /** 15:34 today, Mon 15:34, 24 Nov 15:34, 24 Nov 2025 15:34; with the zone where it differs. */
  moment(iso: string): string;
  /** Today, Tuesday 24 November; with the zone where it differs, for all the times below it. */
  day(iso: string): string;
  /** Everything: Tuesday 24 November 2026, 15:34:10 GMT. */
  full(iso: string): string;
}

const LOCALE = 'en-GB';
const DAY_MS = 24 * 3600 * 1000;

const ownFormat = new Intl.DateTimeFormat(LOCALE, { day: '2-digit', hour: '2-digit', minute: '2-digit' });
const ownDayAndTime = (iso: string): string => ownFormat.format(new Date(iso)).replace(',', '');

const cache = new Map<string, Times>();

/** The zone if this laptop knows it, else its own. */
function knownZone(zone: string | null): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone === null) return own;
  try {
    return Intl.DateTimeFormat(LOCALE, { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return own; // a zone newer than this laptop's tables: its own time is better than none
  }
}

/** Times in the zone of a site or client; null for this laptop's own. */
export function timesIn(zone: string | null): Times {
  const timeZone = knownZone(zone);
  const known = cache.get(timeZone);
  if (known) return known;
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(LOCALE, { timeZone, ...options });
    return (iso: string): string => formatter.format(new Date(iso)).replace(',', '');
  };
  const time = format({ hour: '2-digit', minute: '2-digit' });
  const dayAndTime = format({ day: '2-digit', hour: '2-digit', minute: '2-digit' });
  const zoneName = format({ timeZoneName: 'short' });
  const date = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const dayMonth = format({ day: 'numeric', month: 'short' });
  const weekday = format({ weekday: 'short' });
  const longDay = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const longDate = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const seconds = format({ hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' });

  const zoneOf = (iso: string): string =>
    dayAndTime(iso) === ownDayAndTime(iso) ? '' : ` ${zoneName(iso).split(' ').pop()}`;
  const isToday = (iso: string): boolean => date(iso) === date(new Date().toISOString());
  const isThisYear = (iso: string): boolean => date(iso).slice(-4) === date(new Date().toISOString()).slice(-4);
  const isThisWeek = (iso: string): boolean => Math.abs(Date.now() - Date.parse(iso)) < 6 * DAY_MS;
  const dateOf = (iso: string): string => (isThisYear(iso) ? dayMonth(iso) : date(iso));

  const times: Times = {
    clock: time,
    time: (iso) => time(iso) + zoneOf(iso),
    short: (iso) => (isToday(iso) ? time(iso) : isThisWeek(iso) ? weekday(iso) : dateOf(iso)),
    moment: (iso) => {
      const clock = time(iso) + zoneOf(iso);
      return isToday(iso) ? clock : `${isThisWeek(iso) ? weekday(iso) : dateOf(iso)} ${clock}`;
    },
    day: (iso) => {
      const zone = zoneOf(iso) && `,${zoneOf(iso)}`;
      if (isToday(iso)) return t('Today, {longDay}{zone}', { longDay: longDay(iso), zone });
      return `${isThisYear(iso) ? longDay(iso) : longDate(iso)}${zone}`;
    },
    full: (iso) => `${longDate(iso)}, ${seconds(iso)}`,
  };
  cache.set(timeZone, times);
  return times;
}

const headDay = new Intl.DateTimeFormat(LOCALE, { weekday: 'long', day: 'numeric', month: 'long' });

/** The day as a heading, by this laptop's clock: Tuesday 24 November. */
export const dayHead = (iso: string): string => headDay.format(new Date(iso)).replace(',', '');

const utcDate = new Intl.DateTimeFormat(LOCALE, { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });

/** A day without a time, such as the end of a warranty: 31 Jan 2027. */
export const dayText = (day: string): string => utcDate.format(new Date(`${day}T00:00:00Z`));

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads 31 Jan 2027, 31/1/2027, 31.1.2027 and 2027-01-31 as a day; null where it is none of these. */
export function readDay(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const typed = /^(\d{1,2})[\s/.]+(\d{1,2}|[a-z]{3,9})[\s/.]+(\d{4})$/i.exec(text.trim());
  const [year, month, day] = iso ? iso.slice(1) : [typed?.[3], typed?.[2], typed?.[1]];
  if (!year || !month || !day) return null;
  const number = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const found = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${found}T00:00:00Z`);
  // The 31st of June is no day: the calendar would have moved it on.
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== found ? null : found;
}

/** Minutes as a technician writes them: 0:35. */
export const minutesText = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** Reads 0:35, 35 or 1:20 as minutes; null where it is none of these. */
export function readMinutes(text: string): number | null {
  const match = /^(?:(\d{1,3}):)?(\d{1,3})$/.exec(text.trim());
  if (!match) return null;
  const minutes = Number(match[1] ?? 0) * 60 + Number(match[2]);
  return minutes > 0 && (match[1] === undefined || Number(match[2]) < 60) ? minutes : null;
}
