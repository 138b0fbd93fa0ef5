import type { ReactNode } from 'react';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { FilterChip } from '#renderer/ui/filter.tsx';
import { STATE_LABEL, TICKET_KINDS, ticketKinds, ticketStates } from '#shared/domain/tickets/lifecycle.ts';
import type { TicketSearch } from './ticket-search.ts';

const KINDS = ticketKinds.map((value) => ({ value, label: TICKET_KINDS[value].label }));
const STATES = ticketStates.map((value) => ({ value, label: STATE_LABEL[value] }));
const PRIORITIES = [1, 2, 3, 4, 5].map((level) => ({ value: String(level), label: `P${level}` }));

type Changes = { [K in keyof TicketSearch]?: TicketSearch[K] | undefined };
const chosen = (values: string[]): string[] | undefined => (values.length > 0 ? values : undefined);

/** The filters of the list, on top of its view. */
export function TicketFilters(props: {
  search: TicketSearch;
  onChange: (changes: Partial<TicketSearch>) => void;
}): ReactNode {
  const { search } = props;
  const names = useDirectory();
  const change = (changes: Changes): void => props.onChange(changes as Partial<TicketSearch>);
  return (
    <>
      <FilterChip
        name="Client"
        options={names.organizations.map((one) => ({ value: one.id, label: one.name }))}
        chosen={search.client ?? []}
        onChange={(client) => change({ client: chosen(client) })}
      />
      <FilterChip
        name="Kind"
        options={KINDS}
        chosen={search.kind ?? []}
        onChange={(kind) => change({ kind: chosen(kind) })}
      />
      <FilterChip
        name="State"
        options={STATES}
        chosen={search.state ?? []}
        onChange={(state) => change({ state: chosen(state) })}
      />
      <FilterChip
        name="Priority"
        options={PRIORITIES}
        chosen={search.priority ?? []}
        onChange={(priority) => change({ priority: chosen(priority) })}
      />
    </>
  );
}
