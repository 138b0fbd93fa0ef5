import { describe, expect, test } from 'vitest';
import { readRecordLink, writeRecordLink } from '#shared/domain/documents/record-links.ts';
import { outlineOf, recordLinksIn } from './parse.ts';

const ID = '0198c0de-0000-7000-8000-000000000050';

describe('links to records', () => {
  test('what is written is read again, whatever the record is called', () => {
    for (const title of [
      'INC0000123',
      'Say "hello" [x] | y',
      'a ]] b',
      'tickets:1',
      '`code` *b* <i>',
      '  ',
      'ä'.repeat(300),
    ]) {
      const link = writeRecordLink('assets', ID, title);
      const [found, ...more] = recordLinksIn(`before ${link} after`);
      expect(more).toEqual([]);
      expect(found).toMatchObject({ collection: 'assets', id: ID });
    }
    expect(readRecordLink(`INC0000123 tickets:${ID}`)).toEqual({ collection: 'tickets', id: ID, words: 'INC0000123' });
  });

  test('a number, tag or title typed by hand is looked for by its words; no id is made of something else', () => {
    expect(readRecordLink(' INC0000123 ')).toEqual({ collection: null, id: null, words: 'INC0000123' });
    for (const inner of ['x tickets:12', `x settings:${ID}`, `x tickets:${ID.toUpperCase()}`, `x tickets:${ID}y`])
      expect(readRecordLink(inner).id, inner).toBeNull();
  });

  test('they are found in lists, tables and quotes, each once, and not in code', () => {
    const link = `[[A tickets:${ID}]]`;
    const text = `- ${link}\n\n| a |\n|---|\n| ${link} |\n\n> [[B]]\n\n\`[[C]]\`\n\n\`\`\`\n[[D]]\n\`\`\``;
    expect(recordLinksIn(text).map((ref) => ref.words)).toEqual(['A', 'B']);
  });
});

test('an outline is the headings of a text as they read', () => {
  expect(outlineOf(`## When *to* use \`it\`\n\ntext\n\n### [[INC1 tickets:${ID}]] & <b>\n\n    ## code`)).toEqual([
    { depth: 2, text: 'When to use it' },
    { depth: 3, text: 'INC1 & <b>' },
  ]);
});
