import { expect, test } from 'vitest';
import { momentAt, readMoment, wallText, zoneOptions } from './zones.ts';

test('zones are those this laptop knows, and the present one even where it does not', () => {
  const values = zoneOptions('Mars/Olympus').map((one) => one.value);
  expect(values.slice(0, 2)).toEqual(['Mars/Olympus', 'Etc/UTC']);
  expect(values).toContain('Europe/London');
  // Node and browsers list these under other names.
  for (const zone of ['Asia/Kolkata', 'Asia/Kathmandu', 'Europe/Kyiv']) expect(values).toContain(zone);
  expect(values).not.toContain('Asia/Calcutta');
  expect(new Set(values).size).toBe(values.length);
  expect(zoneOptions().find((one) => one.value === 'America/New_York')?.label).toBe('America/New York');
});

test('a time on the wall of a zone is a moment, in summer and in winter', () => {
  expect(momentAt('Europe/London', '2026-12-01', 8 * 60)).toBe('2026-12-01T08:00:00.000Z');
  expect(momentAt('Europe/London', '2026-07-01', 8 * 60)).toBe('2026-07-01T07:00:00.000Z');
  expect(momentAt('America/New_York', '2026-12-01', 23 * 60)).toBe('2026-12-02T04:00:00.000Z');
  expect(momentAt('Asia/Kathmandu', '2026-12-01', 0)).toBe('2026-11-30T18:15:00.000Z');
});

test('when the clocks change: the first of two, and later by the leap', () => {
  // 25 October 2026: 1:30 comes twice in London. 29 March 2026: 1:30 does not come at all.
  expect(momentAt('Europe/London', '2026-10-25', 90)).toBe('2026-10-25T00:30:00.000Z');
  expect(momentAt('Europe/London', '2026-03-29', 90)).toBe('2026-03-29T01:30:00.000Z');
  expect(wallText('Europe/London', '2026-03-29T01:30:00.000Z')).toBe('29 Mar 2026 02:30');
  expect(momentAt('America/New_York', '2026-11-01', 90)).toBe('2026-11-01T05:30:00.000Z');
});

test('what is typed is read, and what is shown can be typed', () => {
  const zone = 'Europe/Berlin';
  expect(readMoment('24 Nov 2026 15:00', zone)).toBe('2026-11-24T14:00:00.000Z');
  expect(readMoment('2026-11-24T15:00', zone)).toBe('2026-11-24T14:00:00.000Z');
  expect(readMoment('24.11.2026, 15.30', zone)).toBe('2026-11-24T14:30:00.000Z');
  expect(readMoment('24 Nov 2026', zone)).toBe('2026-11-23T23:00:00.000Z');
  expect(readMoment('24 Nov 2026', zone, true)).toBe('2026-11-24T23:00:00.000Z');
  expect(readMoment('24 Nov 2026 24:00', zone)).toBe('2026-11-24T23:00:00.000Z');
  for (const text of ['', 'soon', '15:00', '31 Jun 2026 08:00', '24 Nov 2026 25:00', '24 Nov 2026 12:75']) {
    expect(readMoment(text, zone), text).toBeNull();
  }
  const iso = '2026-06-01T09:45:00.000Z';
  expect(readMoment(wallText(zone, iso), zone)).toBe(iso);
});
