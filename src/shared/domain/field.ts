import type { z } from 'zod';
import type { Collection } from './collections.ts';

/**
 * What happens when two people changed the same field (S15):
 * `ask` keeps both and asks, `union` merges adds and removes of a set, `text` merges line by line,
 * `latest` keeps the later by event time, `highest` the larger number: a count that only goes up.
 */
export type MergePolicy = 'ask' | 'union' | 'text' | 'latest' | 'highest';

/**
 * Who may write a field (S12): `anyone` who may write the record; its `creator` when the record is made and
 * nobody afterwards; a `manager` (dispatcher or admin); the `office` itself.
 */
export type Writer = 'anyone' | 'creator' | 'manager' | 'office';

/** A field that names another record, so that tenancy and existence can be checked in one place. */
export interface Reference {
  collection: Collection;
  id: string;
}

/** One field of a record: everything the form, the laptop and the office have to know about it, in one place. */
export interface Field<S extends z.ZodType = z.ZodType> {
  label: string;
  /** What a value must look like. It never changes the value: what was typed is what is kept. */
  check: S;
  /** The value of a field nobody has written. */
  empty: z.output<S>;
  policy: MergePolicy;
  writer: Writer;
  refs: (value: z.output<S>) => Reference[];
}

interface Options<S extends z.ZodType> {
  policy?: MergePolicy;
  writer?: Writer;
  refs?: (value: z.output<S>) => Reference[];
}

/** Defines a field. Unless told otherwise two values are asked about, anyone may write it, and it names no record. */
export function field<S extends z.ZodType>(
  label: string,
  check: S,
  empty: z.output<S>,
  options: Options<S> = {},
): Field<S> {
  return { label, check, empty, policy: 'ask', writer: 'anyone', refs: () => [], ...options };
}

/** A field table: the field's key in the record, and what is known of it. */
// biome-ignore lint/suspicious/noExplicitAny: a table mixes value types; each field is typed where it is defined.
export type FieldTable = Record<string, Field<any>>;

/** The values of a table's fields. */
export type ValuesOf<T extends FieldTable> = { [K in keyof T]: z.output<T[K]['check']> };

/** A reference as a list: what `refs` of an optional id gives. */
export const refTo =
  (collection: Collection) =>
  (id: string | null): Reference[] =>
    id === null ? [] : [{ collection, id }];

/** A reference list out of a list of ids. */
export const refsTo =
  (collection: Collection) =>
  (ids: string[]): Reference[] =>
    ids.map((id) => ({ collection, id }));
