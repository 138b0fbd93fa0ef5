import { expect, it } from 'vitest';
import type { HistoryLine } from '#shared/sync/command.ts';
import { judge } from '#test/crash/judge.ts';
import type { Tried } from '#test/crash/ledger.ts';

const attempt = (mark: string, saved: string | null, isDeclined = false): [string, Tried] => [
  mark,
  { mark, by: 'Ines', record: 'r', values: { name: `sw ${mark}` }, saved, isDeclined },
];
const line = (command: string, after: string, wanted?: HistoryLine['wanted']): HistoryLine => ({
  seq: 1,
  epoch: 'e',
  collection: 'assets',
  recordId: 'r',
  organizationId: null,
  field: 'name',
  before: 'sw',
  after,
  outcome: 'applied',
  command,
  device: 'd',
  author: 'a',
  at: '',
  receivedAt: '',
  ...(wanted ? { wanted } : {}),
});
const weigh = (tried: [string, Tried][], lines: HistoryLine[]) => {
  const { lost, doubled, unmade } = judge(new Map(tried), { lines, verdicts: [], records: new Map() });
  return [lost.length, doubled.length, unmade.length];
};

it('[I1] finds nothing where all is there once, as it was written or as a conflict, told or not', () => {
  const conflict = line('c2', 'sw of another', { before: 'sw ine1k', after: 'sw ine2k' });
  const tried = [attempt('ine1k', 'c1'), attempt('ine2k', 'c2'), attempt('ine3k', null), attempt('ine4k', null)];
  expect(weigh(tried, [line('c1', 'sw ine1k'), conflict, line('c3', 'sw ine3k')])).toEqual([0, 0, 0]);
});

it('[I1] finds what was called saved and is not there, or came as another command', () => {
  expect(weigh([attempt('ine1k', 'c1')], [])).toEqual([1, 0, 0]);
  expect(weigh([attempt('ine1k', 'c1')], [line('c2', 'sw ine1k')])).toEqual([1, 0, 0]);
});

it('[I1] takes what still waits in an outbox for late, not for lost', () => {
  const nothing = { lines: [], verdicts: [], records: new Map() };
  expect(judge(new Map([attempt('ine1k', 'c1')]), nothing, new Set(['c1'])).lost).toEqual([]);
});

it('[I6] finds what is there twice', () => {
  expect(weigh([attempt('ine1k', 'c1')], [line('c1', 'sw ine1k'), line('c2', 'sw ine1k')])).toEqual([0, 1, 0]);
});

it('finds what nobody wrote: a value that was never tried, altered, or declined, and a command without any', () => {
  expect(weigh([], [line('c1', 'sw ine9k')])[2]).toBeGreaterThan(0);
  expect(weigh([attempt('ine1k', null)], [line('c1', 'SW ine1k')])[2]).toBeGreaterThan(0);
  expect(weigh([attempt('ine1k', null, true)], [line('c1', 'sw ine1k')])[2]).toBeGreaterThan(0);
  expect(weigh([], [line('c1', 'sw')])[2]).toBe(1);
});
