import { Button, Select } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useHistory, useOutbox } from '#renderer/data/sync.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { useReferences } from './directory.tsx';
import css from './history.module.css';
import { type HistoryLine, Line, Pending, type PendingLine } from './history-line.tsx';
import { useLiveSync } from './live-sync.tsx';
import { type Times, timesIn } from './times.ts';
import { useRestore } from './use-restore.ts';
import { fieldLabel } from './values.ts';

/** Lines shown before somebody asks for all. */
const FIRST = 12;

/** This laptop's edits of a record that have not reached the office, newest first. */
function usePending(id: string): PendingLine[] {
  const outbox = useOutbox();
  return useMemo(
    () =>
      outbox
        .flatMap(({ command }) =>
          command.edits
            .filter((edit) => edit.id === id)
            .flatMap((edit) =>
              edit.create
                ? [{ key: command.id, field: '*', before: null, after: null, at: command.at }]
                : Object.entries(edit.changes).map(([field, { before = null, after = null }]) => ({
                    key: `${command.id} ${field}`,
                    field,
                    before,
                    after,
                    at: command.at,
                  })),
            ),
        )
        .reverse(),
    [outbox, id],
  );
}

/** Why there is no history to show. */
function whyNone(rev: number, isOffline: boolean): string {
  if (rev === 0) return t('The office has not seen this record yet. Its history begins when it arrives there.');
  return isOffline
    ? t('This laptop has not asked for the history of this record before. It comes from the office, with a connection.')
    : t('The history is kept at the office and did not come. It is shown again with a connection.');
}

/**
 * A record's history, newest first: what this laptop has not sent yet, then what the office knows. Without a
 * connection it is what the office told last, and says so. Earlier values are put back from here.
 */
export function History(props: { collection: Collection; record: AnyRecord; times: Times }): ReactNode {
  const { collection, record } = props;
  const isOffline = useLiveSync().status.phase === 'offline';
  const history = useHistory(collection, record.id, record.rev, isOffline);
  const pending = usePending(record.id);
  const [field, setField] = useState<string | null>(null);
  const lines = useMemo(() => (history?.lines ?? []).toReversed(), [history]);
  const fields = [...new Set([...pending, ...lines].map((line) => line.field))].filter((one) => one !== '*');
  const isShown = (line: { field: string }): boolean => field === null || line.field === field;
  return (
    <Section
      title={t('History')}
      count={lines.length + pending.length || undefined}
      actions={
        fields.length > 1 && (
          <Select
            size="xs"
            w={140}
            aria-label={t('Field of the history')}
            placeholder={t('All fields')}
            data={fields.map((one) => ({ value: one, label: fieldLabel(collection, one) }))}
            value={field}
            onChange={setField}
            clearable
          />
        )
      }
    >
      {history === undefined && <Ghosts lines={3} />}
      {history?.isOld && (
        <p className={`${text.small} ${text.muted}`}>
          {t('As of {moment}. Later changes at the office are not known here.', {
            moment: timesIn(null).moment(history.at),
          })}
        </p>
      )}
      {history === null && <p className={`${text.small} ${text.muted}`}>{whyNone(record.rev, isOffline)}</p>}
      <Lines {...props} key={field} pending={pending.filter(isShown)} lines={lines.filter(isShown)} />
    </Section>
  );
}

function Lines(props: {
  collection: Collection;
  record: AnyRecord;
  times: Times;
  pending: PendingLine[];
  lines: HistoryLine[];
}): ReactNode {
  const { collection, record, times, pending, lines } = props;
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? lines : lines.slice(0, FIRST);
  const names = useReferences(
    [
      ...[...pending, ...shown].flatMap(({ field, before, after }) =>
        [before, after].map((value) => ({ field, value })),
      ),
      ...shown.map(({ field, wanted }) => ({ field, value: wanted?.after ?? null })),
    ].map((one) => ({ collection, ...one })),
  );
  const common = { collection, times, names, restore: useRestore(collection, record, names) };
  if (pending.length + lines.length === 0) return null;
  return (
    <>
      <ul className={css.history} aria-label={t('What was changed')}>
        {pending.map((line) => (
          <Pending key={line.key} line={line} {...common} />
        ))}
        {shown.map((line) => (
          <Line key={`${line.seq}-${line.field}-${line.command}`} line={line} {...common} />
        ))}
      </ul>
      {lines.length > shown.length && (
        <Button variant="subtle" data-size="xs" onClick={() => setShowsAll(true)}>
          {t('Show all {count}', { count: lines.length })}
        </Button>
      )}
    </>
  );
}
