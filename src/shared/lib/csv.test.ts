import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { BYTE_ORDER_MARK, guardCell, writeCsv } from './csv.ts';

const naughty = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../test/fixtures/naughty-strings.json'), 'utf8'),
) as string[];

/** What another program reads, without the empty row that it sees behind the last line's end. */
function read(csv: string): string[][] {
  const { data, errors } = Papa.parse<string[]>(csv, { delimiter: ',' });
  expect(errors).toEqual([]);
  expect(data.pop()).toEqual(['']);
  return data;
}

test('a cell that a spreadsheet would run has an apostrophe before it', () => {
  for (const formula of [
    '=1+1',
    '+44 20',
    '-5',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '  =1',
    '\u00a0-1',
    ' \t=cmd',
    '\n=1',
    '\uff1d1',
  ])
    expect(guardCell(formula)).toBe(`'${formula}`);
  for (const text of ['', 'a=b', 'x-1', "'=1", 'me@example.org', ' ', '1,5']) expect(guardCell(text)).toBe(text);
});

test('rows end in CRLF; quotes, commas and line ends stay inside their cell', () => {
  expect(
    writeCsv([
      ['a', 'b,c'],
      ['say "x"', 'two\nlines'],
    ]),
  ).toBe('a,"b,c"\r\n"say ""x""","two\nlines"\r\n');
});

test('every naughty string comes back byte for byte, but for the guard', () => {
  expect(naughty).toHaveLength(515);
  const rows = [['n', 'text', 'after'], ...naughty.map((text, n) => [String(n), text, 'end'])];
  const file = new TextEncoder().encode(BYTE_ORDER_MARK + writeCsv(rows));
  const back = read(new TextDecoder().decode(file)).slice(1);
  expect(back.map(([, text]) => text)).toEqual(naughty.map(guardCell));
  expect(naughty.filter((text) => guardCell(text) !== text).length).toBeGreaterThan(0);
});

test('another program reads back whatever was written, but for the guard', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('"', '\r\n', '\n', ',', "'", '=', '\t', ' ', ''),
  );
  const row = fc.tuple(cell, cell, cell);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
      const all = [['a', 'b', 'c'], ...rows];
      expect(read(writeCsv(all))).toEqual(all.map((cells) => cells.map(guardCell)));
    }),
  );
});
