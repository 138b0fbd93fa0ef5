import type { ReactNode } from 'react';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { PriorityMark, StateOf } from '#renderer/parts/ticket-marks.tsx';
import { timesIn } from '#renderer/parts/times.ts';
import { Code, RowMarks } from '#renderer/ui/marks.tsx';
import table from '#renderer/ui/table.module.css';
import { Cell, type Column, ReadTable, Row } from '#renderer/ui/table.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Ticket } from '#shared/domain/records.ts';
import { ageText } from './age.ts';
import css from './today.module.css';

const COLUMNS: readonly Column[] = [
  { key: 'priority', head: t('Prio'), width: '60px' },
  { key: 'age', head: t('Age'), width: '68px' },
  { key: 'number', head: t('Number'), width: '108px' },
  { key: 'title', head: t('Summary'), width: 'minmax(180px, 1fr)' },
  { key: 'client', head: t('Client, site'), width: 'minmax(96px, 200px)' },
  { key: 'state', head: t('State'), width: 'minmax(118px, 160px)' },
];

/** Tickets in the order given, each one line: how urgent, how old, what, where, how far. */
export function TicketRows(props: { label: string; tickets: readonly Ticket[]; now: string }): ReactNode {
  const names = useDirectory();
  const { unsent } = useLiveSync();
  return (
    <div className={css.bleed}>
      <ReadTable label={props.label} columns={COLUMNS} rowCount={props.tickets.length}>
        {props.tickets.map((ticket, index) => (
          <Row key={ticket.id} index={index}>
            <Cell>
              <PriorityMark level={ticket.priority.level} />
            </Cell>
            <Cell isDim>
              <span className={text.nums} title={timesIn(null).full(ticket.openedAt)}>
                {ageText(ticket.openedAt, props.now)}
              </span>
            </Cell>
            <Cell>
              <Code>{ticket.number}</Code>
            </Cell>
            <Cell>
              <RecordLink collection="tickets" id={ticket.id} className={table.main}>
                {ticket.title}
              </RecordLink>
              <RowMarks isUnsent={unsent.has(ticket.id)} conflicts={Object.keys(ticket.conflicts).length} />
            </Cell>
            <Cell isDim>
              <span className={text.cut}>
                <Code>{names.clientCode(ticket.organizationId)}</Code> {names.site(ticket.siteId)}
              </span>
            </Cell>
            <Cell>
              <StateOf state={ticket.state} isShort />
            </Cell>
          </Row>
        ))}
      </ReadTable>
    </div>
  );
}
