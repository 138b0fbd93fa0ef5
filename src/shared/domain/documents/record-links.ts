import { isId } from '#shared/lib/ids.ts';

/** Kinds of records that a text can point to. */
export const LINKED = ['tickets', 'assets', 'organizations', 'sites', 'people', 'documents'] as const;
export type Linked = (typeof LINKED)[number];

/**
 * A record named in a text. `id` is null where somebody typed a number, a tag or a title by hand: then it is looked up
 * by these words.
 */
export interface RecordRef {
  collection: Linked | null;
  id: string | null;
  /** What the record was called when the link was written. */
  words: string;
}

/**
 * A link to a record stands in a text as `[[INC0000123 tickets:0198c0de-...]]`: the words for whoever reads the plain
 * text, the id so that the link survives when the record gets another name. There is no bar in it, because a bar
 * would end the cell of a table.
 */
export const RECORD_LINK = /\[\[([^[\]\n]{1,400})\]\]/;

const WITH_ID = new RegExp(`^(.*?)\\s*\\b(${LINKED.join('|')}):([0-9a-f-]{36})$`);

/** Reads what stands between the brackets. */
export function readRecordLink(inner: string): RecordRef {
  const [, words = '', collection, id = ''] = WITH_ID.exec(inner.trim()) ?? [];
  return collection && isId(id)
    ? { collection: collection as Linked, id, words: words || id }
    : { collection: null, id: null, words: inner.trim() };
}

/** Writes a link; signs that would end it, or a table's cell, are left out of its words. */
export function writeRecordLink(collection: Linked, id: string, words: string): string {
  const plain = words
    .replace(/[[\]|\n\r`*_<>\\]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
  return `[[${plain} ${collection}:${id}]]`;
}
