import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyJson, isEqual } from './json.ts';

test('the order of keys does not matter, an absent key equals null, the order of a list does', () => {
  expect(isEqual({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
  expect(isEqual({ a: 1, b: null }, { a: 1 })).toBe(true);
  expect(isEqual([1, 2], [2, 1])).toBe(false);
  expect(isEqual([], {})).toBe(false);
  expect(isEqual(0, null)).toBe(false);
  expect(isEqual('', null)).toBe(false);
});

test('a copy equals what it was made of and shares nothing with it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ depthSize: 'small' }), (value) => {
      expect(isEqual(copyJson(value), JSON.parse(JSON.stringify(value)))).toBe(true);
    }),
  );
});
