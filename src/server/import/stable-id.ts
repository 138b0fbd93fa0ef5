import { createHash } from 'node:crypto';
import { idFromDigest } from '#shared/lib/ids.ts';

/** The id of a thing that another system calls `key`: the same on every import. */
export const stableId = (system: string, key: string): string =>
  idFromDigest(new Uint8Array(createHash('sha256').update(`sitebook import\n${system}\n${key}`).digest()));

const short = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, length);

/** A key longer than this is kept as a print, so that it fits the field together with the prints behind it. */
const LONGEST_KEY = 60;
const NAME = 2;
const VALUE = 5;

/** What an import said of each field of a record when it last wrote it, as short prints by field. */
export type Prints = Map<string, string>;

/** The prints of the values a file has for a record. */
export const printsOf = (values: Record<string, unknown>): Prints =>
  new Map(
    Object.entries(values).map(([name, value]) => [short(name, NAME), short(JSON.stringify(value ?? null), VALUE)]),
  );

/** Whether the file says of this field what it said before. */
export const saidBefore = (prints: Prints, name: string, value: unknown): boolean =>
  prints.get(short(name, NAME)) === short(JSON.stringify(value ?? null), VALUE);

/** What is kept in a record's `source.key`: what the other system calls it, then, behind a `#`, the prints. */
export function sourceKey(key: string, prints: Prints): string {
  const name = key.length > LONGEST_KEY || key.includes('#') ? short(key, 22) : key;
  return `${name}#${[...prints].map((one) => one.join('')).join('')}`;
}

/** The prints kept in a `source.key`; none where it holds something else. */
export function printsIn(key: string): Prints {
  const all = key.slice(key.indexOf('#') + 1);
  const prints: Prints = new Map();
  if (!key.includes('#') || all.length % (NAME + VALUE) !== 0) return prints;
  for (let at = 0; at < all.length; at += NAME + VALUE) {
    prints.set(all.slice(at, at + NAME), all.slice(at + NAME, at + NAME + VALUE));
  }
  return prints;
}
