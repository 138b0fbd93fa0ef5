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

/** A record as the loader takes it: its fields, and the envelope of a record the office has not seen. */
export function rowOf<C extends Collection>(
  collection: C,
  id: string,
  organizationId: string | null,
  values: Values<C>,
  { createdAt, createdBy, updatedAt = createdAt, updatedBy = createdBy }: Stamps,
): Row {
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
      ...emptyValues(collection),
      ...values,
    },
  };
}
