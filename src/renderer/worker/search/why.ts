import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { fieldOf } from '#shared/domain/records.ts';
import { titleOf } from '#shared/domain/title.ts';
import { fold } from './fold.ts';
import { type Part, partsOf } from './parts.ts';
import { type Marked, markIn, type Needles, type Range } from './ranges.ts';
import { squeeze } from './words.ts';

/** Why a record was found, where its name and code do not say it: the field, and the words around the find. */
export interface Why {
  label: string;
  text: string;
  ranges: Range[];
}

/** How a find is shown. */
export interface Explained {
  code: string;
  name: string;
  codeRanges: Range[];
  nameRanges: Range[];
  why: Why | null;
}

/** Longer texts are looked through in pieces of this length, each beginning before the last one ends. */
const PIECE = 320;
const OVERLAP = 60;
/** Letters of a snippet before what was found, and in all. */
const BEFORE = 28;
const SNIPPET = 110;

const bits = (mask: number): number => {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
};

/** `beside`: the document that says most of it, where that is another than the record. */
export function explain(
  collection: Collection,
  record: AnyRecord,
  beside: { collection: Collection; record: AnyRecord } | null,
  needles: Needles,
): Explained {
  const { code, name } = titleOf(collection, record);
  const inCode = markIn(code, needles);
  const inName = markIn(name, needles);
  const told = { code, name, codeRanges: inCode.ranges, nameRanges: inName.ranges };
  const all = [...needles.forms, ...needles.raw].reduce((mask, one) => mask | one.mask, 0);
  const missing = all & ~(inCode.mask | inName.mask);
  if (missing === 0) return { ...told, why: null };

  const places: { part: Part; collection: Collection }[] = partsOf(collection, record)
    .filter(({ text }) => text !== code && text !== name)
    .map((part) => ({ part, collection }));
  if (beside) {
    for (const part of partsOf(beside.collection, beside.record)) places.push({ part, collection: beside.collection });
  }
  let best: { label: string; text: string; marked: Marked; worth: number } | null = null;
  for (const { part, collection: of } of places) {
    const found = markLong(part.text, needles, missing);
    const worth = bits(found.marked.mask & missing);
    if (worth > (best?.worth ?? 0)) best = { label: labelOf(of, part.field), ...found, worth };
  }
  return { ...told, why: best && { label: best.label, ...snippet(best.text, best.marked.ranges) } };
}

const labelOf = (collection: Collection, field: string): string => {
  if (collection === 'activities' && field === 'body') return t('Note');
  if (field === 'source') return t('Number it came with');
  return t(fieldOf(collection, field)?.label ?? field);
};

/** Marks a text, or of a long one the piece that says most of what is missing. */
function markLong(text: string, needles: Needles, missing: number): { text: string; marked: Marked } {
  if (text.length <= PIECE) return { text, marked: markIn(text, needles) };
  let best = { text: '', marked: { ranges: [], mask: 0 } as Marked };
  const wanted = [...needles.forms, ...needles.raw].filter(({ mask }) => (mask & missing) !== 0);
  for (let at = 0; at < text.length; at += PIECE - OVERLAP) {
    const piece = text.slice(at, at + PIECE);
    const plain = fold(piece);
    const inOne = squeeze(piece);
    if (!wanted.some(({ form }) => plain.includes(form) || inOne.includes(form))) continue;
    const marked = markIn(piece, needles);
    if (bits(marked.mask & missing) <= bits(best.marked.mask & missing)) continue;
    best = { text: piece, marked };
    if ((marked.mask & missing) === missing) break;
  }
  return best;
}

/** The words around the first find, on one line. */
export function snippet(text: string, ranges: Range[]): { text: string; ranges: Range[] } {
  const line = text.replace(/[\s\p{Cc}]/gu, ' ');
  const first = ranges[0]?.[0] ?? 0;
  let from = Math.max(0, first - BEFORE);
  if (from > 0) {
    const space = line.indexOf(' ', from);
    if (space >= 0 && space < first) from = space + 1;
  }
  const to = Math.min(line.length, from + SNIPPET);
  const before = from > 0 ? '…' : '';
  const shown = line.slice(from, to).trimEnd();
  const shift = before.length - from;
  return {
    text: before + shown + (to < line.length ? '…' : ''),
    ranges: ranges
      .map(([start, end]): Range => [Math.max(start, from) + shift, Math.min(end, from + shown.length) + shift])
      .filter(([start, end]) => start < end),
  };
}
