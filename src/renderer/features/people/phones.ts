import { t } from '#renderer/words/t.ts';

/** Most phones of one person; as many as the field takes. */
const MOST = 10;
const LONGEST = 60;

/** Phones as they are typed, one a line. */
export const phonesText = (phones: readonly string[]): string => phones.join('\n');

export const readPhones = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What speaks against the phones typed; null where nothing does. */
export function phonesObjection(text: string): string | null {
  const phones = readPhones(text);
  if (phones.length > MOST) return t('Ten numbers at most.');
  return phones.some((one) => one.length > LONGEST) ? t('Sixty characters a number at most.') : null;
}
