/** Bytes from a good source of randomness: `crypto.getRandomValues` in life, a seeded one in the simulation. */
export type RandomBytes = (length: number) => Uint8Array;

const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

const dashed = (h: string): string =>
  `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20, 32)}`;

/**
 * A source of UUIDv7 (RFC 9562): 48 bits of milliseconds, then a 12-bit counter that keeps the ids of one
 * millisecond in order, then 62 random bits. Ids of one source sort in the order they were made, also when
 * the clock is set back: the source then goes on from the latest time it has seen.
 */
export function createIdSource(now: () => number, random: RandomBytes): () => string {
  let last = 0;
  let counter = 0;
  return () => {
    const time = Math.max(Math.floor(now()), last);
    counter = time === last ? counter + 1 : 0;
    if (counter > 0xfff) counter = 0;
    last = counter === 0 && time === last ? time + 1 : time;
    const bytes = random(8);
    const head = last.toString(16).padStart(12, '0') + (0x7000 | counter).toString(16);
    bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x80;
    return dashed(head + hex(bytes));
  };
}

/**
 * The UUIDv8 made of the first 16 bytes of a digest: the same natural key gives the same id on every run,
 * which is what makes an import repeatable. `digest` is at least 16 bytes (SHA-256 in practice).
 */
export function idFromDigest(digest: Uint8Array): string {
  const bytes = digest.slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return dashed(hex(bytes));
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether this is an id as Sitebook makes them (UUID version 7 or 8, lower case). */
export const isId = (text: string): boolean => ID.test(text);
