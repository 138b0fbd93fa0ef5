import { expect, test } from 'vitest';
import { canMoveAsset } from './assets/lifecycle.ts';
import { COLLECTIONS } from './collections.ts';
import { assetTag, countIn, isProvisional, provisionalNumber, ticketNumber } from './numbers.ts';
import { canWrite, canWriteField } from './permissions.ts';
import { emptyValues, FIELDS } from './records.ts';

test('[S2] twelve collections, each with a field table that can be deleted and moved', () => {
  expect(COLLECTIONS).toHaveLength(12);
  for (const collection of COLLECTIONS) {
    expect(FIELDS[collection].deleted.empty).toBe(false);
    expect(FIELDS[collection].organizationId.writer).toBe('manager');
  }
});

test('empty values are not shared between records', () => {
  const [one, two] = [emptyValues('assets'), emptyValues('assets')];
  (one.tags as string[]).push('x');
  expect(two.tags).toEqual([]);
});

test('numbers: a final one is read back, a provisional one is told by its tilde', () => {
  expect(ticketNumber('INC', 4821)).toBe('INC0004821');
  expect(countIn('INC', 'INC0004821')).toBe(4821);
  expect(countIn('REQ', 'INC0004821')).toBeNull();
  expect(countIn('INC', 'INC48')).toBeNull();
  expect(assetTag('OAK', 413)).toBe('OAK-00413');
  expect(isProvisional(provisionalNumber('INC', 'A1', 7))).toBe(true);
  expect(isProvisional('INC0004821')).toBe(false);
});

test('[S12] who may write what', () => {
  const actor = (roles: string[], organizations: string[] | 'all' = ['o1']) =>
    ({ personId: 'p', roles, organizations, isOffice: false }) as never;
  expect(canWrite(actor(['technician']), 'assets', 'o1')).toBe(true);
  expect(canWrite(actor(['technician']), 'assets', 'o2')).toBe(false);
  expect(canWrite(actor(['viewer']), 'assets', 'o1')).toBe(false);
  expect(canWrite(actor(['technician']), 'settings', null)).toBe(false);
  expect(canWrite(actor(['admin'], 'all'), 'settings', null)).toBe(true);
  expect(canWrite(actor(['technician']), 'documents', null)).toBe(true);
  expect(canWriteField(actor(['technician']), 'manager', false)).toBe(false);
  expect(canWriteField(actor(['dispatcher']), 'manager', false)).toBe(true);
  expect(canWriteField(actor(['technician']), 'creator', true)).toBe(true);
  expect(canWriteField(actor(['admin']), 'creator', false)).toBe(false);
  expect(canWriteField(actor(['admin']), 'office', true)).toBe(false);
});

test('assets: a disposed one does not come back', () => {
  expect(canMoveAsset('installed', 'in-maintenance')).toBe(true);
  expect(canMoveAsset('disposed', 'installed')).toBe(false);
  expect(canMoveAsset('planned', 'retired')).toBe(false);
});
