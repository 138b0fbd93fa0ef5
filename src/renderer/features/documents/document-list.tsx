import type { ListDefinition } from '#renderer/parts/list/definition.ts';
import { clientFilter } from '#renderer/parts/list/shared-filters.ts';
import { t } from '#renderer/words/t.ts';

/** The list of documents. */
export const DOCUMENT_LIST: ListDefinition<'documents'> = {
  collection: 'documents',
  title: t('Documents'),
  count: (count) => t('{count, plural, one {# document} other {# documents}}', { count }),
  columns: [
    {
      key: 'name',
      head: t('Name'),
      width: 'minmax(200px, 1fr)',
      sortBy: 'title',
      look: 'main',
      text: (one) => one.title,
    },
  ],
  filters: [clientFilter],
  firstSort: 'name',
  thenBy: 'title',
  find: t('Filter documents'),
  add: { label: t('New document'), to: '/documents/new' },
  noMatch: t('No document is like that.'),
  nothing: t('There are no documents on this laptop yet.'),
};
