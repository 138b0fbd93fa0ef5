import { fold } from './fold.ts';
import type { Query } from './query.ts';
import { squeeze } from './words.ts';

/** From, and up to but without, as places in the text. */
export type Range = [from: number, to: number];

export interface Marked {
  ranges: Range[];
  /** The terms that the text says, as bits. */
  mask: number;
}

const isPiece = /[\p{L}\p{N}\p{Co}\p{Cn}]|[^\p{ASCII}\p{P}\p{Z}\p{C}]/u;
const isUnseen = /^[\p{M}\p{Cf}]$/u;
const isDense = /\P{ASCII}/u;
/** Shorter forms are marked at the beginning of words only. */
const SHORTEST_WITHIN = 3;

/** What is looked for in a text to mark it: forms without separators, and the terms each stands for. */
export interface Needles {
  forms: { form: string; mask: number }[];
  /** Forms of punctuation only. */
  raw: { form: string; mask: number }[];
}

/** The forms of a query, with the words that were taken for typing errors. */
export function needlesOf({ terms, joined }: Query, near: readonly (readonly string[])[]): Needles {
  const needles: Needles = { forms: [], raw: [] };
  const add = (form: string, mask: number): void => {
    const inOne = squeeze(form);
    if (inOne) needles.forms.push({ form: inOne, mask });
    else needles.raw.push({ form, mask });
  };
  for (const { form, mask, isWhole } of joined) if (!isWhole) add(form, mask);
  for (const [place, term] of terms.entries()) {
    for (const form of term.forms) add(form, 1 << place);
    for (const word of near[place] ?? []) add(word, 1 << place);
  }
  return needles;
}

/** The letters of a text without what stands between them, and where each comes from. */
function mapped(text: string): { letters: string; from: number[]; to: number[]; begins: boolean[] } {
  let letters = '';
  const from: number[] = [];
  const to: number[] = [];
  const begins: boolean[] = [];
  let place = 0;
  let isBetween = true;
  for (const sign of text) {
    const end = place + sign.length;
    const folded = fold(sign);
    if (isPiece.test(folded)) {
      for (let n = 0; n < folded.length; n++) {
        from.push(place);
        to.push(end);
        begins.push(isBetween);
      }
      letters += folded;
      isBetween = false;
    } else if (isUnseen.test(sign)) {
      // A mark belongs to the letter before it.
      if (to.length > 0 && !isBetween) to[to.length - 1] = end;
    } else {
      isBetween = true;
    }
    place = end;
  }
  return { letters, from, to, begins };
}

/** Where a text says what is looked for. */
export function markIn(text: string, { forms, raw }: Needles): Marked {
  const found: Range[] = [];
  let mask = 0;
  const { letters, from, to, begins } = mapped(text);
  for (const { form, mask: own } of forms) {
    const isLong = form.length >= SHORTEST_WITHIN || isDense.test(form);
    for (let at = letters.indexOf(form); at >= 0; at = letters.indexOf(form, at + form.length)) {
      if (!isLong && begins[at] !== true) continue;
      found.push([from[at] as number, to[at + form.length - 1] as number]);
      mask |= own;
    }
  }
  for (const { form, mask: own } of raw) {
    const at = text.toLowerCase().indexOf(form);
    if (at < 0) continue;
    found.push([at, Math.min(text.length, at + form.length)]);
    mask |= own;
  }
  return { ranges: joinRanges(found), mask };
}

/** In order, those that touch as one. */
function joinRanges(ranges: Range[]): Range[] {
  const joined: Range[] = [];
  for (const [from, to] of ranges.sort((a, b) => a[0] - b[0])) {
    const last = joined[joined.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
