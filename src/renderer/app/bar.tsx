import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconChevronRight } from '@tabler/icons-react';
import { Link, useCanGoBack, useRouter } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import { useWhere } from '#renderer/state/where.ts';
import { t } from '#renderer/words/t.ts';
import { AccountMenu } from './account-menu.tsx';
import { SearchField } from './search-field.tsx';
import css from './shell.module.css';
import { SyncChip } from './sync-chip.tsx';

/** Where one is, back and forward; the field for everything; what state the work is in; who is at work. */
export function Bar(): ReactNode {
  const router = useRouter();
  const canGoBack = useCanGoBack();
  const crumbs = useWhere((state) => state.crumbs);
  return (
    <header className={css.bar}>
      <nav className={css.crumbs} aria-label={t('Where you are')}>
        <ActionIcon aria-label={t('Back')} disabled={!canGoBack} bg="transparent" onClick={() => router.history.back()}>
          <IconArrowLeft size={16} />
        </ActionIcon>
        <ActionIcon aria-label={t('Forward')} onClick={() => router.history.forward()}>
          <IconArrowRight size={16} />
        </ActionIcon>
        {crumbs.map((crumb, index) => (
          <Fragment key={crumb.label}>
            {index > 0 && <IconChevronRight size={12} aria-hidden />}
            {crumb.to ? <Link to={crumb.to}>{crumb.label}</Link> : <b aria-current="page">{crumb.label}</b>}
          </Fragment>
        ))}
      </nav>
      <SearchField />
      <div className={css.barEnd}>
        <SyncChip />
        <AccountMenu />
      </div>
    </header>
  );
}
