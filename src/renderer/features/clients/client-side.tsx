import type { ReactNode } from 'react';
import { useAll } from '#renderer/data/lists.ts';
import { AddButton } from '#renderer/parts/add-button.tsx';
import { DocumentRows } from '#renderer/parts/document-rows.tsx';
import { History } from '#renderer/parts/history.tsx';
import { OpenTickets } from '#renderer/parts/open-tickets.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import type { Times } from '#renderer/parts/times.ts';
import { Section } from '#renderer/ui/section.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Organization } from '#shared/domain/records.ts';

/** Beside a client: what is open, what is written about it, its history. */
export function ClientSide(props: { client: Organization; edit: RecordEdit; times: Times }): ReactNode {
  const { client, edit, times } = props;
  const ofClient = { field: 'organizationId', is: 'any-of' as const, values: [client.id] };
  const documents = useAll('documents', [ofClient], 'title', 40);
  return (
    <>
      <OpenTickets
        where={[ofClient]}
        search={{ client: [client.id] }}
        nothing={t('No ticket of this client is open.')}
      />
      <Section
        title={t('Documents')}
        count={documents.isLoading ? undefined : documents.total}
        actions={<AddButton collection="documents" origin={{ client: client.id }} isSmall />}
      >
        {documents.total === 0 && !documents.isLoading && (
          <p className={`${text.small} ${text.muted}`}>{t('Nothing is written about this client yet.')}</p>
        )}
        <DocumentRows documents={documents.rows} />
      </Section>
      <History collection="organizations" record={edit.record} times={times} />
    </>
  );
}
