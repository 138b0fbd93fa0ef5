import type { Filter } from '#renderer/data/lists.ts';
import { anyOf, compact, readText, readTexts, readWord } from '#renderer/parts/search.ts';
import { isOpen, ticketStates } from '#shared/domain/tickets/lifecycle.ts';

/** The fields that a column of the list sorts by. */
export const TICKET_SORTS = {
  number: 'number',
  priority: 'priority.level',
  title: 'title',
  state: 'state.is',
  updated: 'updatedAt',
} as const;
export type TicketSort = keyof typeof TICKET_SORTS;

const SORTS = (Object.keys(TICKET_SORTS) as TicketSort[]).flatMap((key) => [key, `-${key}`] as const);

export const TICKET_VIEWS = [
  { value: 'mine', label: 'Mine' },
  { value: 'unassigned', label: 'Unassigned' },
  { value: 'open', label: 'All open' },
  { value: 'hold', label: 'On hold' },
  { value: 'all', label: 'All' },
] as const;
export type TicketView = (typeof TICKET_VIEWS)[number]['value'];

/** What the address says of the list: its view, every filter and the sort. */
export interface TicketSearch {
  view?: TicketView;
  client?: string[];
  kind?: string[];
  state?: string[];
  priority?: string[];
  text?: string;
  sort?: TicketSort | `-${TicketSort}`;
}

/** What is shown when the address names no view. */
export const FIRST_VIEW: TicketView = 'open';

/** Reads an address; what it does not know is left out. */
export const readTicketSearch = (raw: Record<string, unknown>): TicketSearch =>
  compact({
    view: readWord(
      raw.view,
      TICKET_VIEWS.map((one) => one.value),
    ),
    client: readTexts(raw.client),
    kind: readTexts(raw.kind),
    state: readTexts(raw.state),
    priority: readTexts(raw.priority),
    text: readText(raw.text),
    sort: readWord(raw.sort, SORTS),
  });

const OPEN_STATES = ticketStates.filter(isOpen);

const viewFilters = (view: TicketView, personId: string): Filter[] => {
  switch (view) {
    case 'mine':
      return [...anyOf('assigneeId', [personId]), ...anyOf('state.is', OPEN_STATES)];
    case 'unassigned':
      return [{ field: 'assigneeId', is: 'any-of', values: [null] }, ...anyOf('state.is', OPEN_STATES)];
    case 'open':
      return anyOf('state.is', OPEN_STATES);
    case 'hold':
      return anyOf('state.is', ['on-hold']);
    case 'all':
      return [];
  }
};

/** The filters that somebody set, without those of the view. */
export const chosenFilters = (search: TicketSearch): Filter[] => [
  ...anyOf('organizationId', search.client),
  ...anyOf('kind', search.kind),
  ...anyOf('state.is', search.state),
  ...(search.priority ? [{ field: 'priority.level', is: 'any-of' as const, values: search.priority.map(Number) }] : []),
];

/** All conditions that an address amounts to. */
export const ticketFilters = (search: TicketSearch, personId: string): Filter[] => [
  ...viewFilters(search.view ?? FIRST_VIEW, personId),
  ...chosenFilters(search),
];
