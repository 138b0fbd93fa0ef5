import { Select, TagsInput } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { t } from '#renderer/words/t.ts';
import css from './field.module.css';
import { Frame, type FrameProps } from './field-frame.tsx';

export interface Option {
  value: string;
  label: string;
}

/** From this many options on one can type to find. */
const SEARCH_FROM = 12;

/** A choice, saved as it is made. Where `canBeEmpty`, choosing the same again takes it out. */
export function SelectField(
  props: FrameProps & {
    value: string | null;
    options: readonly Option[];
    onSave: (value: string | null) => Promise<string | null>;
    isReadOnly?: boolean;
    canBeEmpty?: boolean;
  },
): ReactNode {
  const id = useId();
  const [error, setError] = useState<string | null>(null);
  const canChange = !props.isReadOnly;
  const known = props.options.find((one) => one.value === props.value);
  if (!canChange) {
    return (
      <Frame {...props} id={id}>
        <input id={id} className={css.input} readOnly value={known?.label ?? props.value ?? ''} placeholder="–" />
      </Frame>
    );
  }
  return (
    <Frame {...props} id={id} error={error}>
      <Select
        id={id}
        className={css.select ?? ''}
        classNames={{ input: css.input ?? '' }}
        variant="unstyled"
        data={[...props.options]}
        value={props.value}
        onChange={(value) => void props.onSave(value).then(setError)}
        allowDeselect={props.canBeEmpty ?? false}
        searchable={props.options.length >= SEARCH_FROM}
        nothingFoundMessage={t('Nothing by that name')}
        placeholder="–"
        error={error !== null}
        withAlignedLabels
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      />
    </Frame>
  );
}

/** Words that people stick on: Enter adds one, Backspace takes the last away; each change is saved at once. */
export function TagsField(
  props: FrameProps & {
    value: readonly string[];
    onSave: (value: string[]) => Promise<string | null>;
    isReadOnly?: boolean;
  },
): ReactNode {
  const id = useId();
  const [error, setError] = useState<string | null>(null);
  return (
    <Frame {...props} id={id} error={error}>
      <TagsInput
        id={id}
        className={css.select ?? ''}
        classNames={{ input: `${css.input} ${css.tags}` }}
        variant="unstyled"
        value={[...props.value]}
        onChange={(value) => void props.onSave(value).then(setError)}
        readOnly={props.isReadOnly ?? false}
        placeholder={props.value.length === 0 ? '–' : ''}
        error={error !== null}
      />
    </Frame>
  );
}
