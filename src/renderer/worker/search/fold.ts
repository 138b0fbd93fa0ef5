/** Letters that Unicode does not take apart, as people type them who do not have them on their keys. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};

const isPlain = /^[\x20-\x7e]*$/;

/**
 * A text as it is compared: without case, accents, widths, vowel marks and characters that nobody sees. Stored text
 * and typed text go through the same, so whatever it takes away cannot keep the two from meeting.
 */
export function fold(text: string): string {
  if (isPlain.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıς]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/\p{M}+/gu, '');
}
