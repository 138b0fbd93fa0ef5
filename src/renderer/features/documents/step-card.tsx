import { ActionIcon, Select, Textarea, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCopy, IconTrash } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { STEP_KIND_LOOKS } from '#renderer/parts/document-marks.tsx';
import { t } from '#renderer/words/t.ts';
import { type RunbookStep, STEP_KINDS } from '#shared/domain/documents/fields.ts';
import { objectionToStep } from '#shared/domain/documents/rules.ts';
import css from './document.module.css';
import type { FocusWish, StepsDraft } from './use-steps-draft.ts';

const KINDS = STEP_KINDS.map((value) => ({ value, label: t(STEP_KIND_LOOKS[value].label) }));

/** One step while it is written. What is typed is saved when its field is left. */
export function StepCard(props: { step: RunbookStep; index: number; count: number; draft: StepsDraft }): ReactNode {
  const { step, index, count, draft } = props;
  const [wasLeft, setWasLeft] = useState(false);
  const card = useRef<HTMLLIElement>(null);
  const number = index + 1;
  const against = wasLeft || step.title !== '' ? objectionToStep(step) : null;
  const change = (changes: Partial<RunbookStep>): void => draft.change(step.id, changes);

  const { wish, wished } = draft;
  useEffect(() => {
    if (wish?.id !== step.id) return;
    const wanted = card.current?.querySelector<HTMLElement>(`[data-on="${wish.on}"]:not(:disabled)`);
    (wanted ?? card.current?.querySelector<HTMLElement>('[data-on="title"]'))?.focus();
    wished();
  }, [wish, wished, step.id]);

  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || by === 0) return;
    event.preventDefault();
    const on = (event.target as HTMLElement).dataset.on as FocusWish['on'] | undefined;
    draft.move(step.id, by, on ?? 'title');
  };
  const onTitleKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    draft.add('do', step.id);
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const lines = event.clipboardData
      .getData('text/plain')
      .split(/\r?\n/)
      .map((line) => line.replace(/^\s*(?:\d+[.)]|[-*•])\s+/, '').trim())
      .filter(Boolean);
    const [first, ...rest] = lines;
    if (first === undefined || rest.length === 0) return;
    event.preventDefault();
    change({ title: (step.title + first).slice(0, 300) });
    draft.addLines(rest, step.id);
  };

  return (
    <li
      ref={card}
      className={css.editStep}
      aria-label={t('Step {number}', { number })}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        setWasLeft(wasLeft || !event.currentTarget.contains(event.relatedTarget));
        draft.save();
      }}
    >
      <span className={css.editNumber} aria-hidden>
        {number}
      </span>
      <Select
        className={css.editKind ?? ''}
        aria-label={t('Kind of step {number}', { number })}
        data={KINDS}
        value={step.kind}
        allowDeselect={false}
        onChange={(kind) => kind && change({ kind: kind as RunbookStep['kind'] })}
      />
      <TextInput
        className={css.editTitle ?? ''}
        data-on="title"
        aria-label={t('What to do in step {number}', { number })}
        placeholder={t('What to do')}
        value={step.title}
        maxLength={300}
        error={against !== null}
        onChange={(event) => change({ title: event.currentTarget.value })}
        onKeyDown={onTitleKey}
        onPaste={onPaste}
      />
      <span className={css.editActions}>
        <ActionIcon
          data-on="up"
          aria-label={t('Move step {number} up', { number })}
          disabled={index === 0}
          onClick={() => draft.move(step.id, -1, 'up')}
        >
          <IconArrowUp size={16} stroke={1.6} />
        </ActionIcon>
        <ActionIcon
          data-on="down"
          aria-label={t('Move step {number} down', { number })}
          disabled={index === count - 1}
          onClick={() => draft.move(step.id, 1, 'down')}
        >
          <IconArrowDown size={16} stroke={1.6} />
        </ActionIcon>
        <ActionIcon aria-label={t('Duplicate step {number}', { number })} onClick={() => draft.duplicate(step.id)}>
          <IconCopy size={16} stroke={1.6} />
        </ActionIcon>
        <ActionIcon aria-label={t('Remove step {number}', { number })} onClick={() => draft.remove(step.id)}>
          <IconTrash size={16} stroke={1.6} />
        </ActionIcon>
      </span>
      <div className={css.editMore}>
        {step.kind === 'measure' && <Range step={step} number={number} change={change} />}
        {step.kind === 'choose' && (
          <Textarea
            label={t('Choices, one a line')}
            autosize
            minRows={2}
            value={step.choices.join('\n')}
            onChange={(event) => change({ choices: readChoices(event.currentTarget.value) })}
            onBlur={() => change({ choices: step.choices.map((one) => one.trim()).filter(Boolean) })}
          />
        )}
        <Textarea
          aria-label={t('Detail of step {number}', { number })}
          placeholder={t('Detail: commands, what to look at. Markdown.')}
          autosize
          minRows={1}
          value={step.detail}
          onChange={(event) => change({ detail: event.currentTarget.value })}
        />
        {against && (
          <p className={css.editAgainst} role={wasLeft ? 'alert' : undefined}>
            {t(against)}
          </p>
        )}
      </div>
    </li>
  );
}

const readChoices = (typed: string): string[] =>
  typed === '' ? [] : typed.split('\n').map((one) => one.slice(0, 120));

/** The unit of what is measured, and the range in which it should lie. */
function Range(props: {
  step: RunbookStep;
  number: number;
  change: (changes: Partial<RunbookStep>) => void;
}): ReactNode {
  const { step, change } = props;
  return (
    <div className={css.editRange}>
      <TextInput
        label={t('Unit')}
        placeholder={t('V, W, dBm, ms')}
        value={step.unit}
        maxLength={20}
        onChange={(event) => change({ unit: event.currentTarget.value })}
      />
      <NumberInput label={t('At least')} value={step.min} onChange={(min) => change({ min })} />
      <NumberInput label={t('At most')} value={step.max} onChange={(max) => change({ max })} />
    </div>
  );
}

/** A number as it is typed: with a point or a comma, or none. What is no number stays to be mended, and is not taken. */
function NumberInput(props: {
  label: string;
  value: number | null;
  onChange: (value: number | null) => void;
}): ReactNode {
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string): number | null | undefined => {
    const trimmed = text.trim().replace(/^[−–]/, '-').replace(',', '.');
    if (trimmed === '') return null;
    return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : undefined;
  };
  const isWrong = typed !== null && read(typed) === undefined;
  return (
    <TextInput
      label={props.label}
      inputMode="decimal"
      value={typed ?? (props.value === null ? '' : String(props.value))}
      error={isWrong ? t('Only a number, or nothing.') : null}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const value = read(text);
        if (value !== undefined) props.onChange(value);
      }}
      onBlur={() => !isWrong && setTyped(null)}
    />
  );
}
