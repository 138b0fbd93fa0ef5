import { expect, test } from 'vitest';
import { contractInput, readContract } from './contract-form.ts';

const typed = (changes: object) => ({ kind: 'managed' as const, hours: '', rate: '', currency: '', ...changes });

test('a contract is read from what was typed, with a comma or a point', () => {
  expect(readContract(typed({ hours: '40', rate: '85,50', currency: 'gbp' }))).toEqual({
    kind: 'managed',
    hoursIncluded: 40,
    rate: 85.5,
    currency: 'GBP',
  });
  expect(readContract(typed({}))).toMatchObject({ hoursIncluded: null, rate: null, currency: 'EUR' });
  expect(readContract(typed({ kind: null, hours: 'x' }))).toBeNull();
});

test('what speaks against a contract is said', () => {
  expect(readContract(typed({ hours: 'forty' }))).toBe('The hours are a number, or nothing.');
  expect(readContract(typed({ rate: '-3' }))).toBe('The rate is a number, or nothing.');
  expect(readContract(typed({ kind: 'block-hours' }))).toBe('Block hours need the number of hours in the block.');
  expect(readContract(typed({ currency: 'Euro' }))).toBe('The currency is three capitals, such as EUR.');
});

test('hours of an earlier kind do not stand in the way of time and material, and a contract reads as it was typed', () => {
  const read = readContract(typed({ kind: 'time-and-material', hours: '40', rate: '85', currency: 'GBP' }));
  expect(read).toEqual({ kind: 'time-and-material', hoursIncluded: null, rate: 85, currency: 'GBP' });
  const contract = { kind: 'block-hours' as const, hoursIncluded: 20, rate: null, currency: 'CHF' };
  expect(readContract(contractInput(contract))).toEqual(contract);
  expect(readContract(contractInput(null))).toBeNull();
});
