import { t } from '#renderer/words/t.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago something was, in the largest unit that is full: "12 min", "5 h", "3 d". Never below a minute. */
export function ageText(iso: string, now: string): string {
  const age = Math.max(0, Date.parse(now) - Date.parse(iso));
  if (age < HOUR) return t('{minutes} min', { minutes: Math.max(1, Math.floor(age / MINUTE)) });
  if (age < 2 * DAY) return t('{hours} h', { hours: Math.floor(age / HOUR) });
  return t('{days} d', { days: Math.floor(age / DAY) });
}

/** What one says at this hour of the laptop's day. */
export function greeting(hour: number, name: string): string {
  if (hour >= 5 && hour < 12) return t('Good morning, {name}', { name });
  if (hour >= 12 && hour < 18) return t('Good afternoon, {name}', { name });
  return t('Good evening, {name}', { name });
}
