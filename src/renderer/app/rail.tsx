import { VisuallyHidden } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useUser } from '#renderer/data/session.ts';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { t } from '#renderer/words/t.ts';
import { PLACES } from './places.ts';
import css from './shell.module.css';

/** The main parts of the app, as index tabs. */
export function Rail(): ReactNode {
  const { needsYou } = useLiveSync().status;
  const isAdmin = useUser().roles.includes('admin');
  const path = useLocation({ select: (location) => location.pathname });
  return (
    <nav className={css.rail} aria-label={t('Main')}>
      {PLACES.filter((place) => isAdmin || !place.isAdmin).map(({ to, label, icon: Glyph }) => (
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
