import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Crumb } from '#renderer/state/where.ts';
import { Empty } from '#renderer/ui/states.tsx';
import { t } from '#renderer/words/t.ts';
import { RECORD_NAME } from '#shared/domain/collections.ts';
import { useCanAdd } from './can-add.ts';
import { useDirectory } from './directory.tsx';
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

/** Why nothing can be added: every record belongs to a client, and there is none, or none that one may write for. */
export function NoClients(props: {
  collection: Listed;
  /** What is missing, on a page that says so itself. */
  children?: ReactNode;
}): ReactNode {
  const { collection, children } = props;
  const navigate = useNavigate();
  const hasClients = useDirectory().organizations.length > 0;
  const canMakeOne = useCanAdd('organizations');
  const kind = t(RECORD_NAME[collection]);
  const hint = hasClients
    ? t('Your role reads the records of the clients on this laptop and changes nothing.')
    : canMakeOne
      ? t('Every {kind} belongs to a client: the client comes first.', { kind })
      : t('Every {kind} belongs to a client, and there is none yet. An administrator adds them under Clients.', {
          kind,
        });
  return (
    <Empty
      isPage={children === undefined}
      hint={hint}
      action={
        !hasClients && canMakeOne ? (
          <Button
            variant="filled"
            leftSection={<IconPlus size={15} />}
            onClick={() => void navigate({ to: '/clients/new' })}
          >
            {t('New client')}
          </Button>
        ) : null
      }
    >
      {children ?? t('There is no client for whom you could add a new {kind}.', { kind })}
    </Empty>
  );
}
