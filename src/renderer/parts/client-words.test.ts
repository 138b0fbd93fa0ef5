import { expect, test } from 'vitest';
import { addressLine, blackoutText, contractText, readGeo } from './client-words.ts';
import { timesIn } from './times.ts';
import { valueText } from './values.ts';

test('a contract in words, as each kind says its hours', () => {
  const contract = { hoursIncluded: 40, rate: 85, currency: 'GBP' };
  expect(contractText({ kind: 'managed', ...contract })).toBe('Managed, 40 hours a month, 85 GBP an hour');
  expect(contractText({ kind: 'block-hours', ...contract, hoursIncluded: 1 })).toBe(
    'Block hours, 1 hour in the block, 85 GBP an hour',
  );
  expect(contractText({ kind: 'time-and-material', ...contract, hoursIncluded: null })).toBe(
    'Time and material, 85 GBP an hour',
  );
  expect(contractText({ kind: 'managed', hoursIncluded: null, rate: null, currency: 'GBP' })).toBe('Managed');
});

test('a blackout window in words, in the zone asked for', () => {
  const window = { from: '2031-12-01T08:00:00.000Z', to: '2031-12-05T18:00:00.000Z', reason: 'Stocktaking' };
  expect(blackoutText(window, timesIn('UTC'))).toMatch(/^1 Dec 2031 08:00.* to 5 Dec 2031 18:00.*, Stocktaking$/);
});

test('a position is two numbers', () => {
  expect(readGeo('51.4627, -2.5791')).toEqual({ latitude: 51.4627, longitude: -2.5791 });
  expect(readGeo('51 -2')).toEqual({ latitude: 51, longitude: -2 });
  expect(readGeo(' ')).toBeNull();
  for (const text of ['51.4627', 'Bristol', '51.4627, x', '51,4627, -2,5791']) expect(readGeo(text)).toBeUndefined();
});

test('an address in one line', () => {
  expect(addressLine('14 Northgate Road\n Bristol\n\nBS2 8QT')).toBe('14 Northgate Road, Bristol, BS2 8QT');
});

test('every field of a client, a site and a contact reads as words', () => {
  const names = { site: () => 'Northgate', client: () => 'Oakmere', other: () => undefined } as never;
  const words = (collection: 'organizations' | 'sites' | 'people', field: string, value: unknown) =>
    valueText(collection, field, value, names);
  expect(words('organizations', 'status', 'former')).toBe('Former client');
  expect(words('organizations', 'contract', { kind: 'managed', hoursIncluded: 4, rate: null, currency: 'EUR' })).toBe(
    'Managed, 4 hours a month',
  );
  expect(words('organizations', 'contract', null)).toBe('empty');
  expect(
    words('organizations', 'blackouts', [
      { from: '2031-12-01T08:00:00.000Z', to: '2031-12-02T08:00:00.000Z', reason: 'Audit' },
    ]),
  ).toContain('Audit');
  expect(words('organizations', 'timeZone', 'America/New_York')).toBe('America/New York');
  expect(words('sites', 'geo', { latitude: 51.5, longitude: -2 })).toBe('51.5, -2');
  expect(words('sites', 'rooms', ['B1', 'G01'])).toBe('B1, G01');
  expect(words('people', 'phones', ['0117', '0118'])).toBe('0117, 0118');
  expect(words('people', 'isVip', true)).toBe('yes');
  expect(words('people', 'siteId', 's1')).toBe('Northgate');
  expect(words('people', 'kind', 'contact')).toBe('Contact');
});
