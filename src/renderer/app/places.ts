import {
  type Icon,
  IconAddressBook,
  IconBook,
  IconBriefcase,
  IconBuilding,
  IconCpu,
  IconRefresh,
  IconSun,
  IconTicket,
  IconUsers,
} from '@tabler/icons-react';
import { t } from '#renderer/words/t.ts';

/** A main part of the app: an index tab, an entry of the menu, two keys, an action of the palette. */
export interface MainPlace {
  /** Names its action, and the desktop's menu command. */
  id: string;
  to: '/' | '/tickets' | '/assets' | '/clients' | '/sites' | '/people' | '/documents' | '/users' | '/sync';
  label: string;
  /** Said by the palette and the list of keys. */
  go: string;
  keys: string;
  icon: Icon;
  /** Only administrators have it. */
  isAdmin?: boolean;
}

/** The main parts of the app, in the order of their tabs. */
export const PLACES: readonly MainPlace[] = [
  { id: 'go-today', to: '/', label: t('Today'), go: t('Go to Today'), keys: 'g h', icon: IconSun },
  { id: 'go-tickets', to: '/tickets', label: t('Tickets'), go: t('Go to tickets'), keys: 'g t', icon: IconTicket },
  { id: 'go-assets', to: '/assets', label: t('Assets'), go: t('Go to assets'), keys: 'g a', icon: IconCpu },
  { id: 'go-clients', to: '/clients', label: t('Clients'), go: t('Go to clients'), keys: 'g c', icon: IconBriefcase },
  { id: 'go-sites', to: '/sites', label: t('Sites'), go: t('Go to sites'), keys: 'g l', icon: IconBuilding },
  { id: 'go-people', to: '/people', label: t('People'), go: t('Go to people'), keys: 'g p', icon: IconAddressBook },
  {
    id: 'go-documents',
    to: '/documents',
    label: t('Documents'),
    go: t('Go to documents'),
    keys: 'g d',
    icon: IconBook,
  },
  {
    id: 'go-users',
    to: '/users',
    label: t('Users'),
    go: t('Go to users'),
    keys: 'g u',
    icon: IconUsers,
    isAdmin: true,
  },
  { id: 'go-sync', to: '/sync', label: t('Sync'), go: t('Go to the sync centre'), keys: 'g s', icon: IconRefresh },
];
