import type { ReactNode } from 'react';
import type { Filter } from '#renderer/data/lists.ts';
import type { ListDefinition } from '#renderer/parts/list/definition.ts';
import { labelsColumn, updatedColumn } from '#renderer/parts/list/shared-columns.ts';
import { clientFilter, siteFilter } from '#renderer/parts/list/shared-filters.ts';
import { PersonMarks, personMarks } from '#renderer/parts/person-marks.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Person } from '#shared/domain/records.ts';

const CONTACTS: Filter = { field: 'kind', is: 'any-of', values: ['contact'] };
const KINDS = [
  { value: 'contact', label: t('Contact') },
  { value: 'technician', label: t('Technician') },
];
const YES_NO = [
  { value: 'yes', label: t('Yes') },
  { value: 'no', label: t('No') },
];
const kindText = ({ kind }: Person): string => KINDS.find((one) => one.value === kind)?.label ?? kind;
const yesNo = (is: boolean): string => (is ? t('Yes') : t('No'));
const isYes = (value: string): boolean => value === 'yes';

const Marks = ({ person }: { person: Person }): ReactNode => (
  <span className={text.row} data-tight>
    <PersonMarks person={person} />
  </span>
);

/** The list of people: the contacts of the clients, and the office's own technicians. */
export const PERSON_LIST: ListDefinition<'people'> = {
  collection: 'people',
  title: t('People'),
  count: (count) => t('{count, plural, one {# person} other {# people}}', { count }),
  columns: [
    {
      key: 'name',
      head: t('Name'),
      width: 'minmax(140px, 1.1fr)',
      sortBy: 'name',
      look: 'main',
      text: (one) => one.name,
      edit: { field: 'name', kind: 'text' },
    },
    {
      key: 'marks',
      head: t('Marks'),
      width: '128px',
      text: (one) => personMarks(one).join(', '),
      cell: (one) => <Marks person={one} />,
    },
    {
      key: 'role',
      head: t('Role'),
      width: 'minmax(110px, 1fr)',
      sortBy: 'role',
      look: 'dim',
      text: (one) => one.role,
      edit: { field: 'role', kind: 'text' },
    },
    {
      key: 'client',
      head: t('Client'),
      width: 'minmax(120px, 1fr)',
      look: 'dim',
      text: (one, names) => names.client(one.organizationId),
    },
    {
      key: 'site',
      head: t('Site'),
      width: 'minmax(110px, 1fr)',
      look: 'dim',
      text: (one, names) => names.site(one.siteId),
      edit: {
        field: 'siteId',
        kind: 'choice',
        canBeEmpty: true,
        // Of one person the sites of its client; of several there is none that fits all.
        options: (row, names) =>
          row
            ? names.sites
                .filter((site) => site.organizationId === row.organizationId)
                .map((one) => ({ value: one.id, label: one.name }))
            : [],
      },
    },
    {
      key: 'phones',
      head: t('Phones'),
      width: 'minmax(124px, 1fr)',
      look: 'dim',
      text: (one) => one.phones.join(', '),
    },
    {
      key: 'mail',
      head: t('Mail'),
      width: 'minmax(160px, 1.3fr)',
      sortBy: 'email',
      look: 'dim',
      isWide: true,
      text: (one) => one.email,
      edit: { field: 'email', kind: 'text' },
    },
    {
      key: 'kind',
      head: t('Kind'),
      width: '96px',
      sortBy: 'kind',
      look: 'dim',
      isExtra: true,
      text: kindText,
    },
    {
      key: 'approver',
      head: t('Approver'),
      width: '84px',
      sortBy: 'isApprover',
      look: 'dim',
      isExtra: true,
      text: (one) => yesNo(one.isApprover),
      edit: { field: 'isApprover', kind: 'choice', options: () => YES_NO, read: isYes },
    },
    {
      key: 'vip',
      head: t('VIP'),
      width: '64px',
      sortBy: 'isVip',
      look: 'dim',
      isExtra: true,
      text: (one) => yesNo(one.isVip),
      edit: { field: 'isVip', kind: 'choice', options: () => YES_NO, read: isYes },
    },
    {
      key: 'groups',
      head: t('Groups'),
      width: 'minmax(100px, 0.8fr)',
      look: 'dim',
      isExtra: true,
      text: (one) => one.groups.join(', '),
    },
    {
      key: 'skills',
      head: t('Skills'),
      width: 'minmax(120px, 1fr)',
      look: 'dim',
      isExtra: true,
      text: (one) => one.skills.join(', '),
    },
    labelsColumn(),
    updatedColumn(),
  ],
  filters: [clientFilter, siteFilter('siteId'), { key: 'kind', name: t('Kind'), field: 'kind', options: () => KINDS }],
  views: [
    { key: 'all', label: t('All'), where: () => [], nothing: t('There are no people on this laptop yet.') },
    {
      key: 'contacts',
      label: t('Contacts'),
      where: () => [CONTACTS],
      nothing: t('There are no contacts on this laptop yet.'),
    },
    {
      key: 'technicians',
      label: t('Technicians'),
      where: () => [{ field: 'kind', is: 'any-of', values: ['technician'] }],
      nothing: t('There are no technicians on this laptop yet.'),
    },
    {
      key: 'vips',
      label: t('VIPs'),
      where: () => [CONTACTS, { field: 'isVip', is: 'any-of', values: [true] }],
      nothing: t('No contact is marked as VIP.'),
    },
    {
      key: 'approvers',
      label: t('Approvers'),
      where: () => [CONTACTS, { field: 'isApprover', is: 'any-of', values: [true] }],
      nothing: t('No contact is marked as approver.'),
    },
  ],
  firstSort: 'name',
  thenBy: 'name',
  find: t('Filter people'),
  add: { label: t('New contact'), to: '/people/new' },
  noMatch: t('No person is like that.'),
  nothing: t('There are no people on this laptop yet.'),
};
