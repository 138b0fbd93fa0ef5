import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import { useClientsFor } from './can-add.ts';

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
  if (client === null || !clients.some((one) => one.id === client)) return null;
  return (
    <Button
      {...(props.isFilled ? { variant: 'filled' } : {})}
      {...(props.isSmall ? { 'data-size': 'xs' } : {})}
      leftSection={<IconPlus size={props.isSmall ? 14 : 15} />}
      onClick={() => void navigate({ to, search: { client, ...more } })}
    >
      {label}
    </Button>
  );
}
