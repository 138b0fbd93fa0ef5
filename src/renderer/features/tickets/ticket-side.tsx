import { TagsInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useContacts } from '#renderer/app/parts/contacts.ts';
import { useDirectory } from '#renderer/app/parts/directory.tsx';
import { History } from '#renderer/app/parts/history.tsx';
import type { RecordEdit } from '#renderer/app/parts/record-edit.ts';
import { RecordChoice, RecordText } from '#renderer/app/parts/record-fields.tsx';
import { RecordLink } from '#renderer/app/parts/record-link.tsx';
import type { Times } from '#renderer/app/parts/times.ts';
import { useAll, useRecord } from '#renderer/data/lists.ts';
import { StaticField } from '#renderer/ui/field.tsx';
import { SavedHere } from '#renderer/ui/marks.tsx';
import { Section } from '#renderer/ui/section.tsx';
import type { Ticket } from '#shared/domain/records.ts';
import { LinkedAssets } from './linked-assets.tsx';
import css from './ticket.module.css';

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
      <Section title="Details">
        <RecordText edit={edit} field="title" />
        <StaticField label="Client">{names.client(ticket.organizationId)}</StaticField>
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
          <StaticField label="Parent">
            <RecordLink collection="tickets" id={parent.id}>
              {parent.number} {parent.title}
            </RecordLink>
          </StaticField>
        )}
        {ticket.provisionalNumber && <StaticField label="Was">{ticket.provisionalNumber}</StaticField>}
        <Labels ticket={ticket} edit={edit} />
      </Section>
      <LinkedAssets ticket={ticket} edit={edit} />
      <History collection="tickets" record={edit.record} times={times} />
    </>
  );
}

/** The labels of a ticket. Adds and removes of two people are merged. */
function Labels({ ticket, edit }: { ticket: Ticket; edit: RecordEdit }): ReactNode {
  const [error, setError] = useState<string | null>(null);
  return (
    <div className={css.labels}>
      <TagsInput
        label="Labels"
        value={ticket.tags}
        onChange={(tags) => void edit.save('tags', tags).then(setError)}
        readOnly={!edit.canWrite}
        placeholder={edit.canWrite && ticket.tags.length === 0 ? 'Type one, then Enter' : ''}
        error={error}
      />
      {edit.unsent.has('tags') && <SavedHere />}
    </div>
  );
}
