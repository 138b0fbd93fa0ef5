import { VisuallyHidden } from '@mantine/core';
import { IconCpu, IconRefresh, IconTicket } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import css from './shell.module.css';

const TABS = [
  { to: '/assets', label: 'Assets', icon: IconCpu },
  { to: '/tickets', label: 'Tickets', icon: IconTicket },
  { to: '/sync', label: 'Sync', icon: IconRefresh },
] as const;

/** The main parts of the app, as index tabs. */
export function Rail(): ReactNode {
  const { needsYou } = useLiveSync().status;
  const path = useLocation({ select: (location) => location.pathname });
  return (
    <nav className={css.rail} aria-label="Main">
      {TABS.map(({ to, label, icon: Glyph }) => (
        <Link
          key={to}
          to={to}
          className={css.tab}
          aria-current={path === to || path.startsWith(`${to}/`) ? 'page' : undefined}
          data-last={to === '/sync' || undefined}
        >
          <Glyph size={20} stroke={1.6} aria-hidden />
          {label}
          {to === '/sync' && needsYou > 0 && (
            <em>
              {needsYou}
              <VisuallyHidden> need you</VisuallyHidden>
            </em>
          )}
        </Link>
      ))}
    </nav>
  );
}
