import { expect, test } from 'vitest';
import type { Grant } from '#server/store/accounts.ts';
import type { HistoryLine } from '#shared/sync/command.ts';
import { isVisible, organizationOf, scopeChange, seenAs, visibleLines } from './visibility.ts';

const versions = (...grants: Grant[]) => grants.map((organizations, version) => ({ version, organizations }));
const change = (...grants: Grant[]) => scopeChange(versions(...grants), grants.at(-1) ?? []);

test('[S20] a grant shows its organizations and what belongs to the whole office', () => {
  expect([isVisible(['a'], 'a'), isVisible(['a'], 'b'), isVisible(['a'], null)]).toEqual([true, false, true]);
  expect(isVisible('all', 'b')).toBe(true);
});

test('[S20] a client company belongs to itself, also where its record names no organization', () => {
  const record = { id: 'c', organizationId: null } as Parameters<typeof organizationOf>[1];
  expect(organizationOf('organizations', record)).toBe('c');
  expect(organizationOf('documents', record)).toBeNull();
});

test('[S20] a record that left is an exit for whoever could see it, and nothing for the others', () => {
  const moved = { organizationId: 'b', orgs: ['a', 'b'] };
  expect([seenAs(['b'], moved), seenAs(['a'], moved), seenAs(['c'], moved)]).toEqual(['row', 'exit', 'nothing']);
  expect(seenAs(['c'], { organizationId: 'b', orgs: [null, 'b'] })).toBe('exit');
});

test('[S20] what was won is sent whole, what was lost leaves', () => {
  const { won, lost } = change(['a', 'b'], ['b', 'c']);
  expect(won).toEqual({ all: false, listed: ['c'] });
  expect([lost?.('a'), lost?.('b'), lost?.('c'), lost?.(null)]).toEqual([true, false, false, false]);
});

test('[V9] what was not granted in every version between is won again, and what was granted in one of them is lost', () => {
  expect(change(['a'], [], ['a']).won.listed).toEqual(['a']);
  expect(change(['a'], ['a', 'b'], ['a']).lost?.('b')).toBe(true);
});

test('[S20] becoming an administrator wins all that was not granted; ceasing to be one loses all that is not', () => {
  expect(change(['a'], 'all')).toMatchObject({ won: { all: true, listed: ['a'] }, lost: null });
  expect(change('all', 'all').won).toEqual({ all: false, listed: [] });
  const { won, lost, lostSet } = change('all', ['a']);
  expect([won.listed, lostSet]).toEqual([[], { all: true, listed: ['a'] }]);
  expect([lost?.('a'), lost?.('b'), lost?.(null)]).toEqual([false, true, false]);
});

test('[S20] history is told of the time with organizations that are granted, and a move names no other', () => {
  const line = (organizationId: string, field: string, before: unknown, after: unknown) =>
    ({ collection: 'sites', organizationId, field, before, after }) as HistoryLine;
  const lines = [line('a', 'name', 'X', 'Y'), line('b', 'organizationId', 'a', 'b'), line('b', 'name', 'Y', 'Z')];
  expect(visibleLines(['b'], lines)).toEqual([line('b', 'organizationId', null, 'b'), lines[2]]);
  expect(visibleLines(['a', 'b'], lines)).toEqual(lines);
});
