import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty } from '#renderer/ui/states.tsx';
import { useLiveSync } from './live-sync.tsx';
import { PageTitle } from './page-title.tsx';

/** A record that is not on this laptop, and why that may be. */
export function MissingRecord(props: {
  kind: 'asset' | 'ticket';
  list: '/assets' | '/tickets';
  listName: string;
}): ReactNode {
  const { phase } = useLiveSync().status;
  const why =
    phase === 'first-sync'
      ? 'The first sync is still bringing records; it may be among them.'
      : 'It may belong to a client that you have no access to, or it never was.';
  return (
    <>
      <PageTitle
        title={`No such ${props.kind}`}
        crumbs={[{ label: props.listName, to: props.list }, { label: `No such ${props.kind}` }]}
      />
      <Empty isPage action={<Link to={props.list}>All {props.listName.toLowerCase()}</Link>} hint={why}>
        This {props.kind} is not on this laptop.
      </Empty>
    </>
  );
}
