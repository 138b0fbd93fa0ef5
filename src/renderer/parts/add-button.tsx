import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import { usePageActions } from './actions.ts';
import { useClientsFor } from './can-add.ts';
import { useDirectory } from './directory.tsx';

const NEW = {
  tickets: { to: '/tickets/new', label: t('New ticket') },
  assets: { to: '/assets/new', label: t('New asset') },
  sites: { to: '/sites/new', label: t('New site') },
  people: { to: '/people/new', label: t('New contact') },
  documents: { to: '/documents/new', label: t('New document') },
} as const;

/** What a new record is filled in from. */
interface Origin {
  client: string | null;
  site?: string;
  contact?: string;
}

/** Opens the form of a new record with the client filled in. Nothing where the user may not add one there. */
export function AddButton(props: {
  collection: keyof typeof NEW & Collection;
  origin: Origin;
  isFilled?: boolean;
  isSmall?: boolean;
}): ReactNode {
  const navigate = useNavigate();
  const { to, label } = NEW[props.collection];
  const { client, ...more } = props.origin;
  const clients = useClientsFor(props.collection);
  const names = useDirectory();
  const isOffered = client !== null && clients.some((one) => one.id === client);
  const open = (): void => void (client !== null && navigate({ to, search: { client, ...more } }));
  usePageActions(t('On this page'), [
    isOffered && {
      id: `${to}?${client}`,
      label: t('{what} for {client}', { what: label, client: names.client(client) }),
      // Only tickets are so often made of what one looks at.
      ...(props.collection === 'tickets' ? { keys: 'c' } : {}),
      icon: IconPlus,
      run: open,
    },
  ]);
  if (!isOffered) return null;
  return (
    <Button
      {...(props.isFilled ? { variant: 'filled' } : {})}
      {...(props.isSmall ? { 'data-size': 'xs' } : {})}
      leftSection={<IconPlus size={props.isSmall ? 14 : 15} />}
      onClick={open}
    >
      {label}
    </Button>
  );
}
