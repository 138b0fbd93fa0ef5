import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ListSearch } from './list/list-search.ts';
import { LIST_OF, type Listed } from './record-link.tsx';

/** A link to a list with filters set, as its address says them. */
export function ListLink(props: {
  collection: Listed;
  search: ListSearch;
  className?: string | undefined;
  label?: string;
  children: ReactNode;
}): ReactNode {
  return (
    <Link
      to={LIST_OF[props.collection].to}
      search={props.search}
      className={props.className}
      aria-label={props.label}
      title={props.label}
    >
      {props.children}
    </Link>
  );
}
