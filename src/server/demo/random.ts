/** Numbers that look random and are the same on every run. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
  /** `length` characters out of `alphabet`. */
  text(alphabet: string, length: number): string;
}

/** FNV-1a over the key, spread: keys that differ in one letter give unrelated sequences. */
function seedOf(seed: number, key: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
}

/**
 * A generator of its own for each key (mulberry32): what one thing draws does not move what another draws, so a
 * record stays the same when its neighbours change.
 */
export function randomFor(seed: number, key: string): Random {
  let state = seedOf(seed, key);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    pick: (list) => at(list, int(0, list.length - 1)),
    chance: (probability) => next() < probability,
    text: (alphabet, length) => Array.from({ length }, () => alphabet[int(0, alphabet.length - 1)]).join(''),
  };
}

/**
 * The entry of a list at an index that must exist; counted round the list where it is beyond the end.
 * @throws when the list is empty
 */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('A list of the demo office is empty.');
  return found;
}
