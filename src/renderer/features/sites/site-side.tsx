import type { ReactNode } from 'react';
import { type Filter, useAll } from '#renderer/data/lists.ts';
import { AddButton } from '#renderer/parts/add-button.tsx';
import { ContactRows } from '#renderer/parts/contact-rows.tsx';
import { DocumentRows } from '#renderer/parts/document-rows.tsx';
import { History } from '#renderer/parts/history.tsx';
import { OpenTickets } from '#renderer/parts/open-tickets.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import type { Times } from '#renderer/parts/times.ts';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Site } from '#shared/domain/records.ts';

/** Beside a site: what is open there, whom one asks, what is written about it, its history. */
export function SiteSide({ site, edit, times }: { site: Site; edit: RecordEdit; times: Times }): ReactNode {
  const here: Filter = { field: 'siteId', is: 'any-of', values: [site.id] };
  const search = { ...(site.organizationId ? { client: [site.organizationId] } : {}), site: [site.id] };
  const origin = { client: site.organizationId, site: site.id };
  return (
    <>
      <OpenTickets where={[here]} search={search} nothing={t('No ticket is open at this site.')} />
      <ContactRows
        where={[here]}
        search={search}
        nothing={t('Nobody at this site is known yet.')}
        actions={<AddButton collection="people" origin={origin} isSmall />}
      />
      <SiteDocuments site={site} actions={<AddButton collection="documents" origin={origin} isSmall />} />
      <History collection="sites" record={edit.record} times={times} />
    </>
  );
}

/** Documents for this site, then those of its client that name no site. */
function SiteDocuments({ site, actions }: { site: Site; actions: ReactNode }): ReactNode {
  const forSite = useAll('documents', [{ field: 'siteIds', is: 'includes', values: [site.id] }], 'title', 40);
  const ofClient = useAll(
    'documents',
    [{ field: 'organizationId', is: 'any-of', values: [site.organizationId] }],
    'title',
    200,
  );
  const general = site.organizationId === null ? [] : ofClient.rows.filter((one) => one.siteIds.length === 0);
  const isLoading = forSite.isLoading || ofClient.isLoading;
  const count = forSite.total + general.length;
  return (
    <Section title={t('Documents')} count={isLoading ? undefined : count} actions={actions}>
      {count === 0 && !isLoading && (
        <p className={`${text.small} ${text.muted}`}>{t('Nothing is written about this site yet.')}</p>
      )}
      <DocumentRows documents={forSite.rows} />
      {general.length > 0 && (
        <>
          <h3 className={`${text.small} ${text.muted}`}>{t('For the whole client')}</h3>
          <DocumentRows documents={general} />
        </>
      )}
    </Section>
  );
}
