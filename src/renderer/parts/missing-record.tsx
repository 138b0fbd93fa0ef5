import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Crumb } from '#renderer/state/where.ts';
import { Empty } from '#renderer/ui/states.tsx';
import { t } from '#renderer/words/t.ts';
import { RECORD_NAME } from '#shared/domain/collections.ts';
import { useLiveSync } from './live-sync.tsx';
import { PageTitle } from './page-title.tsx';
import { LIST_OF, type Listed } from './record-link.tsx';

/** A record that is not on this laptop, and why that may be. */
export function MissingRecord({ collection }: { collection: Listed }): ReactNode {
  const { phase } = useLiveSync().status;
  const { to, label } = LIST_OF[collection];
  const kind = t(RECORD_NAME[collection]);
  const why =
    phase === 'first-sync'
      ? t('The first sync is still bringing records; it may be among them.')
      : t('It may belong to a client that you have no access to, or it never was.');
  const title = t('No such {kind}', { kind });
  const crumbs: Crumb[] = [{ label, to }, { label: title }];
  return (
    <>
      <PageTitle title={title} crumbs={crumbs} />
      <Empty isPage action={<Link to={to}>{t('All {list}', { list: label.toLowerCase() })}</Link>} hint={why}>
        {t('This {kind} is not on this laptop.', { kind })}
      </Empty>
    </>
  );
}

/** Why nothing can be added: every record belongs to a client. */
export const NoClients = ({ collection }: { collection: Listed }): ReactNode => (
  <Empty
    isPage
    hint={t(
      'Either the office has no clients yet: an administrator adds them under Clients. Or your role reads and changes nothing.',
    )}
  >
    {t('There is no client for whom you could add a new {kind}.', { kind: t(RECORD_NAME[collection]) })}
  </Empty>
);
