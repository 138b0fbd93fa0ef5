import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';

/** The kinds of records that have a list and pages of their own: where they stand and what the list is called. */
export const LIST_OF = {
  tickets: { to: '/tickets', one: '/tickets/$id', label: t('Tickets') },
  assets: { to: '/assets', one: '/assets/$id', label: t('Assets') },
  organizations: { to: '/clients', one: '/clients/$id', label: t('Clients') },
  sites: { to: '/sites', one: '/sites/$id', label: t('Sites') },
  people: { to: '/people', one: '/people/$id', label: t('People') },
  documents: { to: '/documents', one: '/documents/$id', label: t('Documents') },
} as const;
export type Listed = keyof typeof LIST_OF;

/** The address of a record's page; of the home page for kinds of records that have none. */
export const recordPath = (collection: Collection, id: string): string =>
  isListed(collection) ? `${LIST_OF[collection].to}/${id}` : '/';

export const isListed = (collection: Collection): collection is Listed => collection in LIST_OF;

/** A link to a record's page; plain words for kinds of records that have none. */
export function RecordLink(props: {
  collection: Collection;
  id: string;
  className?: string | undefined;
  /** -1 in a list whose grid has the keyboard. */
  tabIndex?: number;
  children: ReactNode;
}): ReactNode {
  const { collection, id, children, ...look } = props;
  if (!isListed(collection)) return children;
  return (
    <Link to={LIST_OF[collection].one} params={{ id }} {...look}>
      {children}
    </Link>
  );
}
