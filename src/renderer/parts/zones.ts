import type { Option } from '#renderer/ui/choice-field.tsx';
import { t } from '#renderer/words/t.ts';
import { readDay } from './times.ts';

/** What a record has as its zone before somebody says which. */
export const UNSAID_ZONE = 'Etc/UTC';

/** Zones that browsers list under the name of long ago; both names are understood, and people look for this one. */
const RENAMED: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

const isKnown = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
};

/** The zone under the name it has today, where this laptop knows that. */
const ofToday = (zone: string): string => {
  const name = RENAMED[zone];
  return name !== undefined && isKnown(name) ? name : zone;
};

/** The zones that this laptop knows; UTC under any of its names is what nobody said. */
const KNOWN = [...new Set(Intl.supportedValuesOf('timeZone').map(ofToday))]
  .filter((zone) => !/^(Etc\/)?UTC$/.test(zone))
  .sort();

const labelOf = (zone: string): string => (zone === UNSAID_ZONE ? t('Not said yet') : zone.replaceAll('_', ' '));

/** Zones to choose from; the present one too where this laptop does not know it. */
export const zoneOptions = (present: string | null = null): Option[] =>
  [...new Set([...(present === null ? [] : [present]), UNSAID_ZONE, ...KNOWN])].map((value) => ({
    value,
    label: labelOf(value),
  }));

/** The zone that this laptop stands in; a new client is likely to be near. */
export const ownZone = (): string => {
  const timeZone = ofToday(Intl.DateTimeFormat().resolvedOptions().timeZone);
  return KNOWN.includes(timeZone) ? timeZone : UNSAID_ZONE;
};

/** A zone as people read it. */
export const zoneText = labelOf;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The clock on the wall of a zone at a moment, as ms of the same clock in UTC. Throws where the zone is unknown. */
function wallMs(zone: string, ms: number): number {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  formats.set(zone, known);
  const part = new Map(known.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  const at = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
  return Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
}

const DAY_MS = 24 * 3600 * 1000;

/**
 * The moment at which the clocks of a zone show a day and a time (minutes since midnight), as ISO time. An hour that
 * comes twice is the first; one that the clocks leap over is as much later as they leap.
 */
export function momentAt(zone: string, day: string, minutes: number): string {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((ms) => wallMs(zone, ms) - ms);
  const found = offsets.map((offset) => wall - offset).filter((ms) => wallMs(zone, ms) === wall);
  return new Date(found.length > 0 ? Math.min(...found) : wall - (offsets[0] ?? 0)).toISOString();
}

/** What the clocks of a zone show at a moment, as one types it: "24 Nov 2026 15:00". */
export function wallText(zone: string, iso: string): string {
  const wall = new Date(wallMs(zone, Date.parse(iso)));
  const day = wall.toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });
  return `${day} ${wall.toISOString().slice(11, 16)}`;
}

/**
 * Reads "24 Nov 2026 15:00" (or any day that `readDay` reads, with or without a time) as a moment in a zone; null
 * where it is none. A day alone begins at midnight, and as an end it is over at the next one.
 */
export function readMoment(text: string, zone: string, isEnd = false): string | null {
  const match = /^(.*?)(?:[ ,T]+(\d{1,2})[:.](\d\d))?$/.exec(text.trim());
  const day = readDay(match?.[1] ?? '');
  if (day === null) return null;
  if (match?.[2] === undefined) return momentAt(zone, day, isEnd ? 24 * 60 : 0);
  const [hours, minutes] = [Number(match[2]), Number(match[3])];
  return hours > 24 || minutes > 59 || (hours === 24 && minutes > 0) ? null : momentAt(zone, day, hours * 60 + minutes);
}
