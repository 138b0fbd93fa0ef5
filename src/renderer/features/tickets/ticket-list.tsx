import type { ReactNode } from 'react';
import type { Filter } from '#renderer/data/lists.ts';
import type { Directory } from '#renderer/parts/directory.tsx';
import type { ListDefinition } from '#renderer/parts/list/definition.ts';
import { labelsColumn, updatedColumn } from '#renderer/parts/list/shared-columns.ts';
import { clientFilter, siteFilter } from '#renderer/parts/list/shared-filters.ts';
import { assignBackEntry, assignEntry } from '#renderer/parts/ticket-drafts.ts';
import { PriorityMark, StateOf } from '#renderer/parts/ticket-marks.tsx';
import { timesIn } from '#renderer/parts/times.ts';
import { stateText } from '#renderer/parts/values.ts';
import { Code } from '#renderer/ui/marks.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Ticket } from '#shared/domain/records.ts';
import { isOpen, STATE_LABEL, TICKET_KINDS, ticketKinds, ticketStates } from '#shared/domain/tickets/lifecycle.ts';

const OPEN: Filter = { field: 'state.is', is: 'any-of', values: ticketStates.filter(isOpen) };
const assignedTo = (personId: string | null): Filter => ({ field: 'assigneeId', is: 'any-of', values: [personId] });

function ClientAndSite({ ticket, names }: { ticket: Ticket; names: Directory }): ReactNode {
  return (
    <span className={`${text.cut} ${text.second}`}>
      <Code>{names.clientCode(ticket.organizationId)}</Code> {names.site(ticket.siteId)}
    </span>
  );
}

/** The list of tickets. */
export const TICKET_LIST: ListDefinition<'tickets'> = {
  collection: 'tickets',
  title: t('Tickets'),
  count: (count) => t('{count, plural, one {# ticket} other {# tickets}}', { count }),
  columns: [
    { key: 'number', head: t('Number'), width: '112px', sortBy: 'number', look: 'code', text: (one) => one.number },
    {
      key: 'priority',
      head: t('Prio'),
      width: '56px',
      sortBy: 'priority.level',
      text: (one) => `P${one.priority.level}`,
      cell: (one) => <PriorityMark level={one.priority.level} />,
    },
    {
      key: 'title',
      head: t('Summary'),
      width: 'minmax(220px, 3fr)',
      sortBy: 'title',
      look: 'main',
      text: (one) => one.title,
      edit: { field: 'title', kind: 'text' },
    },
    {
      key: 'client',
      head: t('Client, site'),
      width: 'minmax(104px, 1fr)',
      text: (one, names) => [names.client(one.organizationId), names.site(one.siteId)].filter(Boolean).join(', '),
      cell: (one, names) => <ClientAndSite ticket={one} names={names} />,
    },
    {
      key: 'state',
      head: t('State'),
      width: 'minmax(118px, 1fr)',
      sortBy: 'state.is',
      text: (one) => stateText(one.state),
      cell: (one) => <StateOf state={one.state} isShort />,
    },
    {
      key: 'assignee',
      head: t('Assigned'),
      width: 'minmax(88px, 0.6fr)',
      look: 'dim',
      text: (one, names) => names.person(one.assigneeId),
      edit: {
        field: 'assigneeId',
        kind: 'choice',
        canBeEmpty: true,
        // Those who left get no more work.
        options: (one, names) =>
          names.technicians
            .filter(({ id, isActive }) => isActive || id === one?.assigneeId)
            .map(({ id, name }) => ({ value: id, label: name })),
        also: (one, value, names) => [
          assignEntry(one, { name: names.person(value as string | null) }, names.person(one.assigneeId)),
        ],
        alsoBack: (one, value, names) => [
          assignBackEntry(one, { name: names.person(value as string | null) }, names.person(one.assigneeId)),
        ],
        bulk: t('Assign…'),
      },
      cell: (one, names) => (
        <span className={one.assigneeId === null && isOpen(one.state.is) ? text.warn : undefined}>
          {names.person(one.assigneeId)}
        </span>
      ),
    },
    updatedColumn(false),
    {
      key: 'kind',
      head: t('Kind'),
      width: '104px',
      sortBy: 'kind',
      look: 'dim',
      isExtra: true,
      text: (one) => t(TICKET_KINDS[one.kind].label),
    },
    {
      key: 'category',
      head: t('Category'),
      width: 'minmax(96px, 0.8fr)',
      sortBy: 'category',
      look: 'dim',
      isExtra: true,
      text: (one) => one.category,
      edit: { field: 'category', kind: 'text' },
    },
    {
      key: 'opened',
      head: t('Opened'),
      width: '92px',
      sortBy: 'openedAt',
      look: 'dim',
      isEnd: true,
      isExtra: true,
      text: (one) => timesIn(null).short(one.openedAt),
      copy: (one) => one.openedAt,
    },
    labelsColumn(),
  ],
  filters: [
    clientFilter,
    siteFilter('siteId'),
    {
      key: 'kind',
      name: t('Kind'),
      field: 'kind',
      options: () => ticketKinds.map((value) => ({ value, label: t(TICKET_KINDS[value].label) })),
    },
    {
      key: 'state',
      name: t('State'),
      field: 'state.is',
      options: () => ticketStates.map((value) => ({ value, label: t(STATE_LABEL[value]) })),
    },
    {
      key: 'priority',
      name: t('Priority'),
      field: 'priority.level',
      options: () => [1, 2, 3, 4, 5].map((level) => ({ value: String(level), label: `P${level}` })),
      read: Number,
    },
  ],
  views: [
    { key: 'open', label: t('All open'), where: () => [OPEN], nothing: t('There are no open tickets.') },
    {
      key: 'mine',
      label: t('Mine'),
      where: (personId) => [assignedTo(personId), OPEN],
      nothing: t('No open ticket is assigned to you.'),
    },
    {
      key: 'unassigned',
      label: t('Unassigned'),
      where: () => [assignedTo(null), OPEN],
      nothing: t('Every open ticket has somebody.'),
    },
    {
      key: 'hold',
      label: t('On hold'),
      where: () => [{ field: 'state.is', is: 'any-of', values: ['on-hold'] }],
      nothing: t('No ticket is on hold.'),
    },
    { key: 'all', label: t('All'), where: () => [], nothing: t('There are no tickets on this laptop yet.') },
  ],
  firstSort: 'priority',
  thenBy: 'number',
  find: t('Filter tickets'),
  add: { label: t('New ticket'), to: '/tickets/new' },
  noMatch: t('No ticket is like that.'),
  nothing: t('There are no tickets on this laptop yet.'),
};
