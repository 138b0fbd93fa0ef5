import { expect, test } from 'vitest';
import { createIdSource, idFromDigest, isId } from './ids.ts';

const zeros = (length: number): Uint8Array => new Uint8Array(length);

test('ids of one source sort in the order they were made, also when the clock is set back', () => {
  const times = [5000, 5000, 5000, 4000, 1, 5001];
  const next = createIdSource(() => times.shift() ?? 0, zeros);
  const ids = Array.from({ length: 6 }, next);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(6);
});

test('more ids than a millisecond can count go on in the next one', () => {
  const next = createIdSource(() => 5000, zeros);
  const ids = Array.from({ length: 10_000 }, next);
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(10_000);
});

test('an id is one also by a clock that counts parts of a millisecond', () => {
  const times = [5000.25, 5000.75, 5001.5];
  const next = createIdSource(() => times.shift() ?? 0, zeros);
  const ids = Array.from({ length: 3 }, next);
  expect(ids.map(isId)).toEqual([true, true, true]);
  expect([...ids].sort()).toEqual(ids);
});

test('an id is UUID version 7; one from a digest is version 8 and always the same', () => {
  expect(isId(createIdSource(Date.now, (n) => crypto.getRandomValues(new Uint8Array(n)))())).toBe(true);
  const digest = new Uint8Array(32).fill(255);
  expect(idFromDigest(digest)).toBe('ffffffff-ffff-8fff-bfff-ffffffffffff');
  expect(isId(idFromDigest(digest))).toBe(true);
});
