import type { ReactNode } from 'react';
import { useSession } from '#renderer/data/session.ts';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { PageHead } from '#renderer/ui/section.tsx';
import { t } from '#renderer/words/t.ts';
import { OnThisLaptop } from './on-this-laptop.tsx';
import { TakenAlongSection } from './taken-along.tsx';
import css from './this-laptop.module.css';

/** What of the office this laptop takes along, what lies on it, and the room that takes (S20). */
export function ThisLaptop(): ReactNode {
  const { status } = useLiveSync();
  const office = useSession((state) => (state.is === 'open' ? state.officeName : ''));
  return (
    <>
      <PageTitle title={t('This laptop')} crumbs={[{ label: t('Sync'), to: '/sync' }, { label: t('This laptop') }]} />
      <div className={css.page}>
        <PageHead
          title={t('This laptop')}
          sub={
            <span>{t('What it takes along from {office}, to be read and written without a network.', { office })}</span>
          }
        />
        <TakenAlongSection phase={status.phase} />
        <OnThisLaptop status={status} />
      </div>
    </>
  );
}
