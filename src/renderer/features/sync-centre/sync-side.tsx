import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '#renderer/data/session.ts';
import { useSyncLog } from '#renderer/data/sync.ts';
import { timesIn } from '#renderer/parts/times.ts';
import { StaticField } from '#renderer/ui/field-frame.tsx';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { SyncStatus } from '#shared/sync/status.ts';
import css from './sync.module.css';

/** Lines of the log that are shown. */
const SHOWN = 100;

/** Beside the sync centre: the office this laptop belongs to, and what happened between the two. */
export function SyncSide({ status }: { status: SyncStatus }): ReactNode {
  const log = useSyncLog();
  const office = useSession((state) => (state.is === 'open' ? state : null));
  const times = timesIn(null);
  return (
    <>
      <Section title={t('This laptop')}>
        <StaticField label={t('Office')}>{office?.officeName}</StaticField>
        <StaticField label={t('Address')}>{office?.officeUrl.replace(/^https?:\/\//, '')}</StaticField>
        <StaticField label={t('Last contact')}>
          {status.lastContactAt ? times.moment(status.lastContactAt) : t('none yet')}
        </StaticField>
        <p className={text.small}>
          <Link to="/laptop">{t('What it takes along, and its storage')}</Link>
        </p>
      </Section>
      <Section title={t('Log')}>
        {log.length === 0 ? (
          <p className={`${text.small} ${text.muted}`}>{t('Nothing has happened since Sitebook was opened.')}</p>
        ) : (
          <ul className={css.log}>
            {log.slice(0, SHOWN).map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a log have no identity.
              <li key={index}>
                <time title={times.full(entry.at)}>{times.moment(entry.at)}</time>
                <span data-tone={entry.tone}>{entry.text}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
