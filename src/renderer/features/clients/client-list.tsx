import { contractText } from '#renderer/parts/client-words.ts';
import type { ListDefinition } from '#renderer/parts/list/definition.ts';
import { labelsColumn, updatedColumn } from '#renderer/parts/list/shared-columns.ts';
import { zoneOptions, zoneText } from '#renderer/parts/zones.ts';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { blackoutsAt, inOrder } from '#shared/domain/organizations/blackouts.ts';
import { CONTRACT_KINDS, contractKinds } from '#shared/domain/organizations/contract.ts';
import { CLIENT_STATUS, clientStatuses } from '#shared/domain/organizations/status.ts';
import type { Organization } from '#shared/domain/records.ts';
import { blackoutWords } from './blackout-words.ts';

const STATUSES = clientStatuses.map((value) => ({ value, label: t(CLIENT_STATUS[value].label) }));
const KINDS = contractKinds.map((value) => ({ value, label: t(CONTRACT_KINDS[value].label) }));

/** The blackout window that holds now, else the next one; empty where none is to come. */
function nextBlackout({ blackouts, timeZone }: Organization): string {
  const now = Date.now();
  const next = blackoutsAt(blackouts, now)[0] ?? inOrder(blackouts).find((one) => Date.parse(one.from) > now);
  return next ? blackoutWords(next, timeZone) : '';
}

/** The list of clients. */
export const CLIENT_LIST: ListDefinition<'organizations'> = {
  collection: 'organizations',
  title: t('Clients'),
  count: (count) => t('{count, plural, one {# client} other {# clients}}', { count }),
  columns: [
    { key: 'code', head: t('Code'), width: '72px', sortBy: 'shortCode', look: 'code', text: (one) => one.shortCode },
    {
      key: 'name',
      head: t('Name'),
      width: 'minmax(180px, 1.6fr)',
      sortBy: 'name',
      look: 'main',
      text: (one) => one.name,
      edit: { field: 'name', kind: 'text' },
    },
    {
      key: 'status',
      head: t('Status'),
      width: '112px',
      sortBy: 'status',
      text: (one) => t(CLIENT_STATUS[one.status].label),
      cell: (one) => (
        <span className={one.status === 'active' ? text.second : text.muted}>{t(CLIENT_STATUS[one.status].label)}</span>
      ),
      edit: { field: 'status', kind: 'choice', options: () => STATUSES },
    },
    {
      key: 'contract',
      head: t('Contract'),
      width: 'minmax(180px, 1.6fr)',
      sortBy: 'contract.kind',
      look: 'dim',
      text: (one) => (one.contract ? contractText(one.contract) : ''),
    },
    {
      key: 'sites',
      head: t('Sites'),
      width: '56px',
      look: 'dim',
      isEnd: true,
      text: (one, names) => String(names.sites.filter((site) => site.organizationId === one.id).length),
    },
    {
      key: 'zone',
      head: t('Time zone'),
      width: 'minmax(120px, 0.8fr)',
      sortBy: 'timeZone',
      look: 'dim',
      text: (one) => zoneText(one.timeZone),
      edit: { field: 'timeZone', kind: 'choice', options: (row) => zoneOptions(row?.timeZone) },
    },
    {
      key: 'blackout',
      head: t('Next blackout'),
      width: 'minmax(150px, 1.2fr)',
      look: 'dim',
      isWide: true,
      text: nextBlackout,
    },
    labelsColumn(),
    updatedColumn(),
  ],
  filters: [
    { key: 'status', name: t('Status'), field: 'status', options: () => STATUSES },
    { key: 'contract', name: t('Contract'), field: 'contract.kind', options: () => KINDS },
  ],
  views: [
    {
      key: 'current',
      label: t('Current'),
      where: () => [{ field: 'status', is: 'any-of', values: ['active', 'prospect'] }],
      nothing: t('There are no clients on this laptop yet.'),
    },
    {
      key: 'former',
      label: t('Former'),
      where: () => [{ field: 'status', is: 'any-of', values: ['former'] }],
      nothing: t('No client is a former one.'),
    },
    { key: 'all', label: t('All'), where: () => [], nothing: t('There are no clients on this laptop yet.') },
  ],
  firstSort: 'name',
  thenBy: 'name',
  find: t('Filter clients'),
  add: { label: t('New client'), to: '/clients/new' },
  noMatch: t('No client is like that.'),
  nothing: t('There are no clients on this laptop yet.'),
};
