import { IconCircleCheckFilled } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useConflicts, useOutbox, useRefused, useSent } from '#renderer/data/sync.ts';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { timesIn } from '#renderer/parts/times.ts';
import { Code } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { Split } from '#renderer/ui/split.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { ConflictCard } from './conflict-card.tsx';
import { Hero } from './hero.tsx';
import { QuarantineSection } from './quarantine.tsx';
import { RefusedCard } from './refused-card.tsx';
import css from './sync.module.css';
import { SyncSide } from './sync-side.tsx';
import { WaitingSection } from './waiting.tsx';
import { whatWasDone } from './what-was-done.ts';

/** Where the work of this laptop is, and what needs a person. */
export function SyncCentre(): ReactNode {
  const { status } = useLiveSync();
  const conflicts = useConflicts();
  const refused = useRefused();
  const outbox = useOutbox();
  const needs = conflicts.length + refused.length;
  return (
    <>
      <PageTitle title={t('Sync')} crumbs={[{ label: t('Sync') }]} />
      <Split sideLabel={t('Log')} side={<SyncSide status={status} />}>
        <Hero status={status} />
        <Section title={t('Needs you')} count={needs}>
          {needs === 0 && (
            <p className={text.muted}>
              {t(
                'Nothing. Where two people write the same field, or the office refuses an edit, it stands here with both sides.',
              )}
            </p>
          )}
          {conflicts.map((entry) => (
            <ConflictCard key={entry.record.id} entry={entry} />
          ))}
          {refused.map((entry) => (
            <RefusedCard key={entry.command.id} entry={entry} />
          ))}
        </Section>
        <WaitingSection outbox={outbox} status={status} />
        <QuarantineSection />
        <SentSection />
      </Split>
    </>
  );
}

/** What the office has acknowledged, newest first. */
function SentSection(): ReactNode {
  const sent = useSent();
  const times = timesIn(null);
  return (
    <Section title={t('At the office')} count={sent.length > 0 ? t('the last {count}', { count: sent.length }) : 0}>
      {sent.length === 0 && (
        <p className={text.muted}>{t('What the office has taken from this laptop is listed here.')}</p>
      )}
      <ul className={css.sent}>
        {sent.map(({ command, sentAt, record }) => (
          <li key={command.id}>
            <IconCircleCheckFilled size={15} className={text.ok} aria-hidden />
            <time className={text.muted} title={times.full(sentAt)}>
              {times.moment(sentAt)}
            </time>
            <Code>{record.code}</Code>
            <span className={text.cut}>
              <RecordLink collection={record.collection} id={record.id}>
                {record.name}
              </RecordLink>
            </span>
            <span className={`${text.second} ${text.cut}`}>{whatWasDone([command])}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
