import { expect, test } from 'vitest';
import { changesOf, grantOf, newUserValues, type UserValues } from './user-values.ts';

const ADA: UserValues = {
  name: 'Ada',
  email: 'ada@x.org',
  roles: ['technician'],
  isAll: false,
  organizations: ['a', 'b'],
};
const changed = (over: Partial<UserValues>) => changesOf(ADA, { ...ADA, ...over });

test('only what was changed is sent', () => {
  expect(changed({})).toEqual({});
  expect(changed({ name: ' Ada ', organizations: ['b', 'a'] })).toEqual({});
  expect(changed({ name: 'Ada Marsh' })).toEqual({ name: 'Ada Marsh' });
  expect(changed({ email: 'ada@y.org ' })).toEqual({ email: 'ada@y.org' });
  expect(changed({ organizations: [] })).toEqual({ organizations: [] });
  expect(changed({ isAll: true })).toEqual({ organizations: 'all' });
  expect(changed({ roles: ['technician', 'approver'] })).toEqual({ roles: ['technician', 'approver'] });
});

test('[S20] an administrator has every client; who ceases to be one has those that are chosen', () => {
  expect(changed({ roles: ['admin'] })).toEqual({ roles: ['admin'], organizations: 'all' });
  const boss: UserValues = { ...ADA, roles: ['admin'], isAll: true, organizations: [] };
  expect(changesOf(boss, { ...boss, roles: ['technician'], isAll: false })).toEqual({
    roles: ['technician'],
    organizations: [],
  });
  expect(grantOf(newUserValues)).toEqual([]);
});
