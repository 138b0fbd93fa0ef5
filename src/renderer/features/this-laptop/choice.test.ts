import { expect, test } from 'vitest';
import { choiceOf, isSame, leavingClients, unsentOf, wantedOf } from './choice.ts';

const clients = [
  { id: 'a', name: 'Aldgate', shortCode: 'ALD' },
  { id: 'b', name: 'Beck', shortCode: 'BEC' },
];
const all = { organizations: 'all' as const, closedDays: null, clients };
const onlyA = { organizations: ['a'], closedDays: 90, clients };

test('[S20] whoever gives up "all" begins with all of them ticked', () => {
  expect(choiceOf(all)).toEqual({ isAll: true, clients: ['a', 'b'], closedDays: null });
  expect(wantedOf({ ...choiceOf(all), isAll: false })).toEqual({ organizations: ['a', 'b'], closedDays: null });
  expect(wantedOf(choiceOf(onlyA))).toEqual({ organizations: ['a'], closedDays: 90 });
});

test('[S20] all of those there are is another choice than "all", which takes those to come', () => {
  expect(isSame(all, { organizations: ['a', 'b'], closedDays: null })).toBe(false);
  expect(isSame({ organizations: ['b', 'a'], closedDays: 90 }, { organizations: ['a', 'b'], closedDays: 90 })).toBe(
    true,
  );
  expect(isSame(all, { ...all, closedDays: 90 })).toBe(false);
});

test('[S20] what leaves is what was taken along and is no more', () => {
  expect(leavingClients(all, { organizations: ['a'], closedDays: null })).toEqual([clients[1]]);
  expect(leavingClients(onlyA, { organizations: [], closedDays: 90 })).toEqual([clients[0]]);
  expect(leavingClients(onlyA, { organizations: 'all', closedDays: 90 })).toEqual([]);
});

test('[S20] unsent work on a client that would leave is counted, also on the client itself', () => {
  const entry = (id: string, organizationId: string | null) =>
    ({ command: { edits: [{ id, organizationId }] } }) as unknown as Parameters<typeof unsentOf>[0][number];
  const outbox = [entry('x', 'a'), entry('y', 'b'), entry('b', null), entry('z', null)];
  expect(unsentOf(outbox, [clients[1] as (typeof clients)[number]])).toBe(2);
});
