import type { ListDefinition } from '#renderer/parts/list/definition.ts';
import { clientFilter } from '#renderer/parts/list/shared-filters.ts';
import { t } from '#renderer/words/t.ts';

/** The list of people. */
export const PERSON_LIST: ListDefinition<'people'> = {
  collection: 'people',
  title: t('People'),
  count: (count) => t('{count, plural, one {# person} other {# people}}', { count }),
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
  filters: [clientFilter],
  firstSort: 'name',
  thenBy: 'name',
  find: t('Filter people'),
  add: { label: t('New person'), to: '/people/new' },
  noMatch: t('No person is like that.'),
  nothing: t('There are no people on this laptop yet.'),
};
