import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCounts } from '#renderer/data/lists.ts';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { useRecent } from '#renderer/parts/recent.ts';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { timesIn } from '#renderer/parts/times.ts';
import { Code } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { NeedsYou } from './needs-you.tsx';
import css from './today.module.css';

/** Records shown of those that were open last. */
const SHOWN = 8;

/** Beside Today: what needs a decision, what was open last, what this laptop has. */
export const TodaySide = (): ReactNode => (
  <>
    <NeedsYou />
    <RecentlyUsed />
    <ThisLaptop />
  </>
);

function RecentlyUsed(): ReactNode {
  const recent = useRecent(SHOWN);
  return (
    <Section title={t('Recently used')}>
      {recent.length === 0 && (
        <p className={`${text.small} ${text.muted}`}>{t('The records that you open are listed here.')}</p>
      )}
      <ul className={css.recent}>
        {recent.map(({ collection, id, code, name }) => (
          <li key={id} className={text.row} data-tight>
            {code && <Code>{code}</Code>}
            <span className={text.cut}>
              <RecordLink collection={collection} id={id}>
                {name || code}
              </RecordLink>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const number = new Intl.NumberFormat('en-GB');

function ThisLaptop(): ReactNode {
  const { status } = useLiveSync();
  const assets = useCounts('assets', []);
  const tickets = useCounts('tickets', []);
  const clients = useCounts('organizations', []);
  const isLoading = assets.isLoading || tickets.isLoading || clients.isLoading;
  const has = isLoading
    ? '…'
    : t('{clients, plural, one {# client} other {# clients}}, {assets} assets, {tickets} tickets', {
        clients: clients.total,
        assets: number.format(assets.total),
        tickets: number.format(tickets.total),
      });
  return (
    <Section title={t('This laptop')}>
      <dl className={css.laptop}>
        <div>
          <dt>{t('Has')}</dt>
          <dd>{has}</dd>
        </div>
        <div>
          <dt>{t('Last contact')}</dt>
          <dd>{status.lastContactAt ? timesIn(null).moment(status.lastContactAt) : t('none yet')}</dd>
        </div>
        <div>
          <dt>{t('Unsent')}</dt>
          <dd>
            {status.unsent === 0 ? (
              t('nothing waits')
            ) : (
              <Link to="/sync">
                {t('{unsent, plural, one {# edit} other {# edits}} saved here', { unsent: status.unsent })}
              </Link>
            )}
          </dd>
        </div>
      </dl>
    </Section>
  );
}
