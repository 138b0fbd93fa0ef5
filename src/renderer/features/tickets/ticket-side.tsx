import type { ReactNode } from 'react';
import { useAll, useRecord } from '#renderer/data/lists.ts';
import { useContacts } from '#renderer/parts/contacts.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { History } from '#renderer/parts/history.tsx';
import type { RecordEdit } from '#renderer/parts/record-edit.ts';
import { RecordChoice, RecordTags, RecordText } from '#renderer/parts/record-fields.tsx';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { ClientLink } from '#renderer/parts/record-names.tsx';
import type { Beside } from '#renderer/parts/runs/beside.ts';
import type { Links } from '#renderer/parts/runs/document-reader.tsx';
import type { RunPlace } from '#renderer/parts/runs/use-run.ts';
import type { Times } from '#renderer/parts/times.ts';
import { StaticField } from '#renderer/ui/field-frame.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { t } from '#renderer/words/t.ts';
import type { Ticket } from '#shared/domain/records.ts';
import { LinkedAssets } from './linked-assets.tsx';
import { TicketDocuments } from './ticket-documents.tsx';

const CATEGORIES = [{ field: 'kind', is: 'any-of' as const, values: ['category'] }];

interface Props {
  ticket: Ticket;
  edit: RecordEdit;
  times: Times;
  place: RunPlace;
  links: Links;
  beside: Beside;
}

/** Beside a ticket: whose it is, what it is about, what helps with it, what changed. */
export function TicketSide({ ticket, edit, times, place, links, beside }: Props): ReactNode {
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
      <TicketDocuments ticket={ticket} edit={edit} place={place} links={links} beside={beside} />
      <History collection="tickets" record={edit.record} times={times} />
    </>
  );
}
