import type { Collection } from '#shared/domain/collections.ts';
import type { FieldTable } from '#shared/domain/field.ts';
import { FIELDS } from '#shared/domain/records.ts';

/** Fields that hold what people type: a text, or a list of texts. References, numbers and choices take no text. */
export function textFields(collection: Collection): { name: string; isList: boolean }[] {
  return Object.entries(FIELDS[collection] as FieldTable).flatMap(
    ([name, field]): { name: string; isList: boolean }[] => {
      // A mail address is no text: a rule says what it looks like, as with a number.
      if (field.writer === 'office' || name === 'number' || name === 'email') return [];
      const takes = (value: unknown): boolean =>
        field.check.safeParse(value).success && field.refs(value as never).length === 0;
      // A word that no choice, day, zone or code happens to be.
      if (takes('some words, typed')) return [{ name, isList: false }];
      return takes(['some words, typed']) ? [{ name, isList: true }] : [];
    },
  );
}
