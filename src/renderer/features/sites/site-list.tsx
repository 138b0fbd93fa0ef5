import { addressLine } from '#renderer/parts/client-words.ts';
import type { ListDefinition } from '#renderer/parts/list/definition.ts';
import { labelsColumn, updatedColumn } from '#renderer/parts/list/shared-columns.ts';
import { clientFilter } from '#renderer/parts/list/shared-filters.ts';
import { zoneOptions, zoneText } from '#renderer/parts/zones.ts';
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
      width: 'minmax(170px, 1.2fr)',
      sortBy: 'name',
      look: 'main',
      text: (one) => one.name,
      edit: { field: 'name', kind: 'text' },
    },
    {
      key: 'client',
      head: t('Client'),
      width: 'minmax(140px, 1fr)',
      look: 'dim',
      text: (one, names) => names.client(one.organizationId),
    },
    {
      key: 'address',
      head: t('Address'),
      width: 'minmax(200px, 2fr)',
      sortBy: 'address',
      look: 'dim',
      text: (one) => addressLine(one.address),
    },
    {
      key: 'phone',
      head: t('Phone'),
      width: '132px',
      sortBy: 'phone',
      look: 'dim',
      text: (one) => one.phone,
      edit: { field: 'phone', kind: 'text' },
    },
    {
      key: 'zone',
      head: t('Time zone'),
      width: '124px',
      sortBy: 'timeZone',
      look: 'dim',
      isWide: true,
      text: (one) => zoneText(one.timeZone),
      edit: { field: 'timeZone', kind: 'choice', options: (row) => zoneOptions(row?.timeZone) },
    },
    {
      key: 'rooms',
      head: t('Rooms'),
      width: '62px',
      look: 'dim',
      isEnd: true,
      text: (one) => String(one.rooms.length),
    },
    {
      key: 'hours',
      head: t('Opening hours'),
      width: 'minmax(130px, 1fr)',
      sortBy: 'hours',
      look: 'dim',
      isExtra: true,
      text: (one) => one.hours,
      edit: { field: 'hours', kind: 'text' },
    },
    labelsColumn(),
    updatedColumn(),
  ],
  filters: [clientFilter],
  firstSort: 'name',
  thenBy: 'name',
  find: t('Filter sites'),
  add: { label: t('New site'), to: '/sites/new' },
  noMatch: t('No site is like that.'),
  nothing: t('There are no sites on this laptop yet.'),
};
