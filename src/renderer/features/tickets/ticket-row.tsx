import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Directory } from '#renderer/parts/directory.tsx';
import { PriorityMark, StateOf } from '#renderer/parts/ticket-marks.tsx';
import { timesIn } from '#renderer/parts/times.ts';
import { Code, RowMarks } from '#renderer/ui/marks.tsx';
import css from '#renderer/ui/table.module.css';
import { Cell, type Column } from '#renderer/ui/table.tsx';
import text from '#renderer/ui/text.module.css';
import type { Ticket } from '#shared/domain/records.ts';
import { isOpen } from '#shared/domain/tickets/lifecycle.ts';

export const TICKET_COLUMNS: readonly Column[] = [
  { key: 'number', head: 'Number', width: '112px', canSort: true },
  { key: 'priority', head: 'Prio', width: '56px', canSort: true },
  { key: 'title', head: 'Summary', width: 'minmax(220px, 3fr)', canSort: true },
  { key: 'client', head: 'Client, site', width: 'minmax(104px, 1fr)' },
  { key: 'state', head: 'State', width: 'minmax(118px, 1fr)', canSort: true },
  { key: 'assignee', head: 'Assigned', width: 'minmax(88px, 0.6fr)' },
  { key: 'updated', head: 'Updated', width: '92px', isEnd: true, canSort: true },
];

/** The cells of one ticket, in the order of the columns. */
export function TicketCells(props: { ticket: Ticket; names: Directory; isUnsent: boolean }): ReactNode {
  const { ticket, names } = props;
  const isNobodys = ticket.assigneeId === null && isOpen(ticket.state.is);
  return (
    <>
      <Cell role="gridcell">
        <Code>{ticket.number}</Code>
      </Cell>
      <Cell role="gridcell">
        <PriorityMark level={ticket.priority.level} />
      </Cell>
      <Cell role="gridcell">
        <Link to="/tickets/$id" params={{ id: ticket.id }} className={css.main ?? ''} tabIndex={-1}>
          {ticket.title}
        </Link>
        <RowMarks isUnsent={props.isUnsent} conflicts={Object.keys(ticket.conflicts).length} />
      </Cell>
      <Cell role="gridcell" isDim>
        <Code>{names.clientCode(ticket.organizationId)}</Code>
        <span className={text.cut}>{names.site(ticket.siteId)}</span>
      </Cell>
      <Cell role="gridcell">
        <StateOf state={ticket.state} isShort />
      </Cell>
      <Cell role="gridcell" isDim>
        <span className={isNobodys ? text.warn : undefined}>{names.person(ticket.assigneeId)}</span>
      </Cell>
      <Cell role="gridcell" isDim isEnd>
        <span className={text.nums}>{timesIn(null).short(ticket.updatedAt)}</span>
      </Cell>
    </>
  );
}
