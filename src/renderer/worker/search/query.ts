import { fold } from './fold.ts';
import { chunksOf, clipped, isDotted, isMacStart, piecesOf, squeeze, trimmed, WHOLE } from './words.ts';

/** One word that has to be found, in any of its forms. */
export interface Term {
  forms: string[];
  /** How many letters may differ: one from four letters on, two from eight; none in what holds digits. */
  edits: 0 | 1 | 2;
}

/** A form that stands for several terms at once: "aa:bb:cc" written as one, a whole tag. */
export interface Joined {
  form: string;
  /** The terms it stands for, as bits. */
  mask: number;
  /** Only as the whole of a code. */
  isWhole: boolean;
}

export interface Query {
  terms: Term[];
  joined: Joined[];
}

/** More words than this add nothing: what holds these holds few others. */
const MOST_TERMS = 24;

const phone = /^[\d\s+()./-]+$/;

const editsFor = (word: string): 0 | 1 | 2 => {
  if (!/^\p{L}+$/u.test(word)) return 0;
  return word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
};

/** What was typed, as it is looked up. No terms where there is nothing but blanks. */
export function readQuery(text: string): Query {
  const terms = new Map<string, Term>();
  const joined: Joined[] = [];
  const add = (word: string, other?: string): number => {
    const form = clipped(word);
    if (!terms.has(form)) {
      if (terms.size >= MOST_TERMS) return 0;
      terms.set(form, { forms: other ? [form, clipped(other)] : [form], edits: editsFor(form) });
    }
    return 1 << [...terms.keys()].indexOf(form);
  };
  for (const chunk of chunksOf(text)) {
    const folded = fold(chunk);
    const core = trimmed(folded);
    const pieces = piecesOf(folded);
    const inOne = pieces.join('');
    let mask = 0;
    if (isMacStart(core)) mask = add(inOne);
    else if (isDotted(core)) mask = add(core, inOne);
    else if (pieces.length === 0) mask = add(folded.trim() || chunk);
    else for (const piece of pieces) mask |= add(piece);
    if (mask === 0) continue;
    if (pieces.length > 1) joined.push({ form: clipped(inOne), mask, isWhole: false });
    joined.push({ form: WHOLE + (isDotted(core) ? core : inOne), mask, isWhole: true });
  }
  const all = terms.size === 0 ? 0 : 2 ** terms.size - 1;
  const whole = squeeze(text);
  if (all && whole && !joined.some((one) => one.form === WHOLE + whole)) {
    joined.push({ form: WHOLE + whole, mask: all, isWhole: true });
  }
  const digits = text.replace(/\D/g, '');
  if (all && digits.length >= 6 && phone.test(text.trim())) {
    // Without the country or the leading zero the last eight digits are the same.
    for (const form of new Set([digits, digits.slice(-8)])) joined.push({ form, mask: all, isWhole: false });
  }
  return { terms: [...terms.values()], joined };
}
