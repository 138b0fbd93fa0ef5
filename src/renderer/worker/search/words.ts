import { fold } from './fold.ts';

/** Longer words are kept as windows of this length, half over each other: text without spaces has such words. */
const LONGEST = 64;
/** A chunk with separators in it is kept joined as well up to this length. */
const LONGEST_JOINED = 80;

/** Stands before a code that is the whole value: the one a scanner reads, and what ranks first. */
export const WHOLE = '\u0001';

const chunks = /[^\s\p{Cc}]+/gu;
/** A word of any script, or one sign that is no punctuation: an emoji, an arrow, a character nobody assigned. */
const pieces = /[\p{L}\p{N}]+|[^\p{ASCII}\p{L}\p{N}\p{P}\p{Z}\p{C}]|[\p{Co}\p{Cn}\p{Cs}]/gu;
const simple = /^[a-z0-9]+$/;
/** 12 hex digits in pairs or fours. */
const mac = /^[0-9a-f]{2}([:.-]?)(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}$|^[0-9a-f]{4}([.:-])[0-9a-f]{4}\2[0-9a-f]{4}$/;
const macStart = /^(?:[0-9a-f]{2}[:-]){1,5}[0-9a-f]{1,2}$/;
/** An address or a version: 10.20.30.40, 17.9.4. */
const dotted = /^\d+(?:\.\d+)+$/;
const addressInside = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d.])/g;
const zeros = /^([a-z]*)0+([1-9]\d*)$/;

export const chunksOf = (text: string): string[] => text.match(chunks) ?? [];
export const piecesOf = (folded: string): string[] => (simple.test(folded) ? [folded] : (folded.match(pieces) ?? []));
/** The beginning of a hardware address in pairs, or all of it: looked up as one word. */
export const isMacStart = (folded: string): boolean => macStart.test(folded);
export const isMac = (folded: string): boolean => mac.test(folded);
export const isDotted = (folded: string): boolean => dotted.test(folded);
/** Without punctuation at its ends: "(10.0.0.1)," is an address. */
export const trimmed = (folded: string): string =>
  simple.test(folded) ? folded : folded.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
/** All words in one, as somebody types a code who leaves its separators out. */
export const squeeze = (text: string): string =>
  chunksOf(text)
    .flatMap((chunk) => piecesOf(fold(chunk)))
    .join('');

/** What a typed word is looked up by: its first window where it is a long one. */
export const clipped = (word: string): string => word.slice(0, LONGEST);

function emitWord(word: string, emit: (word: string) => void): void {
  if (word.length <= LONGEST) emit(word);
  else for (let at = 0; at < word.length - LONGEST / 2; at += LONGEST / 2) emit(word.slice(at, at + LONGEST));
}

/**
 * The words under which a text is found. `joinsAll`: names and codes are found by their joined form as well, also
 * where they hold no digit; in running text only what looks like a code is.
 */
export function wordsOf(text: string, joinsAll: boolean, emit: (word: string) => void): void {
  for (const chunk of chunksOf(text)) {
    const folded = fold(chunk);
    if (simple.test(folded)) {
      emitWord(folded, emit);
      continue;
    }
    const core = trimmed(folded);
    if (isMac(core)) {
      emit(core.replace(/[^0-9a-f]/g, ''));
      continue;
    }
    if (isDotted(core)) {
      emitWord(core, emit);
      continue;
    }
    const found = piecesOf(folded);
    // Nothing but punctuation, or but characters that folding takes away: found as it stands.
    if (found.length === 0) emitWord(folded.trim() || chunk, emit);
    for (const piece of found) emitWord(piece, emit);
    if (found.length > 1 && folded.length <= LONGEST_JOINED && (joinsAll || /\d/.test(folded) || isMacStart(core))) {
      emitWord(found.join(''), emit);
    }
    if (folded.includes('.')) for (const [address] of folded.matchAll(addressInside)) emit(address);
  }
}

/** The words of a code: those of any text, the same without leading zeros, and the code as a whole. */
export function codeWordsOf(text: string, emit: (word: string) => void): void {
  const withoutZeros = (word: string): void => {
    const found = zeros.exec(word);
    if (!found) return;
    const [, letters = '', digits = ''] = found;
    if (letters) emit(letters + digits);
    emit(digits);
  };
  wordsOf(text, true, (word) => {
    emit(word);
    withoutZeros(word);
  });
  const core = trimmed(fold(text.trim()));
  const whole = isDotted(core) ? core : squeeze(text);
  if (!whole || whole.length > LONGEST_JOINED) return;
  emitWord(whole, emit);
  emit(WHOLE + whole);
  const short = zeros.exec(whole);
  if (short?.[1]) emit(WHOLE + short[1] + short[2]);
}

/** A phone number in one, whatever it is written with. */
export function phoneWordsOf(text: string, emit: (word: string) => void): void {
  wordsOf(text, false, emit);
  const digits = text.replace(/\D/g, '');
  if (digits) emit(digits.slice(0, LONGEST));
}
