import { expect, test } from 'vitest';
import { boundedTime, timeBounds } from './event-time.ts';

const at = (hour: number): string => `2026-03-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
const bounds = { floor: at(3), contact: at(9), arrival: at(11) };

test('[S18] event time stands between the making of the account and the arrival', () => {
  expect(boundedTime(at(10), bounds)).toBe(at(10));
  expect(boundedTime(at(12), bounds)).toBe(at(11));
  expect(boundedTime('1970-01-01T00:00:07.000Z', bounds)).toBe(at(9));
});

test('[S18] what was done offline keeps its time, although the laptop was in contact before it sent it', () => {
  expect(boundedTime(at(4), bounds)).toBe(at(4));
});

test('[S18] a laptop’s word on its last contact counts up to what the office knows of one', () => {
  const device = { createdAt: at(2), lastContact: at(9) };
  const contact = (heard: string | null) => timeBounds(heard, at(1), device, at(11)).contact;
  expect([contact(at(5)), contact(at(10)), contact(null)]).toEqual([at(5), at(9), at(2)]);
});
