/** What a client's short code looks like: it begins the asset tags of the client, so it is short and read aloud. */
export const SHORT_CODE = /^[A-Z0-9]{2,6}$/;
export const SHORT_CODE_SHAPE = 'Two to six capitals or digits';

interface Coded {
  id: string;
  name: string;
  shortCode: string;
}

/** The client that has the short code already, of those given; undefined where it is free. */
export const clientWithCode = <T extends Coded>(code: string, clients: readonly T[], exceptId = ''): T | undefined =>
  clients.find((one) => one.shortCode === code && one.id !== exceptId);

/** The words of a name as capitals and digits, without accents: "Müller & Söhne" is MULLER, SOHNE. */
const wordsOf = (name: string): string[] =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean);

/**
 * A free short code for a name: the first letters of its first word, else its initials, else more of the first word,
 * else with a digit. Empty where the name has no letters to begin with.
 */
export function suggestShortCode(name: string, clients: readonly Pick<Coded, 'shortCode'>[]): string {
  const words = wordsOf(name);
  const whole = words.join('');
  if (whole.length < 2) return '';
  const first = words[0] ?? '';
  const initials = words.map((word) => word[0]).join('');
  const taken = new Set(clients.map((one) => one.shortCode));
  const wishes = [
    first.slice(0, 3),
    initials.slice(0, 4),
    whole.slice(0, 3),
    ...[4, 5, 6].map((length) => whole.slice(0, length)),
    ...Array.from({ length: 99 }, (_, n) => `${whole.slice(0, 3)}${n + 2}`),
  ];
  return wishes.find((one) => SHORT_CODE.test(one) && !taken.has(one)) ?? '';
}
