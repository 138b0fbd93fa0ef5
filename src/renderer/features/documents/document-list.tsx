import type { ReactNode } from 'react';
import type { Filter } from '#renderer/data/lists.ts';
import type { Directory } from '#renderer/parts/directory.tsx';
import { DocumentKindIcon, documentStateText, reviewWords, today } from '#renderer/parts/document-marks.tsx';
import type { ListDefinition } from '#renderer/parts/list/definition.ts';
import { labelsColumn, updatedColumn } from '#renderer/parts/list/shared-columns.ts';
import { clientFilter } from '#renderer/parts/list/shared-filters.ts';
import { dayText } from '#renderer/parts/times.ts';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES, assetClasses } from '#shared/domain/assets/classes.ts';
import {
  DOCUMENT_KINDS,
  DOCUMENT_STATES,
  type DocumentKind,
  documentKinds,
  documentStates,
} from '#shared/domain/documents/lifecycle.ts';
import { dayAfter, REVIEW_SOON_DAYS } from '#shared/domain/documents/review.ts';
import type { Document } from '#shared/domain/records.ts';

const KINDS = documentKinds.map((value) => ({ value, label: t(DOCUMENT_KINDS[value].label) }));
const STATES = documentStates.map((value) => ({ value, label: t(DOCUMENT_STATES[value].label) }));
const CLASSES = assetClasses.map((value) => ({ value, label: t(ASSET_CLASSES[value].label) }));

/** An address names a client by its id; documents for all of them have none. */
const EVERY_CLIENT = 'every';

const ofKind = (kind: DocumentKind) => (): Filter[] => [{ field: 'kind', is: 'any-of', values: [kind] }];

/** What a document is for: classes, sites, single assets. */
export function forText(document: Document, names: Directory): string {
  const count = document.assetIds.length;
  return [
    ...document.assetClasses.map((one) => t(ASSET_CLASSES[one].label)),
    ...document.siteIds.map((id) => names.site(id)),
    ...(count > 0 ? [t('{count, plural, one {# asset} other {# assets}}', { count })] : []),
  ].join(', ');
}

function Review({ document }: { document: Document }): ReactNode {
  const words = reviewWords(document, today());
  return <span className={words?.tone ?? text.second}>{words?.words ?? '–'}</span>;
}

function State({ document }: { document: Document }): ReactNode {
  const tone = document.state === 'published' ? text.ok : text.muted;
  return <span className={tone}>{documentStateText(document)}</span>;
}

/** The list of documents. */
export const DOCUMENT_LIST: ListDefinition<'documents'> = {
  collection: 'documents',
  title: t('Documents'),
  count: (count) => t('{count, plural, one {# document} other {# documents}}', { count }),
  columns: [
    {
      key: 'title',
      head: t('Title'),
      width: 'minmax(220px, 3fr)',
      sortBy: 'title',
      look: 'main',
      text: (one) => one.title,
      edit: { field: 'title', kind: 'text' },
    },
    {
      key: 'kind',
      head: t('Kind'),
      width: '128px',
      sortBy: 'kind',
      text: (one) => t(DOCUMENT_KINDS[one.kind].label),
      cell: (one) => (
        <span className={`${text.row} ${text.second}`} data-tight>
          <DocumentKindIcon kind={one.kind} size={15} />
          <span aria-hidden>{t(DOCUMENT_KINDS[one.kind].label)}</span>
        </span>
      ),
    },
    {
      key: 'state',
      head: t('State'),
      width: '128px',
      sortBy: 'state',
      text: (one) => documentStateText(one),
      cell: (one) => <State document={one} />,
    },
    { key: 'for', head: t('For'), width: 'minmax(120px, 1.4fr)', look: 'dim', isWide: true, text: forText },
    {
      key: 'client',
      head: t('Client'),
      width: 'minmax(104px, 1fr)',
      sortBy: 'organizationId',
      look: 'dim',
      text: (one, names) => (one.organizationId === null ? t('Every client') : names.client(one.organizationId)),
    },
    {
      key: 'owner',
      head: t('Owner'),
      width: 'minmax(96px, 0.8fr)',
      look: 'dim',
      text: (one, names) => names.person(one.ownerId),
      cell: (one, names) => (
        <span className={one.ownerId === null ? text.warn : undefined}>{names.person(one.ownerId)}</span>
      ),
      edit: {
        field: 'ownerId',
        kind: 'choice',
        canBeEmpty: true,
        options: (_, names) => names.technicians.map((one) => ({ value: one.id, label: one.name })),
      },
    },
    {
      key: 'review',
      head: t('Review'),
      width: '116px',
      sortBy: 'reviewOn',
      text: (one) => reviewWords(one, today())?.words ?? '',
      cell: (one) => <Review document={one} />,
      edit: { field: 'reviewOn', kind: 'day', canBeEmpty: true },
    },
    updatedColumn(false),
    {
      key: 'reviewOn',
      head: t('Review date'),
      width: '112px',
      sortBy: 'reviewOn',
      look: 'dim',
      isExtra: true,
      text: (one) => (one.reviewOn ? dayText(one.reviewOn) : ''),
    },
    {
      key: 'steps',
      head: t('Steps'),
      width: '64px',
      look: 'dim',
      isEnd: true,
      isExtra: true,
      text: (one) => (one.kind === 'runbook' ? String(one.steps.length) : ''),
    },
    {
      key: 'summary',
      head: t('In a line'),
      width: 'minmax(160px, 2fr)',
      look: 'dim',
      isExtra: true,
      text: (one) => one.summary ?? '',
      edit: { field: 'summary', kind: 'text' },
    },
    labelsColumn(),
  ],
  filters: [
    { key: 'kind', name: t('Kind'), field: 'kind', options: () => KINDS },
    { key: 'state', name: t('State'), field: 'state', options: () => STATES },
    {
      ...clientFilter,
      options: (names, search) => [
        { value: EVERY_CLIENT, label: t('Every client') },
        ...clientFilter.options(names, search),
      ],
      read: (value) => (value === EVERY_CLIENT ? null : value),
    },
    { key: 'class', name: t('For class'), field: 'assetClasses', is: 'includes', options: () => CLASSES },
    {
      key: 'owner',
      name: t('Owner'),
      field: 'ownerId',
      options: (names) => names.technicians.map((one) => ({ value: one.id, label: one.name })),
    },
  ],
  views: [
    { key: 'all', label: t('All'), where: () => [], nothing: t('There are no documents on this laptop yet.') },
    { key: 'runbooks', label: t('Runbooks'), where: ofKind('runbook'), nothing: t('There are no runbooks yet.') },
    { key: 'articles', label: t('Articles'), where: ofKind('article'), nothing: t('There are no articles yet.') },
    {
      key: 'known-errors',
      label: t('Known errors'),
      where: ofKind('known-error'),
      nothing: t('There are no known errors yet.'),
    },
    {
      key: 'drafts',
      label: t('Drafts'),
      where: () => [{ field: 'state', is: 'any-of', values: ['draft'] }],
      nothing: t('No draft waits to be published.'),
    },
    {
      key: 'due',
      label: t('Due for review'),
      where: () => [
        { field: 'reviewOn', is: 'until', values: [dayAfter(today(), REVIEW_SOON_DAYS)] },
        { field: 'state', is: 'none-of', values: ['retired'] },
      ],
      nothing: t('Nothing is due for review in the next 30 days.'),
    },
  ],
  firstSort: 'title',
  thenBy: 'title',
  find: t('Filter documents'),
  add: { label: t('New document'), to: '/documents/new' },
  noMatch: t('No document is like that.'),
  nothing: t('There are no documents on this laptop yet.'),
};
