import { Button, Progress } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useList } from '#renderer/data/lists.ts';
import { desktop } from '#renderer/data/office-calls.ts';
import { useStorage } from '#renderer/data/storage.ts';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { StaticField } from '#renderer/ui/field-frame.tsx';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { SyncStatus } from '#shared/sync/status.ts';
import css from './this-laptop.module.css';

/** What people look for on a laptop, by the names of the lists. */
const SHOWN: readonly [Collection, string][] = [
  ['organizations', t('Clients')],
  ['sites', t('Sites')],
  ['people', t('People')],
  ['assets', t('Assets')],
  ['relationships', t('Relationships')],
  ['documents', t('Documents')],
  ['tickets', t('Tickets')],
  ['activities', t('Timeline entries')],
];

/** What lies on this laptop, what of it is nowhere else, and the room that takes. */
export function OnThisLaptop({ status }: { status: SyncStatus }): ReactNode {
  return (
    <>
      <Section title={t('On this laptop')}>
        <StaticField label={t('Not at the office yet')}>
          {status.unsent === 0 ? (
            t('nothing')
          ) : (
            <Link to="/sync">{t('{count, plural, one {# edit} other {# edits}}', { count: status.unsent })}</Link>
          )}
        </StaticField>
        <StaticField label={t('Second copy')}>
          {desktop
            ? t('unsent work also lies in a file beside the database')
            : t('none: in a browser there is no file for unsent work')}
        </StaticField>
        <table className={css.counts} aria-label={t('Records on this laptop')}>
          <tbody>
            {SHOWN.map(([collection, label]) => (
              <CountRow key={collection} collection={collection} label={label} />
            ))}
          </tbody>
        </table>
      </Section>
      <Room reload={`${status.phase} ${status.lastContactAt}`} />
    </>
  );
}

function CountRow({ collection, label }: { collection: Collection; label: string }): ReactNode {
  const { total, isLoading } = useList({ collection, where: [], sort: [], offset: 0, limit: 0 });
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{isLoading ? '' : total.toLocaleString('en-GB')}</td>
    </tr>
  );
}

const sizeText = (bytes: number): string =>
  bytes < 1e9
    ? t('{count} MB', { count: (bytes / 1e6).toLocaleString('en-GB', { maximumFractionDigits: 1 }) })
    : t('{count} GB', { count: (bytes / 1e9).toLocaleString('en-GB', { maximumFractionDigits: 1 }) });

function Room({ reload }: { reload: string }): ReactNode {
  const { storage, keep } = useStorage(reload);
  const [isBusy, run] = useBusy();
  const [isRefused, setIsRefused] = useState(false);
  if (storage === undefined) return null;
  if (storage === null) {
    return (
      <Section title={t('Storage')}>
        <p className={text.second}>{t('This browser does not say how much room Sitebook takes.')}</p>
      </Section>
    );
  }
  const { used, quota, isKept } = storage;
  const share = quota > 0 ? (used / quota) * 100 : 0;
  return (
    <Section title={t('Storage')}>
      <p>{t('{used} used of the {quota} that Sitebook may take.', { used: sizeText(used), quota: sizeText(quota) })}</p>
      <Progress className={css.gauge} value={share} size="sm" aria-label={t('Storage used')} />
      {isKept ? (
        <p className={text.second}>
          {t('Kept: the browser clears none of it by itself, also when the disk runs full.')}
        </p>
      ) : (
        <div className={css.row}>
          <p className={text.second}>
            {isRefused
              ? t(
                  'The browser does not promise it yet. It does so for addresses that are used often; the desktop app keeps a second copy of unsent work.',
                )
              : t(
                  'Not kept for certain: when the disk runs full, the browser may clear it, with work that was not sent.',
                )}
          </p>
          <Button size="xs" disabled={isBusy} onClick={() => void run(async () => setIsRefused(!(await keep())))}>
            {t('Ask the browser to keep it')}
          </Button>
        </div>
      )}
    </Section>
  );
}
