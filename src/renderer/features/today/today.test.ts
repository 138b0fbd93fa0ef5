import { describe, expect, test } from 'vitest';
import { ageText, greeting } from './age.ts';
import { countsByClient } from './client-counts.ts';

const NOW = '2026-11-24T12:00:00.000Z';

test('how long ago, in the largest unit that is full', () => {
  expect(ageText('2026-11-24T11:59:50.000Z', NOW)).toBe('1 min');
  expect(ageText('2026-11-24T11:18:00.000Z', NOW)).toBe('42 min');
  expect(ageText('2026-11-24T07:10:00.000Z', NOW)).toBe('4 h');
  expect(ageText('2026-11-22T13:00:00.000Z', NOW)).toBe('47 h');
  expect(ageText('2026-11-10T12:00:00.000Z', NOW)).toBe('14 d');
  // A laptop whose clock is behind.
  expect(ageText('2026-11-24T12:30:00.000Z', NOW)).toBe('1 min');
});

test('what one says at this hour', () => {
  expect([4, 5, 11, 12, 17, 18, 23].map((hour) => greeting(hour, 'Ines').split(',')[0])).toEqual([
    'Good evening',
    'Good morning',
    'Good morning',
    'Good afternoon',
    'Good afternoon',
    'Good evening',
    'Good evening',
  ]);
});

describe('counts by client', () => {
  test('tickets by urgency and without a person, assets by life; the most urgent first', () => {
    const tickets = [
      { values: ['fen', 3, 'ines'], count: 4 },
      { values: ['fen', 5, null], count: 2 },
      { values: ['oak', 1, null], count: 1 },
      { values: ['oak', 2, 'tom'], count: 3 },
    ];
    const assets = [
      { values: ['fen', 'missing'], count: 2 },
      { values: ['oak', 'in-maintenance'], count: 5 },
    ];
    expect(countsByClient(tickets, assets)).toEqual([
      { organizationId: 'oak', p1: 1, p2: 3, other: 0, unassigned: 1, missing: 0, inMaintenance: 5 },
      { organizationId: 'fen', p1: 0, p2: 0, other: 6, unassigned: 2, missing: 2, inMaintenance: 0 },
    ]);
  });

  test('a client with nothing to look after is left out', () => {
    expect(countsByClient([], [{ values: ['fen', 'installed'], count: 900 }])).toEqual([]);
  });
});
