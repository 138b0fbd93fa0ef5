import { expect, test } from 'vitest';
import type { Grant } from '#server/store/accounts.ts';
import type { HistoryLine } from '#shared/sync/command.ts';
import { horizonChange, isVisible, organizationOf, scopeChange, seenAs, visibleLines } from './visibility.ts';

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

const seen = (
  organizations: Grant,
  record: { organizationId: string; orgs: (string | null)[] },
  closedAt: string | null = null,
) => seenAs({ organizations, closedSince: '2026-06-01' }, { ...record, closedAt });

test('[S20] a record that left is an exit for whoever could see it, and nothing for the others', () => {
  const moved = { organizationId: 'b', orgs: ['a', 'b'] };
  expect([seen(['b'], moved), seen(['a'], moved), seen(['c'], moved)]).toEqual(['row', 'exit', 'nothing']);
  expect(seen(['c'], { organizationId: 'b', orgs: [null, 'b'] })).toBe('exit');
});

test('[S20] what belongs to a ticket closed before the horizon leaves, and what is not the laptop’s stays unsaid', () => {
  const own = { organizationId: 'a', orgs: ['a'] };
  expect(['2026-05-31', '2026-06-01', null].map((at) => seen(['a'], own, at))).toEqual(['exit', 'row', 'row']);
  expect(seen(['b'], own, '2026-05-31')).toBe('nothing');
});

test('[S20] a horizon that moves wins what comes within it and loses what falls beyond, over all versions between', () => {
  const moves = (...since: (string | null)[]) => {
    const scopes = since.map((closedSince, version) => ({ version, organizations: [], closedSince }));
    const { won, lost } = horizonChange(scopes, scopes.at(-1) as (typeof scopes)[number]);
    return [won && `${won.from}-${won.before}`, lost && `${lost.from}-${lost.before}`];
  };
  expect(moves('3', '3')).toEqual([null, null]);
  expect(moves('3', '5')).toEqual([null, '3-5']);
  expect(moves('5', '3')).toEqual(['3-5', null]);
  expect(moves(null, '5')).toEqual([null, '-5']);
  expect(moves('5', null)).toEqual(['-5', null]);
  expect(moves('3', '9', '5')).toEqual(['5-9', '3-5']);
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
