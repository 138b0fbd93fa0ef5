import { Button } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useUser } from '#renderer/data/session.ts';
import { useCanWrite } from '#renderer/parts/actor.ts';
import { type Directory, useReferences } from '#renderer/parts/directory.tsx';
import { shortened } from '#renderer/parts/field-conflicts.tsx';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { useSave } from '#renderer/parts/save.ts';
import { timesIn } from '#renderer/parts/times.ts';
import { fieldLabel, valueText } from '#renderer/parts/values.ts';
import { useWhoWrote } from '#renderer/parts/who-wrote.ts';
import { Plate } from '#renderer/ui/marks.tsx';
import text from '#renderer/ui/text.module.css';
import { TwoValues } from '#renderer/ui/two-values.tsx';
import { t } from '#renderer/words/t.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import css from './sync.module.css';
import type { ConflictEntry } from './types.ts';

type OpenConflict = ConflictEntry['conflicts'][number];

/** One record on which two people wrote the same field: both values, and one click for either (S17). */
export function ConflictCard({ entry }: { entry: ConflictEntry }): ReactNode {
  const { collection, record, code, name, conflicts } = entry;
  const user = useUser();
  const save = useSave();
  const canWrite = useCanWrite(collection, record.organizationId);
  const names = useReferences(
    conflicts.flatMap(({ field, value, current }) => [
      { collection, field, value },
      { collection, field, value: current },
    ]),
  );
  const whoWrote = useWhoWrote(collection, record);
  const [error, setError] = useState<string | null>(null);
  const isMine = (conflict: OpenConflict): boolean => conflict.author === user.personId;
  const hasMine = conflicts.some(isMine);

  const draft = (conflict: OpenConflict, value: unknown): EditDraft => ({
    collection,
    id: record.id,
    organizationId: record.organizationId,
    values: { [conflict.field]: value },
    settles: conflict.key,
  });
  const settle = (what: string, drafts: EditDraft[]): Promise<string | null> =>
    save(code || name, t('{what} settled,', { what }), drafts);
  const settleAll = (pick: (conflict: OpenConflict) => unknown): void =>
    void settle(
      conflicts.length === 1
        ? fieldLabel(collection, conflicts[0]?.field ?? '')
        : t('{count} fields', { count: conflicts.length }),
      conflicts.map((conflict) => draft(conflict, pick(conflict))),
    ).then(setError);
  const mine = (conflict: OpenConflict): unknown => (isMine(conflict) ? conflict.value : conflict.current);
  const theirs = (conflict: OpenConflict): unknown => (isMine(conflict) ? conflict.current : conflict.value);

  return (
    <article className={css.card} aria-label={t('{code}: two people wrote the same field', { code: code || name })}>
      <div className={css.cardHead}>
        <IconGitMerge size={17} stroke={1.8} aria-hidden />
        {code && <Plate>{code}</Plate>}
        <h3>{name}</h3>
        <span className={`${text.small} ${text.muted}`}>
          <RecordLink collection={collection} id={record.id}>
            {t('Open record')}
          </RecordLink>
        </span>
        <span className={css.cardActions}>
          <Button data-size="xs" disabled={!canWrite} onClick={() => settleAll(hasMine ? mine : (one) => one.current)}>
            {hasMine ? t('All mine') : t('Keep all that stands')}
          </Button>
          <Button data-size="xs" disabled={!canWrite} onClick={() => settleAll(hasMine ? theirs : (one) => one.value)}>
            {hasMine ? t('All theirs') : t('Take all the others')}
          </Button>
        </span>
      </div>
      <div className={css.columns} aria-hidden>
        <span>{t('Field')}</span>
        <span>{t('Stands at the office')}</span>
        <span>{t('Kept beside it')}</span>
      </div>
      {conflicts.map((conflict) => (
        <Pair
          key={conflict.key}
          entry={entry}
          conflict={conflict}
          names={names}
          isMine={isMine(conflict)}
          isDisabled={!canWrite}
          whoWrote={whoWrote}
          onSettle={(value) => settle(fieldLabel(collection, conflict.field), [draft(conflict, value)])}
        />
      ))}
      {(error ?? !canWrite) && (
        <p className={css.reason} role="alert">
          {error ?? t('Your role may not settle this. Somebody who may write the record has to.')}
        </p>
      )}
    </article>
  );
}

function Pair(props: {
  entry: ConflictEntry;
  conflict: OpenConflict;
  names: Directory;
  isMine: boolean;
  isDisabled: boolean;
  whoWrote: (field: string) => string;
  onSettle: (value: unknown) => Promise<string | null>;
}): ReactNode {
  const { entry, conflict, names, isMine, onSettle } = props;
  const words = (value: unknown): string => valueText(entry.collection, conflict.field, value, names);
  const time = timesIn(null).moment;
  const label = fieldLabel(entry.collection, conflict.field);
  return (
    <TwoValues
      field={label}
      was={words(conflict.before)}
      isDisabled={props.isDisabled}
      left={{
        value: words(conflict.current),
        who: props.whoWrote(conflict.field),
        verb: t('Keep “{current}”', { current: shortened(words(conflict.current)) }),
        choose: () => onSettle(conflict.current),
      }}
      right={{
        value: words(conflict.value),
        who: `${isMine ? 'you' : names.person(conflict.author)}, ${time(conflict.at)}`,
        verb: t('Take “{value}”', { value: shortened(words(conflict.value)) }),
        choose: () => onSettle(conflict.value),
      }}
    />
  );
}
