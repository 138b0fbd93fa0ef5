import { expect, test } from 'vitest';
import type { Organization } from '#shared/domain/records.ts';
import { emptyValues } from '#shared/domain/records.ts';
import { objectionTo } from '#shared/domain/rules.ts';
import { blackoutsAt, inOrder } from './blackouts.ts';
import type { Contract } from './contract.ts';
import { clientWithCode, suggestShortCode } from './short-code.ts';

const client = (changes: Partial<Organization> = {}): Organization =>
  ({ id: 'o1', ...emptyValues('organizations'), deleted: false, ...changes }) as Organization;
const objection = (after: Partial<Organization>, before: Partial<Organization> | null = {}) =>
  objectionTo('organizations', before && (client(before) as never), client(after) as never, false)?.detail ?? null;

const at = (hour: number): string => `2026-12-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
const contract = (changes: Partial<Contract>): Contract => ({
  kind: 'managed',
  hoursIncluded: null,
  rate: null,
  currency: 'EUR',
  ...changes,
});

test('a blackout window ends after it begins', () => {
  const window = (from: number, to: number) => ({ from: at(from), to: at(to), reason: '' });
  expect(objection({ blackouts: [window(8, 12)] })).toBeNull();
  expect(objection({ blackouts: [window(8, 12), window(12, 8)] })).toBe('A blackout window ends after it begins.');
  expect(objection({ blackouts: [window(8, 8)] }, null)).toBe('A blackout window ends after it begins.');
});

test('a window that was wrong before does not stop an edit of another field', () => {
  const wrong = [{ from: at(12), to: at(8), reason: 'as it came' }];
  expect(objection({ blackouts: wrong, name: 'Oakmere' }, { blackouts: wrong })).toBeNull();
});

test('windows are read by when they begin, and hold from the first moment to before the last', () => {
  const [one, two] = [
    { from: at(8), to: at(10), reason: 'one' },
    { from: at(9), to: at(11), reason: 'two' },
  ];
  expect(inOrder([two, one])).toEqual([one, two]);
  const names = (hour: number) => blackoutsAt([one, two], Date.parse(at(hour))).map((window) => window.reason);
  expect([7, 8, 9, 10, 11].map(names)).toEqual([[], ['one'], ['one', 'two'], ['two'], []]);
});

test('what each kind of contract needs', () => {
  expect(objection({ contract: null })).toBeNull();
  expect(objection({ contract: contract({}) })).toBeNull();
  expect(objection({ contract: contract({ kind: 'block-hours' }) })).toMatch(/number of hours/);
  expect(objection({ contract: contract({ kind: 'block-hours', hoursIncluded: 0 }) })).toMatch(/number of hours/);
  expect(objection({ contract: contract({ kind: 'block-hours', hoursIncluded: 20 }) })).toBeNull();
  expect(objection({ contract: contract({ kind: 'time-and-material' }) })).toMatch(/rate/);
  expect(objection({ contract: contract({ kind: 'time-and-material', rate: 85, hoursIncluded: 4 }) })).toMatch(/no h/);
  expect(objection({ contract: contract({ kind: 'time-and-material', rate: 85 }) })).toBeNull();
  expect(objection({ contract: contract({ currency: 'eur' }) })).toMatch(/three capitals/);
});

test('a client is never deleted', () => {
  expect(objection({ deleted: true })).toBe('A client is never deleted: make it a former client.');
  expect(objection({ status: 'former' })).toBeNull();
});

test('a short code is suggested from the name, free and of the right shape', () => {
  const taken = (...codes: string[]) => codes.map((shortCode) => ({ shortCode }));
  expect(suggestShortCode('Oakmere Clinic Group', [])).toBe('OAK');
  expect(suggestShortCode('Oakmere Clinic Group', taken('OAK'))).toBe('OCG');
  expect(suggestShortCode('Oakmere Clinic Group', taken('OAK', 'OCG'))).toBe('OAKM');
  expect(suggestShortCode('Müller & Söhne', [])).toBe('MUL');
  expect(suggestShortCode('3M', [])).toBe('3M');
  expect(suggestShortCode('K2', taken('K2'))).toBe('K22');
  expect(suggestShortCode('A B', [])).toBe('AB');
  expect(suggestShortCode('  ', [])).toBe('');
  expect(suggestShortCode('ÄÖ GmbH', [])).toBe('AO');
});

test('a short code that another client has is told, its own is not', () => {
  const clients = [
    { id: 'o1', name: 'Oakmere', shortCode: 'OAK' },
    { id: 'o2', name: 'Fenwick', shortCode: 'FEN' },
  ];
  expect(clientWithCode('OAK', clients)?.name).toBe('Oakmere');
  expect(clientWithCode('OAK', clients, 'o1')).toBeUndefined();
  expect(clientWithCode('TOL', clients)).toBeUndefined();
});
