import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Collection } from '#shared/domain/collections.ts';

/** A link to a record's page; plain words for kinds of records that have none. */
export function RecordLink(props: { collection: Collection; id: string; children: ReactNode }): ReactNode {
  const params = { id: props.id };
  if (props.collection === 'assets') {
    return (
      <Link to="/assets/$id" params={params}>
        {props.children}
      </Link>
    );
  }
  if (props.collection === 'tickets') {
    return (
      <Link to="/tickets/$id" params={params}>
        {props.children}
      </Link>
    );
  }
  return props.children;
}
