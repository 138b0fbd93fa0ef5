import { Button, Checkbox, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { IconClock, IconEye, IconLock } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { t } from '#renderer/words/t.ts';
import { usePageActions } from './actions.ts';
import {
  type About,
  activityDraft,
  activityValues,
  type DraftKind,
  emptyNote,
  type NoteDraft,
} from './activity-draft.ts';
import css from './composer.module.css';
import { DraftOf } from './draft-of.tsx';
import { useKept } from './kept.ts';
import { recordPath } from './record-link.tsx';
import { useSave } from './save.ts';
import { useBusy } from './use-busy.ts';

const KINDS: Record<DraftKind, { label: string; field: string; hint: string; icon: ReactNode; saved: string }> = {
  internal: {
    label: t('Internal note'),
    field: t('Internal note'),
    hint: t('Only the office reads this. Ctrl Enter adds it.'),
    icon: <IconLock size={14} />,
    saved: t('Internal note'),
  },
  client: {
    label: t('To the client'),
    field: t('Note to the client'),
    hint: t('The client reads this. Ctrl Enter adds it.'),
    icon: <IconEye size={15} />,
    saved: t('Note to the client'),
  },
  time: {
    label: t('Time'),
    field: t('What was done in that time'),
    hint: t('What was done in that time. Ctrl Enter adds it.'),
    icon: <IconClock size={14} />,
    saved: t('Time'),
  },
};

/** Where notes and time are added to a record. What is typed is kept on this laptop until it is added. */
export function Composer(props: { about: About; kinds: readonly DraftKind[]; clientName: string }): ReactNode {
  const { about, kinds } = props;
  const save = useSave();
  const kept = useKept<NoteDraft>(`note ${about.collection}/${about.id}`, {
    label: t('Note'),
    record: { collection: about.collection, id: about.id },
    href: recordPath(about.collection, about.id),
  });
  const [isBusy, run] = useBusy();
  const [isUsed, setIsUsed] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const draft = { ...emptyNote, ...kept.value };
  const isOpen = isUsed || kept.value !== null;
  const kind = KINDS[draft.kind];
  const update = (changes: Partial<NoteDraft>): void => {
    setError(null);
    const next = { ...draft, ...changes };
    if (next.text === '' && next.time === '' && next.kind === 'internal') kept.drop();
    else kept.keep(next);
  };

  const add = (): Promise<void> =>
    run(async () => {
      const values = activityValues(draft);
      if (typeof values === 'string') return setError(values);
      const objection = await save(about.code, kind.saved, [activityDraft(about, values)]);
      setError(objection);
      if (objection === null) kept.drop();
    });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void add();
    } else if (event.key === 'Escape' && kept.value === null) {
      setIsUsed(false);
      (event.target as HTMLElement).blur();
    }
  };

  const box = useRef<HTMLTextAreaElement>(null);
  usePageActions(t('On this page'), [
    { id: 'note', label: t('Add a note'), keys: 'n', icon: IconLock, run: () => box.current?.focus() },
  ]);

  return (
    <section
      className={css.composer}
      data-no-print
      data-kind={draft.kind}
      aria-label={t('Add to the timeline')}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setIsUsed(false);
      }}
    >
      {kinds.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t('What to add')}
          value={draft.kind}
          onChange={(value) => {
            update({ kind: value as DraftKind });
            setIsUsed(true);
          }}
          data={kinds.map((one) => ({ value: one, label: KINDS[one].label }))}
        />
      )}
      <Textarea
        ref={box}
        className={css.box ?? ''}
        aria-label={kind.field}
        placeholder={kind.hint}
        autosize
        minRows={isOpen ? 2 : 1}
        maxRows={12}
        value={draft.text}
        onFocus={() => setIsUsed(true)}
        onChange={(event) => update({ text: event.currentTarget.value })}
      />
      {error && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
      {isOpen && (
        <div className={css.foot}>
          {draft.kind === 'time' && (
            <>
              <TextInput
                className={css.minutes ?? ''}
                aria-label={t('Time spent')}
                placeholder="0:35"
                value={draft.time}
                onChange={(event) => update({ time: event.currentTarget.value })}
              />
              <Checkbox
                label={t('Billable')}
                checked={draft.isBillable}
                onChange={(event) => update({ isBillable: event.currentTarget.checked })}
              />
            </>
          )}
          {kept.value !== null && <DraftOf kept={kept} />}
          <Button leftSection={kind.icon} disabled={isBusy} onClick={() => void add()}>
            {draft.kind === 'time'
              ? t('Add time')
              : draft.kind === 'client'
                ? t('Send to {clientName}', { clientName: props.clientName })
                : t('Add internal note')}
          </Button>
        </div>
      )}
    </section>
  );
}
