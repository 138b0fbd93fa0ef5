import type { Directory } from '#renderer/parts/directory.tsx';
import type { Listed } from '#renderer/parts/record-link.tsx';
import { dayText, readDay } from '#renderer/parts/times.ts';
import { t } from '#renderer/words/t.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { fieldValue, type RecordIn } from '#shared/domain/records.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import type { ColumnEdit } from './definition.ts';

/** The field's value as it stands in the input of its cell. */
export function writeCell<C extends Listed>(edit: ColumnEdit<C>, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (edit.kind === 'day') return dayText(String(value));
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** Labels typed with commas between, each once. */
const readTags = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean),
  ),
];

/** The field's value that a typed text, or a chosen option, stands for; or the sentence that speaks against it. */
export function readCell<C extends Listed>(edit: ColumnEdit<C>, text: string): Result<unknown, string> {
  const trimmed = text.trim();
  switch (edit.kind) {
    case 'text':
      return ok(text);
    case 'tags':
      return ok(readTags(text));
    case 'choice':
      if (text === '') return edit.canBeEmpty ? ok(null) : fail(t('Choose one.'));
      return ok(edit.read ? edit.read(text) : text);
    case 'day': {
      if (trimmed === '') return edit.canBeEmpty ? ok(null) : fail(t('Give a day.'));
      const day = readDay(text);
      return day === null ? fail(t('Write the day as 31 Jan 2027 or 2027-01-31.')) : ok(day);
    }
    case 'number':
      if (trimmed === '') return edit.canBeEmpty ? ok(null) : fail(t('Give a number.'));
      return /^\d+([.,]\d+)?$/.test(trimmed)
        ? ok(Number(trimmed.replace(',', '.')))
        : fail(t('Only a number, or nothing.'));
  }
}

export const valueIn = <C extends Listed>(collection: C, row: RecordIn<C>, field: string): unknown =>
  fieldValue(collection, row as unknown as AnyRecord, field);

/** The edits that give a row another value. */
export function cellDrafts<C extends Listed>(
  collection: C,
  edit: ColumnEdit<C>,
  row: RecordIn<C>,
  value: unknown,
  names: Directory,
): EditDraft[] {
  const { id, organizationId } = row;
  return [
    { collection, id, organizationId, values: { [edit.field]: value } },
    ...(edit.also?.(row, value, names) ?? []),
  ];
}
