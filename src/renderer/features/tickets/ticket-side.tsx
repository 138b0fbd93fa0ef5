import type { ReactNode } from 'react';
import { useAll, useRecord } from '#renderer/data/lists.ts';
import { useContacts } from '#renderer/parts/contacts.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { History } from '#renderer/parts/history.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { RecordChoice, RecordTags, RecordText } from '#renderer/parts/record-fields.tsx';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { ClientLink } from '#renderer/parts/record-names.tsx';
import type { Times } from '#renderer/parts/times.ts';
import { StaticField } from '#renderer/ui/field-frame.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { t } from '#renderer/words/t.ts';
import type { Ticket } from '#shared/domain/records.ts';
import { LinkedAssets } from './linked-assets.tsx';

const CATEGORIES = [{ field: 'kind', is: 'any-of' as const, values: ['category'] }];

/** Beside a ticket: whose it is, what it is about, what changed. */
export function TicketSide({ ticket, edit, times }: { ticket: Ticket; edit: RecordEdit; times: Times }): ReactNode {
  const names = useDirectory();
  const contacts = useContacts(ticket.organizationId);
  const categories = useAll('settings', CATEGORIES);
  const parent = useRecord('tickets', ticket.parentId);
  const sites = names.sites.filter((one) => one.organizationId === ticket.organizationId);
  return (
    <>
      <Section title={t('Details')}>
        <RecordText edit={edit} field="title" />
        <StaticField label={t('Client')}>
          <ClientLink id={ticket.organizationId} />
        </StaticField>
        <RecordChoice
          edit={edit}
          field="siteId"
          canBeEmpty
          options={sites.map((one) => ({ value: one.id, label: one.name }))}
        />
        <RecordChoice
          edit={edit}
          field="contactId"
          canBeEmpty
          options={contacts.map((one) => ({ value: one.id, label: one.name }))}
        />
        <RecordText edit={edit} field="category" suggestions={categories.rows.map((one) => one.name)} />
        {parent && (
          <StaticField label={t('Parent')}>
            <RecordLink collection="tickets" id={parent.id}>
              {parent.number} {parent.title}
            </RecordLink>
          </StaticField>
        )}
        {ticket.provisionalNumber && <StaticField label={t('First number')}>{ticket.provisionalNumber}</StaticField>}
        <RecordTags edit={edit} field="tags" />
      </Section>
      <LinkedAssets ticket={ticket} edit={edit} />
      <History collection="tickets" record={edit.record} times={times} />
    </>
  );
}
