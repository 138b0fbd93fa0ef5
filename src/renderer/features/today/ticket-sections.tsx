import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Filter, useList } from '#renderer/data/lists.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { isOpen, ticketStates } from '#shared/domain/tickets/lifecycle.ts';
import { TicketRows } from './ticket-rows.tsx';

/** Tickets in which somebody still has to do something. */
export const OPEN: Filter = { field: 'state.is', is: 'any-of', values: ticketStates.filter(isOpen) };

/** Rows shown before the list is the better place. */
const SHOWN = 12;

/** The most urgent tickets that pass; of those as urgent the oldest first. */
export const useUrgent = (where: Filter[], limit = SHOWN) =>
  useList({
    collection: 'tickets',
    where: [...where, OPEN],
    sort: [
      { field: 'priority.level', descending: false },
      { field: 'openedAt', descending: false },
    ],
    offset: 0,
    limit,
  });

interface Props {
  list: ReturnType<typeof useUrgent>;
  now: string;
}

/** What the signed-in person has to do, by urgency. */
export const MyTickets = ({ list, now }: Props): ReactNode => (
  <TicketSection
    title={t('My tickets, by urgency')}
    view="mine"
    nothing={t('No open ticket is assigned to you.')}
    list={list}
    now={now}
  />
);

/** What nobody has yet: a dispatcher's first look. */
export const Unassigned = ({ list, now }: Props): ReactNode => (
  <TicketSection
    title={t('Unassigned, by urgency')}
    view="unassigned"
    nothing={t('Every open ticket has somebody.')}
    list={list}
    now={now}
  />
);

function TicketSection(props: Props & { title: string; view: string; nothing: string }): ReactNode {
  const { list, title, view } = props;
  return (
    <Section
      title={title}
      count={list.isLoading ? undefined : list.total}
      actions={
        <Link to="/tickets" search={{ view }} className={text.small}>
          {t('Open as list')}
        </Link>
      }
    >
      {list.isLoading && list.total === 0 ? (
        <Ghosts lines={3} />
      ) : list.total === 0 ? (
        <p className={text.muted}>{props.nothing}</p>
      ) : (
        <TicketRows label={title} tickets={list.rows} now={props.now} />
      )}
    </Section>
  );
}
