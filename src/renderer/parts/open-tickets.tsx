import type { ReactNode } from 'react';
import { type Filter, useAll, useCounts } from '#renderer/data/lists.ts';
import { Code } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { isOpen, ticketStates } from '#shared/domain/tickets/lifecycle.ts';
import type { Priority } from '#shared/domain/tickets/priority.ts';
import type { ListSearch } from './list/list-search.ts';
import { ListLink } from './list-link.tsx';
import { RecordLink } from './record-link.tsx';
import css from './rows.module.css';
import { PriorityMark, StateOf } from './ticket-marks.tsx';

const OPEN: Filter = { field: 'state.is', is: 'any-of', values: ticketStates.filter(isOpen) };
/** Tickets shown before the list takes over; and where it cannot. */
const SHOWN = 8;
const SHOWN_WITHOUT_LIST = 60;

interface Props {
  /** Whose tickets. */
  where: Filter[];
  /** The same as the address of the list says it; absent where the list cannot say it. */
  search?: ListSearch;
  /** "No open ticket at this site." */
  nothing: string;
  title?: string;
  actions?: ReactNode;
}

/** The open tickets of something, the heaviest first: how many of each priority, and the first of them. */
export function OpenTickets({ where, search, nothing, title, actions }: Props): ReactNode {
  const tickets = useAll('tickets', [...where, OPEN], 'priority.level', search ? SHOWN : SHOWN_WITHOUT_LIST);
  const counts = useCounts('tickets', [...where, OPEN], ['priority.level']);
  const levels = [...counts.counts]
    .map(({ values, count }) => ({ level: values[0] as Priority, count }))
    .sort((a, b) => a.level - b.level);
  return (
    <Section
      title={title ?? t('Open tickets')}
      count={tickets.isLoading ? undefined : tickets.total}
      {...(actions ? { actions } : {})}
    >
      {tickets.total === 0 && !tickets.isLoading && <p className={`${text.small} ${text.muted}`}>{nothing}</p>}
      {search && tickets.total > SHOWN && (
        <div className={css.levels}>
          {levels.map(({ level, count }) => (
            <ListLink
              key={level}
              collection="tickets"
              search={{ ...search, view: 'open', priority: [String(level)] }}
              label={t('{count, plural, one {# open ticket} other {# open tickets}} of priority {level}', {
                count,
                level,
              })}
            >
              <PriorityMark level={level} /> {count}
            </ListLink>
          ))}
        </div>
      )}
      <ul className={css.rows}>
        {tickets.rows.map((ticket) => (
          <li key={ticket.id}>
            <div className={text.row} data-tight>
              <Code>{ticket.number}</Code>
              <PriorityMark level={ticket.priority.level} />
              <span className={`${text.small} ${text.second}`}>
                <StateOf state={ticket.state} isShort />
              </span>
            </div>
            <RecordLink collection="tickets" id={ticket.id} className={css.lead}>
              {ticket.title}
            </RecordLink>
          </li>
        ))}
      </ul>
      {search && tickets.total > SHOWN && (
        <ListLink collection="tickets" search={{ ...search, view: 'open' }} className={css.more}>
          {t('All {count} in the list', { count: tickets.total })}
        </ListLink>
      )}
    </Section>
  );
}
