import { expect, test } from 'vitest';
import type { User } from '#renderer/data/users.ts';
import { readUserSearch, type UserSearch, usersLike } from './user-search.ts';

const user = (name: string, over: Partial<User> = {}): User => ({
  personId: name,
  name,
  email: `${name.toLowerCase()}@example.org`,
  roles: ['technician'],
  organizations: [],
  disabledAt: null,
  mustChangePassword: false,
  createdAt: '2026-01-01T00:00:00.000Z',
  lastContact: null,
  devices: 0,
  ...over,
});
const USERS = [
  user('Tom', { lastContact: '2026-03-01T00:00:00.000Z' }),
  user('Ada', { roles: ['admin'], disabledAt: '2026-02-01T00:00:00.000Z' }),
  user('Ines', { roles: ['technician', 'approver'], lastContact: '2026-03-02T00:00:00.000Z' }),
];
const names = (search: UserSearch): string[] => usersLike(USERS, search).map((one) => one.name);

test('users come by name, disabled ones last; by last contact where it is asked for', () => {
  expect(names({})).toEqual(['Ines', 'Tom', 'Ada']);
  expect(names({ sort: '-name' })).toEqual(['Tom', 'Ines', 'Ada']);
  expect(names({ sort: '-contact' })).toEqual(['Ines', 'Tom', 'Ada']);
  expect(names({ sort: 'contact' })).toEqual(['Tom', 'Ines', 'Ada']);
});

test('words look into name and mail address, roles are any of those ticked', () => {
  expect(names({ text: 'INES example' })).toEqual(['Ines']);
  expect(names({ roles: ['approver', 'admin'] })).toEqual(['Ines', 'Ada']);
  expect(names({ text: 'nobody' })).toEqual([]);
});

test('an address that means nothing asks for everybody', () => {
  expect(readUserSearch({ text: ['x'], roles: 7, sort: 'nothing' })).toEqual({ sort: 'nothing' });
  expect(names({ sort: 'nothing' })).toEqual(['Ines', 'Tom', 'Ada']);
});
