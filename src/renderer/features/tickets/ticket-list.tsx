import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useUser } from '#renderer/data/session.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { GhostList, RecordList } from '#renderer/parts/record-list.tsx';
import { compact, readSort, sortBy, writeSort } from '#renderer/parts/search.ts';
import { useShortcuts } from '#renderer/parts/shortcuts.ts';
import { useWindowed } from '#renderer/parts/use-windowed.ts';
import { FilterBar, FindField, Views } from '#renderer/ui/list-head.tsx';
import { Empty } from '#renderer/ui/states.tsx';
import { TicketFilters } from './ticket-filters.tsx';
import { TICKET_COLUMNS, TicketCells } from './ticket-row.tsx';
import {
  chosenFilters,
  FIRST_VIEW,
  TICKET_SORTS,
  TICKET_VIEWS,
  type TicketSearch,
  type TicketView,
  ticketFilters,
} from './ticket-search.ts';

const count = new Intl.NumberFormat('en-GB');

/** What an empty view says when nobody filtered it. */
const NOTHING: Record<TicketView, string> = {
  mine: 'No open ticket is assigned to you.',
  unassigned: 'Every open ticket has somebody.',
  open: 'There are no open tickets.',
  hold: 'No ticket is on hold.',
  all: 'There are no tickets on this laptop yet.',
};

interface Props {
  search: TicketSearch;
  /** Puts a new search into the address; `replace` while somebody types. */
  onSearch: (search: TicketSearch, replace: boolean) => void;
}

/** The tickets on this laptop, by view. */
export function TicketList({ search, onSearch }: Props): ReactNode {
  const navigate = useNavigate();
  const names = useDirectory();
  const user = useUser();
  const { unsent, status } = useLiveSync();
  const view = search.view ?? FIRST_VIEW;
  const query = useMemo(
    () => ({
      collection: 'tickets' as const,
      where: ticketFilters(search, user.personId),
      ...(search.text ? { text: search.text } : {}),
      sort: sortBy(readSort(search.sort ?? 'priority'), TICKET_SORTS, 'number'),
    }),
    [search, user.personId],
  );
  const list = useWindowed(query);
  const change = (changes: Partial<TicketSearch>): void =>
    onSearch(compact({ ...search, ...changes }) as TicketSearch, false);
  const onText = useCallback(
    (typed: string) => onSearch(compact({ ...search, text: typed || undefined }) as TicketSearch, true),
    [search, onSearch],
  );
  const openNew = (): void => void navigate({ to: '/tickets/new' });
  useShortcuts({
    c: openNew,
    '/': () => document.querySelector<HTMLInputElement>('search input')?.focus(),
  });
  const isFiltered = chosenFilters(search).length > 0 || Boolean(search.text);
  const isEmpty = !list.isLoading && list.total === 0;

  return (
    <>
      <PageTitle title="Tickets" crumbs={[{ label: 'Tickets' }]} />
      <Views
        title="Tickets"
        views={TICKET_VIEWS}
        view={view}
        onView={(next) => change({ view: next as TicketView })}
        actions={
          <Button variant="filled" leftSection={<IconPlus size={15} />} onClick={openNew}>
            New ticket
          </Button>
        }
      />
      <FilterBar end={list.isLoading ? '' : `${count.format(list.total)} ${list.total === 1 ? 'ticket' : 'tickets'}`}>
        <FindField label="Filter tickets" value={search.text ?? ''} onChange={onText} />
        <TicketFilters search={search} onChange={change} />
      </FilterBar>
      {list.isLoading && list.total === 0 ? (
        <GhostList columns={TICKET_COLUMNS} />
      ) : !isEmpty ? (
        <RecordList
          label="Tickets"
          columns={TICKET_COLUMNS}
          sort={readSort(search.sort ?? 'priority')}
          onSort={(next) => change({ sort: writeSort(next) as NonNullable<TicketSearch['sort']> })}
          list={list}
          address={`/tickets ${JSON.stringify(search)}`}
          cells={(ticket) => <TicketCells ticket={ticket} names={names} isUnsent={unsent.has(ticket.id)} />}
          onOpen={(ticket) => void navigate({ to: '/tickets/$id', params: { id: ticket.id } })}
        />
      ) : isFiltered ? (
        <Empty action={<Button onClick={() => onSearch({ view }, false)}>Take the filters off</Button>}>
          No ticket is like that.
        </Empty>
      ) : (
        <Empty action={<Button onClick={openNew}>New ticket</Button>}>
          {status.phase === 'first-sync' ? 'None have come yet. The first sync is bringing them.' : NOTHING[view]}
        </Empty>
      )}
    </>
  );
}
