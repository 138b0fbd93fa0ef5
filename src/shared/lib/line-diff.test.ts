import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DiffLine, lineDiff } from './line-diff.ts';

const told = (lines: DiffLine[]): string[] =>
  lines.map(({ kind, line }) => `${{ same: ' ', removed: '-', added: '+' }[kind]}${line}`);
const side = (lines: DiffLine[], without: DiffLine['kind']): string =>
  lines
    .filter(({ kind }) => kind !== without)
    .map(({ line }) => line)
    .join('\n');

describe('what became of a text', () => {
  test('lines that stayed, went and came', () => {
    expect(told(lineDiff('a\nb\nc\nd', 'a\nx\nc\nd\ne'))).toEqual([' a', '-b', '+x', ' c', ' d', '+e']);
    expect(lineDiff('', '')).toEqual([]);
    expect(told(lineDiff('', 'a'))).toEqual(['+a']);
    expect(told(lineDiff('a', ''))).toEqual(['-a']);
  });

  test('in a line that was changed in places, the places', () => {
    const [before, after] = lineDiff('Unplug both cords for 30 seconds.', 'Unplug both cords for 60 seconds.');
    expect(before?.parts?.filter((part) => part.isChanged)).toEqual([{ text: '30', isChanged: true }]);
    expect(after?.parts?.filter((part) => part.isChanged)).toEqual([{ text: '60', isChanged: true }]);
    expect(after?.parts?.map((part) => part.text).join('')).toBe(after?.line);
  });

  test('two lines with little in common are no versions of each other', () => {
    for (const line of lineDiff('Tell the site.', 'Copy the configuration to a file'))
      expect(line.parts).toBeUndefined();
  });

  test('both texts can be read out of it, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '', 'a b c', 'a b d'), { maxLength: 30 })
      .map((all) => all.join('\n'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = lineDiff(before, after);
        expect(side(lines, 'added')).toBe(before);
        expect(side(lines, 'removed')).toBe(after);
        for (const { line, parts } of lines) if (parts) expect(parts.map((one) => one.text).join('')).toBe(line);
      }),
    );
  });

  test('texts too large to compare are told as removed and added, between what they share at both ends', () => {
    const many = (from: number): string => Array.from({ length: 5000 }, (_, n) => String(from + n)).join('\n');
    const lines = lineDiff(`head\n${many(0)}\nfoot`, `head\n${many(2)}\nfoot`);
    expect(lines.filter(({ kind }) => kind === 'same').map(({ line }) => line)).toEqual(['head', 'foot']);
    expect(lines).toHaveLength(10_002);
  });
});
