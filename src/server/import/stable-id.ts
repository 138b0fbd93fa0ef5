import { createHash } from 'node:crypto';
import { idFromDigest } from '#shared/lib/ids.ts';

/** The id of a thing that another system calls `key`: the same on every import. */
export const stableId = (system: string, key: string): string =>
  idFromDigest(new Uint8Array(createHash('sha256').update(`sitebook import\n${system}\n${key}`).digest()));

/** A short print of what a row said, to tell on the next import whether it says something else. */
export const printOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
