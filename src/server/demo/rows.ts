import { createHash } from 'node:crypto';
import type { Collection } from '#shared/domain/collections.ts';
import { emptyValues, type RecordIn } from '#shared/domain/records.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { idFromDigest } from '#shared/lib/ids.ts';
import type { Row } from '#shared/wire/contract.ts';

/** Who made a record and last changed it, and when, in milliseconds since 1970. */
export interface Stamps {
  createdAt: number;
  createdBy: string;
  updatedAt?: number;
  updatedBy?: string;
}

type Values<C extends Collection> = Partial<Omit<RecordIn<C>, 'id' | 'organizationId' | 'rev' | 'epoch'>>;

/** Ids that follow from what a thing is: the same key gives the same id on every run with this seed. */
export const idsFor =
  (seed: number) =>
  (key: string): string =>
    idFromDigest(createHash('sha256').update(`sitebook-demo:${seed}:${key}`).digest());

interface Empties {
  plain: Record<string, unknown>;
  /** Lists and objects, as JSON: each record gets its own. */
  nested: [name: string, json: string][];
}
const empties = new Map<Collection, Empties>();

/** The empty values of a collection, sorted out once: a large office has hundreds of thousands of records. */
function emptiesOf(collection: Collection): Empties {
  const known = empties.get(collection);
  if (known) return known;
  const made: Empties = { plain: {}, nested: [] };
  for (const [name, value] of Object.entries(emptyValues(collection))) {
    if (typeof value === 'object' && value !== null) made.nested.push([name, JSON.stringify(value)]);
    else made.plain[name] = value;
  }
  empties.set(collection, made);
  return made;
}

/** A record as the loader takes it: its fields, and the envelope of a record the office has not seen. */
export function rowOf<C extends Collection>(
  collection: C,
  id: string,
  organizationId: string | null,
  values: Values<C>,
  { createdAt, createdBy, updatedAt = createdAt, updatedBy = createdBy }: Stamps,
): Row {
  const { plain, nested } = emptiesOf(collection);
  const missing = nested.filter(([name]) => !(name in values)).map(([name, json]) => [name, JSON.parse(json)]);
  return {
    collection,
    record: {
      id,
      organizationId,
      rev: 0,
      epoch: '',
      createdAt: isoTime(createdAt),
      createdBy,
      updatedAt: isoTime(updatedAt),
      updatedBy,
      deleted: false,
      conflicts: {},
      settled: {},
      ...plain,
      ...Object.fromEntries(missing),
      ...values,
    },
  };
}
