import { t } from '#renderer/words/t.ts';
import type { ListFilter } from './definition.ts';
import { tickedOf } from './list-search.ts';

/** Whose records: the clients on this laptop. */
export const clientFilter: ListFilter = {
  key: 'client',
  name: t('Client'),
  field: 'organizationId',
  options: (names) => names.organizations.map((one) => ({ value: one.id, label: one.name })),
};

/** Where: the sites, of the clients that are ticked. */
export const siteFilter = (field: string): ListFilter => ({
  key: 'site',
  name: t('Site'),
  field,
  options: (names, search) => {
    const clients = tickedOf(search, 'client');
    return names.sites
      .filter((site) => clients.length === 0 || clients.includes(site.organizationId ?? ''))
      .map((one) => ({ value: one.id, label: one.name }));
  },
});
