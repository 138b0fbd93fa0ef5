import type { ListDefinition } from '#renderer/parts/list/definition.ts';
import { clientFilter } from '#renderer/parts/list/shared-filters.ts';
import { t } from '#renderer/words/t.ts';

/** The list of sites. */
export const SITE_LIST: ListDefinition<'sites'> = {
  collection: 'sites',
  title: t('Sites'),
  count: (count) => t('{count, plural, one {# site} other {# sites}}', { count }),
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
  find: t('Filter sites'),
  add: { label: t('New site'), to: '/sites/new' },
  noMatch: t('No site is like that.'),
  nothing: t('There are no sites on this laptop yet.'),
};
