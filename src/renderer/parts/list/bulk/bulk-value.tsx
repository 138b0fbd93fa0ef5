import { Checkbox, SegmentedControl, Select, TagsInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Directory } from '#renderer/parts/directory.tsx';
import { readCell } from '#renderer/parts/list/cell-value.ts';
import type { ColumnEdit } from '#renderer/parts/list/definition.ts';
import type { Listed } from '#renderer/parts/record-link.tsx';
import { t } from '#renderer/words/t.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import css from './bulk.module.css';
import type { Wanted } from './plan.ts';

/** What somebody has put into the field of a change of many. */
export interface BulkInput {
  text: string;
  /** Nothing is what it shall have. */
  isEmptied: boolean;
  labels: readonly string[];
  how: 'add' | 'remove';
}
export const noInput: BulkInput = { text: '', isEmptied: false, labels: [], how: 'add' };

/** Whether the field may be left with nothing in it. A line of text may, where the rules do not object. */
const canBeEmptied = <C extends Listed>(edit: ColumnEdit<C>): boolean =>
  edit.kind === 'text' || (edit.kind !== 'tags' && edit.canBeEmpty === true);

/** What the records shall get, the sentence that speaks against it, or null while nobody has said. */
export function readInput<C extends Listed>(edit: ColumnEdit<C>, input: BulkInput): Result<Wanted, string> | null {
  if (edit.kind === 'tags') return input.labels.length > 0 ? ok({ is: input.how, labels: input.labels }) : null;
  if (!input.isEmptied && input.text.trim() === '') return null;
  const read = readCell(edit, input.isEmptied ? '' : input.text);
  return read.ok ? ok({ is: 'value', value: read.value }) : read;
}

/** The field that a value for many records is put into. */
export function BulkValue<C extends Listed>(props: {
  edit: ColumnEdit<C>;
  label: string;
  names: Directory;
  input: BulkInput;
  error: string | null;
  onInput: (input: BulkInput) => void;
}): ReactNode {
  const { edit, label, input, onInput } = props;
  if (edit.kind === 'tags') {
    return (
      <div className={css.value}>
        <SegmentedControl
          aria-label={t('Add or remove')}
          data={[
            { value: 'add', label: t('Add') },
            { value: 'remove', label: t('Remove') },
          ]}
          value={input.how}
          onChange={(how) => onInput({ ...input, how: how as BulkInput['how'] })}
        />
        <TagsInput
          label={label}
          description={t('Enter adds one.')}
          value={[...input.labels]}
          onChange={(labels) => onInput({ ...input, labels })}
          acceptValueOnBlur
        />
      </div>
    );
  }
  return (
    <div className={css.value}>
      {edit.kind === 'choice' ? (
        <Select
          label={label}
          data={[...(edit.options?.(null, props.names) ?? [])]}
          value={input.isEmptied ? null : input.text || null}
          onChange={(text) => onInput({ ...input, text: text ?? '', isEmptied: false })}
          disabled={input.isEmptied}
          searchable
          placeholder={t('Choose')}
          nothingFoundMessage={t('Nothing by that name')}
        />
      ) : (
        <TextInput
          label={label}
          value={input.isEmptied ? '' : input.text}
          onChange={(event) => onInput({ ...input, text: event.currentTarget.value, isEmptied: false })}
          disabled={input.isEmptied}
          error={props.error}
          inputMode={edit.kind === 'number' ? 'decimal' : 'text'}
          placeholder={edit.kind === 'day' ? t('31 Jan 2027') : ''}
        />
      )}
      {canBeEmptied(edit) && (
        <Checkbox
          label={t('Leave it empty')}
          checked={input.isEmptied}
          onChange={(event) => onInput({ ...input, isEmptied: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}
