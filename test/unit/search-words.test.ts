import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuery } from '#renderer/worker/search/query.ts';
import { SearchIndex } from '#renderer/worker/search/search-index.ts';
import type { AnyRecord } from '#shared/domain/record.ts';

/** minimaxir/big-list-of-naughty-strings (MIT). */
const naughty = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/naughty-strings.json'), 'utf8'),
) as string[];

const asset = (id: string, name: string): AnyRecord =>
  ({ id, name, organizationId: null, deleted: false, updatedAt: '2026-01-01T00:00:00.000Z' }) as unknown as AnyRecord;

const saysSomething = (text: string): boolean => /[^\s\p{Cc}]/u.test(text);

const isFound = (index: SearchIndex, text: string, id: string, limit: number): boolean =>
  index.search(readQuery(text), { limit }, 0).found.some((one) => one.id === id);

test('each of 515 strings that break software is found by itself when it is the name of a record', () => {
  const index = new SearchIndex();
  for (const [n, text] of naughty.entries()) index.put('assets', asset(String(n), text));
  const lost = naughty.filter((text, n) => saysSomething(text) && !isFound(index, text, String(n), naughty.length));
  expect(lost).toEqual([]);
  expect(naughty.filter(saysSomething).length).toBeGreaterThan(500);
});

test('any text of any script is found by itself, by its pieces, and folded otherwise', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
      fc.string({ unit: 'grapheme' }),
      (text, beside) => {
        fc.pre(saysSomething(text));
        const index = new SearchIndex();
        index.put('assets', asset('one', text));
        index.put('assets', asset('two', beside));
        const loud = text.toUpperCase();
        // A few letters are written otherwise in capitals.
        const upper = loud.toLowerCase() === text.toLowerCase() ? loud : text;
        const ways = [text, upper, text.normalize('NFD'), ...text.split(/[\s\p{Cc}]+/u).filter(Boolean)];
        for (const way of ways) {
          if (!saysSomething(way)) continue;
          expect(isFound(index, way, 'one', 9), JSON.stringify(way)).toBe(true);
        }
      },
    ),
    { numRuns: 400 },
  );
});
