import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import {
  IconAddressBook,
  IconBook,
  IconBriefcase,
  IconBuilding,
  IconCpu,
  IconDeviceLaptop,
  IconHandStop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconPrinter,
  IconRefresh,
  IconSun,
  IconTicket,
  IconUserCircle,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { syncNow } from '#renderer/data/commands.ts';
import { signOut } from '#renderer/data/entry.ts';
import { useUser } from '#renderer/data/session.ts';
import { type Action, useAppActions } from '#renderer/parts/actions.ts';
import { useCanAdd } from '#renderer/parts/can-add.ts';
import { useLayout } from '#renderer/state/layout.ts';
import { usePalette } from '#renderer/state/palette.ts';
import { t } from '#renderer/words/t.ts';
import { useHelp } from './keys-help.tsx';
import { MOD } from './mod-key.ts';
import { PLACES } from './places.ts';

/** What can be done anywhere: the menu of the desktop app, the keys and the palette read it here. */
export function useGlobalActions(): void {
  const navigate = useNavigate();
  const isAdmin = useUser().roles.includes('admin');
  useAppActions(
    t('Go to'),
    PLACES.filter((place) => isAdmin || !place.isAdmin).map(
      ({ id, to, go, keys, icon }): Action => ({ id, label: go, keys, icon, run: () => void navigate({ to }) }),
    ),
  );
  useAppActions(t('New'), useNewActions());
  useAppActions(t('Sitebook'), useOwnActions());
}

function useNewActions(): (Action | false)[] {
  const navigate = useNavigate();
  return [
    useCanAdd('tickets') && {
      id: 'new-ticket',
      label: t('New ticket'),
      words: t('incident request problem change'),
      icon: IconTicket,
      run: () => void navigate({ to: '/tickets/new' }),
    },
    useCanAdd('assets') && {
      id: 'new-asset',
      label: t('New asset'),
      words: t('device computer switch'),
      icon: IconCpu,
      run: () => void navigate({ to: '/assets/new' }),
    },
    useCanAdd('organizations') && {
      id: 'new-client',
      label: t('New client'),
      words: t('organization company customer'),
      icon: IconBriefcase,
      run: () => void navigate({ to: '/clients/new' }),
    },
    useCanAdd('sites') && {
      id: 'new-site',
      label: t('New site'),
      words: t('location building'),
      icon: IconBuilding,
      run: () => void navigate({ to: '/sites/new' }),
    },
    useCanAdd('people') && {
      id: 'new-person',
      label: t('New contact'),
      words: t('person'),
      icon: IconAddressBook,
      run: () => void navigate({ to: '/people/new' }),
    },
    useCanAdd('documents') && {
      id: 'new-document',
      label: t('New document'),
      words: t('runbook article'),
      icon: IconBook,
      run: () => void navigate({ to: '/documents/new' }),
    },
  ];
}

function useOwnActions(): Action[] {
  const navigate = useNavigate();
  const { toggleColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  const { density, setDensity } = useLayout();
  const showHelp = useHelp((state) => state.show);
  const show = usePalette((state) => state.show);
  return [
    {
      id: 'search',
      label: t('Search, go to, do'),
      // words: data, the names of keys
      shownKeys: `${MOD} K`,
      isInPalette: false,
      run: () => show(),
    },
    {
      id: 'sync-now',
      label: t('Sync now'),
      words: t('send receive office'),
      icon: IconRefresh,
      run: () => void syncNow(),
    },
    {
      id: 'toggle-theme',
      label: isDark ? t('Light colours') : t('Dark colours'),
      words: t('theme light dark mode'),
      icon: isDark ? IconSun : IconMoon,
      run: toggleColorScheme,
    },
    {
      id: 'field-mode',
      label: density === 'field' ? t('Leave field mode') : t('Field mode: larger type and targets'),
      words: t('gloves large touch density'),
      icon: IconHandStop,
      run: () => setDensity(density === 'field' ? 'normal' : 'field'),
    },
    {
      id: 'print',
      label: t('Print this page'),
      words: t('paper pdf'),
      // words: data, the names of keys
      shownKeys: `${MOD} P`,
      icon: IconPrinter,
      run: () => window.print(),
    },
    {
      id: 'keys',
      label: t('Keys: what they do here'),
      words: t('shortcuts help'),
      keys: '?',
      icon: IconKeyboard,
      run: showHelp,
    },
    {
      id: 'account',
      label: t('Your account'),
      words: t('password devices'),
      icon: IconUserCircle,
      run: () => void navigate({ to: '/account' }),
    },
    {
      id: 'laptop',
      label: t('This laptop: what it takes along, and its storage'),
      words: t('clients scope space disk device'),
      icon: IconDeviceLaptop,
      run: () => void navigate({ to: '/laptop' }),
    },
    { id: 'sign-out', label: t('Sign out'), words: t('log off leave'), icon: IconLogout, run: () => void signOut() },
  ];
}
