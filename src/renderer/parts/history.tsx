import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useHistory } from '#renderer/data/sync.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { LineOutcome } from '#shared/sync/command.ts';
import { type Directory, useReferences } from './directory.tsx';
import { shortened } from './field-conflicts.tsx';
import css from './history.module.css';
import { useLiveSync } from './live-sync.tsx';
import type { Times } from './times.ts';
import { fieldLabel, valueText } from './values.ts';

type HistoryLine = NonNullable<ReturnType<typeof useHistory>>[number];

/** Lines shown before somebody asks for all. */
const FIRST = 12;

/** What became of an edit, where it is not simply that it was applied. */
const OUTCOMES: Partial<Record<LineOutcome, string>> = {
  merged: t('merged with another edit'),
  unchanged: t('was so already'),
  conflict: t('kept beside what stood'),
  outdated: t('an older value, not taken'),
  settled: t('settled a conflict'),
};

/** A record's history as the office knows it, newest first. Without a connection it says so. */
export function History(props: { collection: Collection; record: AnyRecord; times: Times }): ReactNode {
  const { collection, record, times } = props;
  const lines = useHistory(collection, record.id, record.rev);
  const names = useReferences(
    (lines ?? []).flatMap(({ field, before, after }) => [
      { collection, field, value: before },
      { collection, field, value: after },
    ]),
  );
  const { phase } = useLiveSync().status;
  const [showsAll, setShowsAll] = useState(false);
  if (lines === undefined) {
    return (
      <Section title={t('History')}>
        <Ghosts lines={3} />
      </Section>
    );
  }
  if (lines === null) {
    const why =
      record.rev === 0
        ? t('The office has not seen this record yet. Its history begins when it arrives there.')
        : phase === 'offline'
          ? t('The history is kept at the office, which cannot be reached now. It is shown again with a connection.')
          : t('The history is kept at the office and did not come. It is shown again with a connection.');
    return (
      <Section title={t('History')}>
        <p className={`${text.small} ${text.muted}`}>{why}</p>
      </Section>
    );
  }
  const newest = [...lines].reverse();
  return (
    <Section title={t('History')} count={lines.length}>
      <ul className={css.history}>
        {(showsAll ? newest : newest.slice(0, FIRST)).map((line) => (
          <Line key={`${line.seq}-${line.field}`} line={line} collection={collection} times={times} names={names} />
        ))}
      </ul>
      {!showsAll && newest.length > FIRST && (
        <Button variant="subtle" data-size="xs" onClick={() => setShowsAll(true)}>
          {t('Show all {count}', { count: newest.length })}
        </Button>
      )}
    </Section>
  );
}

function Line(props: { line: HistoryLine; collection: Collection; times: Times; names: Directory }): ReactNode {
  const { line, collection, times, names } = props;
  const words = (value: unknown): string => shortened(valueText(collection, line.field, value, names));
  const isCreation = line.field === '*';
  const isLost = line.outcome === 'conflict' || line.outcome === 'outdated';
  const outcome = OUTCOMES[line.outcome];
  return (
    <li>
      <time title={times.full(line.at)}>{times.short(line.at)}</time>
      <span>
        {isCreation ? (
          <b>{t('Created')}</b>
        ) : (
          <>
            <b>{fieldLabel(collection, line.field)}</b>{' '}
            {isLost ? (
              line.wanted && words(line.wanted.after)
            ) : (
              <>
                <s>{words(line.before)}</s> {words(line.after)}
              </>
            )}
          </>
        )}
        <span className={css.by}>
          {names.person(line.author)}
          {outcome && `, ${outcome}`}
        </span>
      </span>
    </li>
  );
}
