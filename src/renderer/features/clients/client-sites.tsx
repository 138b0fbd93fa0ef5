import type { ReactNode } from 'react';
import { useCounts } from '#renderer/data/lists.ts';
import { addressLine } from '#renderer/parts/client-words.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import rows from '#renderer/parts/rows.module.css';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import css from './client.module.css';

/** The sites of a client: where they are, and how much stands there. */
export function ClientSites({ clientId, actions }: { clientId: string; actions: ReactNode }): ReactNode {
  const names = useDirectory();
  const sites = names.sites.filter((one) => one.organizationId === clientId);
  const { counts } = useCounts(
    'assets',
    [{ field: 'organizationId', is: 'any-of', values: [clientId] }],
    ['place.siteId'],
  );
  const assetsAt = (id: string): number => counts.find(({ values }) => values[0] === id)?.count ?? 0;
  return (
    <Section title={t('Sites')} count={sites.length} actions={actions}>
      {sites.length === 0 && <p className={`${text.small} ${text.muted}`}>{t('This client has no site yet.')}</p>}
      <ul className={css.lines}>
        {sites.map((site) => (
          <li key={site.id}>
            <RecordLink collection="sites" id={site.id} className={`${text.medium} ${rows.lead}`}>
              {site.name}
            </RecordLink>
            <p className={rows.about}>{addressLine(site.address) || t('no address yet')}</p>
            <p className={rows.about}>
              {[
                t('{count, plural, one {# asset} other {# assets}}', { count: assetsAt(site.id) }),
                site.phone,
                site.hours,
              ]
                .filter(Boolean)
                .join(', ')}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
