import type { ReactNode } from 'react';
import { useNotices } from '#renderer/state/notices.ts';
import { type Option, SelectField, TagsField } from '#renderer/ui/choice-field.tsx';
import { SavedHere } from '#renderer/ui/marks.tsx';
import { TextAreaField, TextField } from '#renderer/ui/text-field.tsx';
import type { KeptText } from '#renderer/ui/use-draft.ts';
import { t } from '#renderer/words/t.ts';
import { fieldValue } from '#shared/domain/records.ts';
import { FieldConflicts } from './field-conflicts.tsx';
import { useKept } from './kept.ts';
import type { RecordEdit } from './record-edit.ts';
import { recordPath } from './record-link.tsx';
import { dayText, readDay, timesIn } from './times.ts';
import { fieldLabel } from './values.ts';

interface FieldProps {
  edit: RecordEdit;
  field: string;
}

/** What all fields of a record share: its label, where the value is safe, what is to be decided about it. */
const common = ({ edit, field }: FieldProps) => ({
  label: fieldLabel(edit.collection, field),
  mark: edit.unsent.has(field) ? <SavedHere /> : null,
  below: <FieldConflicts edit={edit} field={field} />,
  isReadOnly: !edit.canWrite,
});

/** What is typed into a field is kept on this laptop until it is saved. */
function useKeptText({ edit, field }: FieldProps): KeptText {
  const { collection, record } = edit;
  const { value, at, keep, drop } = useKept<string>(`field ${collection}/${record.id} ${field}`, {
    label: fieldLabel(collection, field),
    record: { collection, id: record.id },
    href: recordPath(collection, record.id),
  });
  const show = useNotices((state) => state.show);
  const discard = (): void => {
    if (value === null) return;
    const putBack = async (): Promise<void> => {
      keep(value);
      show({ tone: 'ok', text: t('The draft is back.'), undo: null });
    };
    drop();
    show({ tone: 'ok', text: t('The draft was dropped.'), undo: putBack });
  };
  return { text: value, when: at && timesIn(null).moment(at), keep, drop, discard };
}

const textOf = ({ edit, field }: FieldProps): string => String(fieldValue(edit.collection, edit.record, field) ?? '');

/** A line of text. */
export const RecordText = (
  props: FieldProps & { isMono?: boolean; suggestions?: readonly string[]; isTall?: boolean },
): ReactNode => (
  <TextField
    {...common(props)}
    value={textOf(props)}
    kept={useKeptText(props)}
    isMono={props.isMono ?? false}
    isTall={props.isTall ?? false}
    {...(props.suggestions ? { suggestions: props.suggestions } : {})}
    onSave={(text) => props.edit.save(props.field, text)}
  />
);

/** Several lines. */
export const RecordLongText = (props: FieldProps & { placeholder?: string }): ReactNode => (
  <TextAreaField
    {...common(props)}
    isTall
    value={textOf(props)}
    kept={useKeptText(props)}
    {...(props.placeholder && props.edit.canWrite ? { placeholder: props.placeholder } : {})}
    onSave={(text) => props.edit.save(props.field, text)}
  />
);

/** A day, or none. It is typed: no calendar to page through, and no doubt about day and month. */
export const RecordDay = (props: FieldProps): ReactNode => (
  <TextField
    {...common(props)}
    value={textOf(props) && dayText(textOf(props))}
    kept={useKeptText(props)}
    onSave={async (text) => {
      const day = text.trim() === '' ? null : readDay(text);
      if (day === null && text.trim() !== '') return t('Write the day as 31 Jan 2027 or 2027-01-31.');
      return props.edit.save(props.field, day);
    }}
  />
);

/** A number, or none. */
export const RecordNumber = (props: FieldProps): ReactNode => (
  <TextField
    {...common(props)}
    inputMode="decimal"
    value={textOf(props)}
    kept={useKeptText(props)}
    onSave={async (text) => {
      const trimmed = text.trim();
      if (trimmed !== '' && !/^\d+([.,]\d+)?$/.test(trimmed)) return t('Only a number, or nothing.');
      return props.edit.save(props.field, trimmed === '' ? null : Number(trimmed.replace(',', '.')));
    }}
  />
);

/** One of a closed set. `read` turns the option back into the field's value where that is no text. */
export const RecordChoice = (
  props: FieldProps & { options: readonly Option[]; canBeEmpty?: boolean; read?: (value: string) => unknown },
): ReactNode => {
  const value = fieldValue(props.edit.collection, props.edit.record, props.field);
  const read = props.read ?? ((text: string) => text);
  return (
    <SelectField
      {...common(props)}
      value={value === null || value === '' ? null : String(value)}
      options={props.options}
      canBeEmpty={props.canBeEmpty ?? false}
      onSave={(chosen) => props.edit.save(props.field, chosen === null ? null : read(chosen))}
    />
  );
};

/** Words in any number. Adds and removes of two people are merged. */
export const RecordTags = (props: FieldProps): ReactNode => (
  <TagsField
    {...common(props)}
    value={(fieldValue(props.edit.collection, props.edit.record, props.field) as string[] | null) ?? []}
    onSave={(tags) => props.edit.save(props.field, tags)}
  />
);
