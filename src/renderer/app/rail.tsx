import { VisuallyHidden } from '@mantine/core';
import {
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
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useUser } from '#renderer/data/session.ts';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { t } from '#renderer/words/t.ts';
import css from './shell.module.css';

const TABS = [
  { to: '/', label: t('Today'), icon: IconSun },
  { to: '/tickets', label: t('Tickets'), icon: IconTicket },
  { to: '/assets', label: t('Assets'), icon: IconCpu },
  { to: '/clients', label: t('Clients'), icon: IconBriefcase },
  { to: '/sites', label: t('Sites'), icon: IconBuilding },
  { to: '/people', label: t('People'), icon: IconAddressBook },
  { to: '/documents', label: t('Documents'), icon: IconBook },
  { to: '/users', label: t('Users'), icon: IconUsers },
  { to: '/sync', label: t('Sync'), icon: IconRefresh },
] as const;

/** Tabs of administrators. */
const ADMIN_TABS: readonly string[] = ['/users'];

/** The main parts of the app, as index tabs. */
export function Rail(): ReactNode {
  const { needsYou } = useLiveSync().status;
  const isAdmin = useUser().roles.includes('admin');
  const path = useLocation({ select: (location) => location.pathname });
  return (
    <nav className={css.rail} aria-label={t('Main')}>
      {TABS.filter(({ to }) => isAdmin || !ADMIN_TABS.includes(to)).map(({ to, label, icon: Glyph }) => (
        <Link
          key={to}
          to={to}
          className={css.tab}
          aria-current={path === to || (to !== '/' && path.startsWith(`${to}/`)) ? 'page' : undefined}
          data-last={to === '/sync' || undefined}
        >
          <Glyph size={20} stroke={1.6} aria-hidden />
          {label}
          {to === '/sync' && needsYou > 0 && (
            <em>
              {needsYou}
              <VisuallyHidden> {t('need you')}</VisuallyHidden>
            </em>
          )}
        </Link>
      ))}
    </nav>
  );
}
