import { expect, test } from 'vitest';
import { boundedTime, earliestTime } from './event-time.ts';

const at = (hour: number): string => `2026-03-01T${String(hour).padStart(2, '0')}:00:00.000Z`;

test('[S18] event time is kept between the last contact and the arrival, else moved to the nearer bound', () => {
  expect(boundedTime(at(10), at(9), at(11))).toBe(at(10));
  expect(boundedTime(at(8), at(9), at(11))).toBe(at(9));
  expect(boundedTime(at(12), at(9), at(11))).toBe(at(11));
  expect(boundedTime(at(1), null, at(11))).toBe(at(1));
  expect(boundedTime(at(1), at(12), at(11))).toBe(at(11));
});

test('[S18] a laptop’s word on its last contact counts up to what the office knows of one', () => {
  const device = { createdAt: at(1), lastContact: at(9) };
  expect([earliestTime(at(5), device), earliestTime(at(10), device), earliestTime(null, device)]).toEqual([
    at(5),
    at(9),
    at(1),
  ]);
});
