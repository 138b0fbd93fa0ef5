import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord, Conflict } from '#shared/domain/record.ts';
import { fieldValue } from '#shared/domain/records.ts';
import { isEqual } from '#shared/lib/json.ts';
import { changeView } from './change-view.ts';
import type { Directory } from './directory.tsx';
import { shortened, valueText } from './values.ts';

/** Two values of one field: what stands, and what another edit wanted. */
export type OpenConflict = Conflict & { key: string; current: unknown };

/** The open conflicts of a record, in the order in which they came. */
export const openConflicts = (collection: Collection, record: AnyRecord): OpenConflict[] =>
  Object.entries(record.conflicts)
    .map(([key, conflict]) => ({ ...conflict, key, current: fieldValue(collection, record, conflict.field) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1));

/** The other of the two values. */
export const otherOf = (conflict: OpenConflict, value: unknown): unknown =>
  isEqual(value, conflict.current) ? conflict.value : conflict.current;

/** A value in the few words that tell it from the other one: of a place only the part that differs. */
export function wordsOf(collection: Collection, conflict: OpenConflict, value: unknown, names: Directory): string {
  const { field } = conflict;
  if (field === 'deleted') return value === true ? t('deleted') : t('kept');
  const view = changeView(collection, field, otherOf(conflict, value), value, names);
  const words =
    view.is === 'parts'
      ? view.parts.map((one) => `${one.label} ${one.after || t('empty')}`).join(', ')
      : valueText(collection, field, value, names);
  return shortened(words);
}
