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

/** Why nothing can be added: every record belongs to a client. */
export const NoClients = ({ kind }: { kind: 'asset' | 'ticket' }): ReactNode => (
  <Empty
    isPage
    hint="Either the office has no clients yet: an administrator brings them in with an import. Or your role reads and changes nothing."
  >
    There is no client for whom you could add {kind === 'asset' ? 'an asset' : 'a ticket'}.
  </Empty>
);
