import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bothTexts, mergeField, mergeSets, mergeTexts } from './merge.ts';

describe('[S15] sets', () => {
  const set = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e'), { maxLength: 5 });

  test('what the change added is in, what it removed is out, the rest is as at the office', () => {
    fc.assert(
      fc.property(set, set, set, (current, before, after) => {
        const merged = mergeSets(current, before, after);
        for (const item of ['a', 'b', 'c', 'd', 'e']) {
          const added = after.includes(item) && !before.includes(item);
          const removed = before.includes(item) && !after.includes(item);
          expect(merged.includes(item)).toBe(added || (current.includes(item) && !removed));
        }
        expect(new Set(merged).size).toBe(merged.length);
      }),
    );
  });
});

describe('[S15] texts', () => {
  const line = fc.constantFrom('one', 'two', '', '  three', 'four\r', 'fünf 🔧');
  const text = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => lines.join('\n'));

  test('against an unchanged office text the change stands byte for byte', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(mergeTexts(before, before, after)).toEqual({ kind: 'merged', value: after });
        expect(mergeTexts(after, before, before)).toEqual({ kind: 'merged', value: after });
      }),
    );
  });

  test('no line that either side added is lost in a merge', () => {
    const own = (tag: string) =>
      fc.array(
        fc.integer({ min: 0, max: 99 }).map((n) => `${tag}${n}`),
        { maxLength: 3 },
      );
    fc.assert(
      fc.property(text, own('mine'), own('theirs'), (before, mine, theirs) => {
        const lines = before.split('\n');
        const merged = mergeTexts([...theirs, ...lines].join('\n'), before, [...lines, ...mine].join('\n'));
        if (merged.kind !== 'merged') return;
        for (const added of [...mine, ...theirs]) expect(String(merged.value).split('\n')).toContain(added);
      }),
    );
  });

  test('a line that both changed differently is a conflict', () => {
    expect(mergeTexts('a\nX\nc', 'a\nb\nc', 'a\nY\nc')).toEqual({ kind: 'conflict' });
  });
});

describe('both texts in one, to be edited', () => {
  test('has what either changed, and both versions of a line that both changed', () => {
    const before = 'Key at reception.\nAlarm left of the door.\nCold aisle left.';
    const first = 'Key at reception.\nAlarm behind the door.\nCold aisle left.';
    const second = 'Key at reception.\nAlarm in the hall.\nCold aisle left.\nLight outside.';
    expect(bothTexts(first, before, second)).toBe(
      'Key at reception.\nAlarm behind the door.\nAlarm in the hall.\nCold aisle left.\nLight outside.',
    );
  });

  test('has every line of both, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 6 }).map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, text, (first, second) => {
        const both = bothTexts(first, '', second).split('\n');
        for (const line of [...first.split('\n'), ...second.split('\n')]) if (line) expect(both).toContain(line);
      }),
    );
  });

  test('of texts too long to compare both stand whole', () => {
    const long = Array.from({ length: 2100 }, (_, n) => `line ${n}`).join('\n');
    expect(bothTexts(long, '', `${long}!`)).toBe(`${long}\n${long}!`);
  });
});

test('[S18] latest: of two of the same moment the same one stands, whichever comes first', () => {
  const a = { at: '2026-11-24T10:00:00.000Z', by: 'a' };
  const b = { at: '2026-11-24T10:00:00.000Z', by: 'b' };
  expect(mergeField('latest', a, null, b)).toEqual({ kind: 'merged', value: b });
  expect(mergeField('latest', b, null, a)).toEqual({ kind: 'outdated' });
});

test('[S15] of a count that only goes up the higher one stands, whoever comes first', () => {
  expect(mergeField('highest', 3, 2, 4)).toEqual({ kind: 'merged', value: 4 });
  expect(mergeField('highest', 5, 3, 4)).toEqual({ kind: 'outdated' });
});
