import { Button } from '@mantine/core';
import { IconClockHour4 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { timesIn } from '#renderer/parts/times.ts';
import { Code } from '#renderer/ui/marks.tsx';
import { saveAsFile } from '#renderer/ui/save-as-file.ts';
import { Section } from '#renderer/ui/section.tsx';
import table from '#renderer/ui/table.module.css';
import { Cell, type Column, ReadTable, Row } from '#renderer/ui/table.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Command } from '#shared/sync/command.ts';
import type { SyncStatus } from '#shared/sync/status.ts';
import css from './sync.module.css';
import type { OutboxEntry } from './types.ts';
import { whatWasDone } from './what-was-done.ts';

const COLUMNS: readonly Column[] = [
  { key: 'record', head: t('Record'), width: 'minmax(200px, 1.2fr)' },
  { key: 'what', head: t('What you did'), width: 'minmax(0, 1fr)' },
  { key: 'since', head: t('Since'), width: '92px' },
  { key: 'why', head: t('Why it waits'), width: 'minmax(120px, 0.9fr)' },
];
/** Records shown; the rest is counted. */
const SHOWN = 200;

interface Waiting {
  record: OutboxEntry['record'];
  commands: Command[];
}

/** The outbox by record, in the order in which each record was first touched. */
function byRecord(outbox: readonly OutboxEntry[]): Waiting[] {
  const records = new Map<string, Waiting>();
  for (const { record, command } of outbox) {
    const known = records.get(record.id);
    if (known) known.commands.push(command);
    else records.set(record.id, { record, commands: [command] });
  }
  return [...records.values()];
}

function whyItWaits(status: SyncStatus): string {
  if (status.phase === 'sending') return t('being sent now');
  if (status.phase === 'offline') return t('no connection to the office');
  if (status.phase === 'first-sync') return t('goes as soon as the office answers');
  return status.reason ?? t('next to go');
}

/** What has not reached the office, by record: what, since when, and why. */
export function WaitingSection({ outbox, status }: { outbox: OutboxEntry[]; status: SyncStatus }): ReactNode {
  const waiting = byRecord(outbox);
  if (waiting.length === 0) {
    return (
      <Section title={t('Waiting to be sent')} count={0}>
        <p className={text.muted}>
          {t('Nothing waits. What you write offline stands here until it is at the office.')}
        </p>
      </Section>
    );
  }
  const why = whyItWaits(status);
  const count = t(
    '{edits, plural, one {# edit} other {# edits}} on {records, plural, one {# record} other {# records}}',
    { edits: outbox.length, records: waiting.length },
  );
  return (
    <Section title={t('Waiting to be sent')} count={count}>
      <div className={css.bleed}>
        <ReadTable label={t('Waiting to be sent')} columns={COLUMNS} rowCount={waiting.length}>
          {waiting.slice(0, SHOWN).map(({ record, commands }, index) => (
            <Row key={record.id} index={index}>
              <Cell>
                <Code>{record.code}</Code>
                <span className={table.main}>
                  <RecordLink collection={record.collection} id={record.id}>
                    {record.name}
                  </RecordLink>
                </span>
              </Cell>
              <Cell isDim>
                <span>{whatWasDone(commands)}</span>
              </Cell>
              <Cell isDim>
                <span className={text.nums}>{timesIn(null).moment(commands[0]?.at ?? '')}</span>
              </Cell>
              <Cell isDim>
                <IconClockHour4 size={14} stroke={1.7} aria-hidden />
                <span className={text.cut} title={why}>
                  {why}
                </span>
              </Cell>
            </Row>
          ))}
        </ReadTable>
      </div>
      <div className={css.ways}>
        <Button
          variant="subtle"
          onClick={() =>
            saveAsFile(
              'unsent-work.json',
              JSON.stringify(
                outbox.map((entry) => entry.command),
                null,
                2,
              ),
              'application/json',
            )
          }
        >
          {t('Export unsent work')}
        </Button>
      </div>
      {waiting.length > SHOWN && (
        <p className={text.muted}>{t('And {count} more records.', { count: waiting.length - SHOWN })}</p>
      )}
    </Section>
  );
}
