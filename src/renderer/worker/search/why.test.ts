import { expect, test } from 'vitest';
import type { AnyRecord } from '#shared/domain/record.ts';
import { readQuery } from './query.ts';
import { markIn, needlesOf, type Range } from './ranges.ts';
import { explain, snippet } from './why.ts';

const needles = (text: string, near: string[][] = []) => needlesOf(readQuery(text), near);
const marked = (text: string, typed: string, near: string[][] = []): string =>
  show(text, markIn(text, needles(typed, near)).ranges);
const show = (text: string, ranges: readonly Range[]): string =>
  ranges.reduceRight(
    (shown, [from, to]) => `${shown.slice(0, from)}[${shown.slice(from, to)}]${shown.slice(to)}`,
    text,
  );

test('what was found is marked where it stands, whatever stands between its letters', () => {
  expect(marked('oak-ng-csw01', 'csw')).toBe('oak-ng-[csw]01');
  expect(marked('AA:BB:CC:0D:0E:0F', 'aabb.cc')).toBe('[AA:BB:CC]:0D:0E:0F');
  expect(marked('Gi1/0/1 on 10.20.30.40', '20.30')).toBe('Gi1/0/1 on 10.[20.30].40');
  expect(marked('Sørensen, Müller', 'muller sorensen')).toBe('[Sørensen], [Müller]');
  expect(marked('Mu\u0308ller', 'mull')).toBe('[Mu\u0308ll]er');
  expect(marked('東京タワー の鍵', 'タワー')).toBe('東京[タワー] の鍵');
  expect(marked('👾 and 🙇', '🙇')).toBe('👾 and [🙇]');
  // A letter or two only at the beginning of a word.
  expect(marked('Rack in a rear room', 'r')).toBe('[R]ack in a [r]ear [r]oom');
  expect(marked('Ines Calder', 'clader', [['calder']])).toBe('Ines [Calder]');
});

const ticket = {
  id: 't',
  number: 'INC0004821',
  title: 'Printer jams',
  description: `${'Nothing to see here. '.repeat(60)}The fuser unit is worn out.\nReplace it. ${'And more. '.repeat(60)}`,
  state: { is: 'new', hold: null, resolution: null },
} as unknown as AnyRecord;

test('a find says why, unless name and code say it: the field, and the words around it', () => {
  const why = (typed: string, beside: Parameters<typeof explain>[2] = null) =>
    explain('tickets', ticket, beside, needles(typed)).why;
  expect(why('printer 4821')).toBeNull();
  const found = why('printer fuser');
  expect(found?.label).toBe('Description');
  expect(found && show(found.text, found.ranges)).toMatch(/^….*The \[fuser\] unit is worn out\. Replace it\./);
  const note = { id: 'n', kind: 'note', body: 'Roller ordered', parent: { id: 't' } } as unknown as AnyRecord;
  expect(why('roller', { collection: 'activities', record: note })).toEqual({
    label: 'Note',
    text: 'Roller ordered',
    ranges: [[0, 6]],
  });
});

test('a snippet is one line around the first find', () => {
  expect(snippet('short\nline', [[0, 5]])).toEqual({ text: 'short line', ranges: [[0, 5]] });
  const long = `${'a '.repeat(100)}here${' b'.repeat(100)}`;
  const cut = snippet(long, [[200, 204]]);
  expect(show(cut.text, cut.ranges)).toMatch(/^…a .*\[here\] b .*…$/);
  expect(cut.text.length).toBeLessThan(115);
});
