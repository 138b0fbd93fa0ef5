import { Button } from '@mantine/core';
import { IconArrowDown, IconLock } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { signInAgain } from '#renderer/data/entry.ts';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { Gauge } from '#renderer/ui/marks.tsx';
import { megabytes } from '#renderer/ui/megabytes.ts';
import { t } from '#renderer/words/t.ts';
import type { SyncStatus } from '#shared/sync/status.ts';
import css from './shell.module.css';

const count = new Intl.NumberFormat('en-GB');

/** How far the first sync is. One can work meanwhile. */
function FirstSyncBand({ status }: { status: SyncStatus }): ReactNode {
  const { progress } = status;
  const known = progress !== null && progress.total > 0;
  return (
    <div className={css.band} data-look="moving" role="status" aria-label={t('First sync')}>
      <IconArrowDown className={css.bandIcon} size={17} stroke={1.8} aria-hidden />
      <b>{t('Bringing your records onto this laptop')}</b>
      <p>
        {known &&
          t('{received} of {total} records, {size} so far. ', {
            received: count.format(progress.received),
            total: count.format(progress.total),
            size: megabytes(progress.size),
          })}
        {t('You can work meanwhile. If the connection breaks, it goes on where it stopped.')}
      </p>
      {known && (
        <div className={css.bandGauge}>
          <Gauge done={progress.received} total={progress.total} label={t('First sync')} />
        </div>
      )}
    </div>
  );
}

const safe = (unsent: number): string =>
  unsent === 0
    ? t('Everything you did is at the office.')
    : t('{unsent, plural, one {# edit is} other {# edits are}} saved on this laptop and kept.', { unsent });

/** What keeps the office away until somebody does something: what is safe, and what to do. */
export function Bands(): ReactNode {
  const { status } = useLiveSync();
  const { phase, unsent, reason } = status;
  const path = useLocation({ select: (location) => location.pathname });
  // The sync centre says it itself, larger.
  if (phase === 'first-sync') return path === '/sync' ? null : <FirstSyncBand status={status} />;
  if (phase === 'signed-out') {
    return (
      <div className={css.band} data-look="asks" role="status">
        <IconLock className={css.bandIcon} size={16} aria-hidden />
        <b>{t('The office asks you to sign in again.')}</b>
        <p>{t('{safe} You can work on; edits go when you have signed in.', { safe: safe(unsent) })}</p>
        <Button onClick={() => void signInAgain()}>{t('Sign in again')}</Button>
      </div>
    );
  }
  if (phase === 'update-needed') {
    return (
      <div className={css.band} data-look="asks" role="status">
        <IconLock className={css.bandIcon} size={16} aria-hidden />
        <b>{t('This Sitebook is older than the office.')}</b>
        <p>{t('Close Sitebook and open the new version. {safe}', { safe: safe(unsent) })}</p>
      </div>
    );
  }
  if (phase === 'stopped') {
    return (
      <div className={css.band} data-look="asks" role="status">
        <IconLock className={css.bandIcon} size={16} aria-hidden />
        <b>{t('Nothing goes to the office now.')}</b>
        <p>{t('{reason} What was saved on this laptop is safe.', { reason: reason ?? '' })}</p>
        <Button onClick={() => location.reload()}>{t('Start again')}</Button>
      </div>
    );
  }
  return null;
}
