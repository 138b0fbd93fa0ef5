import type { ListDefinition } from '#renderer/parts/list/definition.ts';
import { t } from '#renderer/words/t.ts';

/** The list of clients. */
export const CLIENT_LIST: ListDefinition<'organizations'> = {
  collection: 'organizations',
  title: t('Clients'),
  count: (count) => t('{count, plural, one {# client} other {# clients}}', { count }),
  columns: [
    {
      key: 'name',
      head: t('Name'),
      width: 'minmax(200px, 1fr)',
      sortBy: 'name',
      look: 'main',
      text: (one) => one.name,
    },
  ],
  filters: [],
  firstSort: 'name',
  thenBy: 'name',
  find: t('Filter clients'),
  add: { label: t('New client'), to: '/clients/new' },
  noMatch: t('No client is like that.'),
  nothing: t('There are no clients on this laptop yet.'),
};
