import { Button } from '@mantine/core';
import { IconGitMerge } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useUser } from '#renderer/data/session.ts';
import { useCanWrite } from '#renderer/parts/actor.ts';
import { ConflictPair } from '#renderer/parts/conflict-pair.tsx';
import { openConflicts } from '#renderer/parts/conflicts.ts';
import { useReferences } from '#renderer/parts/directory.tsx';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { useSettling } from '#renderer/parts/use-settling.ts';
import { useWhoWrote } from '#renderer/parts/who-wrote.ts';
import { Keys, Plate } from '#renderer/ui/marks.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { isRestored } from '#shared/sync/restored.ts';
import { DeletedConflicts } from './deleted-conflicts.tsx';
import { useNamedCard } from './named-card.ts';
import css from './sync.module.css';
import type { ConflictEntry } from './types.ts';

/** One record on which two people wrote the same field: both values, and one click for either (S17). */
export function ConflictCard({ entry }: { entry: ConflictEntry }): ReactNode {
  const { collection, record, code, name } = entry;
  const card = useNamedCard(record.id);
  const canWrite = useCanWrite(collection, record.organizationId);
  const conflicts = openConflicts(collection, record);
  const names = useReferences(
    conflicts.flatMap(({ field, current, value, before }) =>
      [current, value, before].map((one) => ({ collection, field, value: one })),
    ),
  );
  const whoWrote = useWhoWrote(collection, record);
  const settling = useSettling(collection, record, names);
  const common = { collection, record, conflicts, names, settling, whoWrote, isDisabled: !canWrite };
  return (
    <article
      ref={card}
      id={record.id}
      className={css.card}
      tabIndex={-1}
      aria-label={t('{code}: two people wrote the same field', { code: code || name })}
    >
      <div className={css.cardHead}>
        <IconGitMerge size={17} stroke={1.8} aria-hidden />
        {code && <Plate>{code}</Plate>}
        <h3>{name}</h3>
        <span className={`${text.small} ${text.muted}`}>
          <RecordLink collection={collection} id={record.id}>
            {t('Open record')}
          </RecordLink>
        </span>
        {!record.deleted && <AllAtOnce {...common} />}
      </div>
      {record.deleted ? (
        <DeletedConflicts {...common} />
      ) : (
        <>
          {conflicts.some((one) => isRestored(one.command)) && (
            <p className={css.reason}>
              {t(
                'The office was restored from a backup, and a laptop gave back what it held beyond that. Confirm which value is right.',
              )}
            </p>
          )}
          <div className={css.columns} aria-hidden>
            <span>{t('Field')}</span>
            <span>{t('Stands at the office')}</span>
            <span>{t('Kept beside it')}</span>
          </div>
          <div data-pairs>
            {conflicts.map((conflict) => (
              <ConflictPair key={conflict.key} {...common} conflict={conflict} />
            ))}
          </div>
          <div className={css.cardFoot}>
            <span>
              {t('Nothing is lost either way: the value you do not choose stays in the history of the record.')}
            </span>
            {canWrite && (
              <span aria-hidden>
                <Keys
                  list={[
                    ['1 2', t('choose')],
                    ['Enter', t('settle')],
                  ]}
                />
              </span>
            )}
          </div>
        </>
      )}
      {!canWrite && (
        <p className={css.reason}>{t('Your role may not settle this. Somebody who may write the record has to.')}</p>
      )}
    </article>
  );
}

type Common = Parameters<typeof DeletedConflicts>[0];

/** All fields of the record at once, for one side. */
function AllAtOnce({ conflicts, settling, isDisabled }: Common): ReactNode {
  const user = useUser();
  const [error, setError] = useState<string | null>(null);
  const hasMine = conflicts.some((one) => one.author === user.personId);
  type One = (typeof conflicts)[number];
  const mine = (one: One): unknown => (one.author === user.personId ? one.value : one.current);
  const theirs = (one: One): unknown => (one.author === user.personId ? one.current : one.value);
  const all = (pick: (one: One) => unknown): void => void settling.settleAll(conflicts, pick).then(setError);
  return (
    <span className={css.cardActions}>
      {error && (
        <span className={text.bad} role="alert">
          {error}
        </span>
      )}
      <Button data-size="xs" disabled={isDisabled} onClick={() => all(hasMine ? mine : (one) => one.current)}>
        {hasMine ? t('All mine') : t('Keep all that stands')}
      </Button>
      <Button data-size="xs" disabled={isDisabled} onClick={() => all(hasMine ? theirs : (one) => one.value)}>
        {hasMine ? t('All theirs') : t('Take all the others')}
      </Button>
    </span>
  );
}
