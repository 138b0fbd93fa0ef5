import { describe, expect, test } from 'vitest';
import { canMove, isFinal, LIFECYCLES, movesFrom, startState, type TicketKind, ticketKinds } from './lifecycle.ts';
import { defaultImpact, deviates, priorityFor, withLevel } from './priority.ts';

describe('priority', () => {
  test.each([
    ['high', 'high', 1],
    ['high', 'medium', 2],
    ['medium', 'high', 2],
    ['high', 'low', 3],
    ['medium', 'medium', 3],
    ['low', 'high', 3],
    ['medium', 'low', 4],
    ['low', 'medium', 4],
    ['low', 'low', 5],
  ] as const)('impact %s and urgency %s give P%i', (impact, urgency, level) => {
    expect(priorityFor(impact, urgency)).toBe(level);
  });

  test('an override stands and is flagged where it differs from the matrix', () => {
    const value = { impact: 'low', urgency: 'low', override: 4, reason: 'Stated', level: 5 } as const;
    expect(withLevel(value).level).toBe(4);
    expect(deviates(value)).toBe(true);
    expect(deviates({ ...value, override: 5 })).toBe(false);
    expect(deviates({ ...value, override: null })).toBe(false);
  });

  test('the impact to offer follows the criticality of the asset', () => {
    expect([1, 2, 3, 4].map(defaultImpact)).toEqual(['high', 'medium', 'low', 'low']);
  });
});

describe('lifecycles', () => {
  test('every move leads to a state of the same kind, and every state can be reached from the first', () => {
    for (const kind of ticketKinds) {
      const states = Object.keys(LIFECYCLES[kind]);
      const seen = new Set<string>([startState(kind)]);
      for (const state of seen) for (const to of movesFrom(kind, state as never)) seen.add(to);
      for (const to of seen) expect(states).toContain(to);
      expect([...seen].sort()).toEqual([...states].sort());
    }
  });

  test('an incident goes its way and no other', () => {
    const legal = (from: string, to: string) => canMove('incident', from as never, to as never);
    expect(legal('new', 'in-progress')).toBe(true);
    expect(legal('new', 'resolved')).toBe(false);
    expect(legal('resolved', 'in-progress')).toBe(true);
    expect(legal('closed', 'in-progress')).toBe(false);
    expect(legal('resolved', 'cancelled')).toBe(false);
  });

  test('closed and cancelled are final for every kind', () => {
    for (const kind of ticketKinds as TicketKind[]) {
      expect(isFinal(kind, 'closed')).toBe(true);
      expect(isFinal(kind, 'cancelled')).toBe(true);
    }
  });

  test('a change cannot be cancelled in review', () => {
    expect(canMove('change', 'review', 'cancelled')).toBe(false);
    expect(canMove('change', 'implement', 'cancelled')).toBe(true);
  });
});
