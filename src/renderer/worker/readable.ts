import { t } from '#renderer/words/t.ts';
import { isCollection } from '#shared/domain/collections.ts';
import type { FieldTable } from '#shared/domain/field.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { FIELDS } from '#shared/domain/records.ts';

/**
 * Why this version cannot read a record of the office, or null when it can. A field that is missing is read as
 * empty; one that has a value of an unknown shape would mislead or break a screen, so the record waits in
 * quarantine for an upgrade (S6).
 */
export function whyUnreadable(collection: string, record: AnyRecord): string | null {
  if (!isCollection(collection)) return t('Unknown kind of record: {collection}', { collection });
  const table: FieldTable = FIELDS[collection];
  for (const [name, field] of Object.entries(table)) {
    const value = record[name];
    if (value === undefined) continue;
    const shape = field.check.safeParse(value);
    if (!shape.success) return `${field.label}: ${shape.error.issues[0]?.message ?? t('not readable')}`;
  }
  return null;
}
