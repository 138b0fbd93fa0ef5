import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useContacts } from '#renderer/parts/contacts.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { t } from '#renderer/words/t.ts';
import type { Organization } from '#shared/domain/records.ts';
import { TICKET_KINDS, ticketKinds } from '#shared/domain/tickets/lifecycle.ts';
import css from './ticket.module.css';
import type { NewTicketForm } from './use-new-ticket.ts';

const KINDS = ticketKinds.map((value) => ({ value, label: t(TICKET_KINDS[value].label) }));

const optionsOf = (records: readonly { id: string; name: string }[]) =>
  records.map((one) => ({ value: one.id, label: one.name }));

/** Whom a new ticket is about, and what kind it is. Sites and contacts are those of the client. */
export function NewTicketAbout(props: { ticket: NewTicketForm; clients: readonly Organization[] }): ReactNode {
  const { form, chooseClient } = props.ticket;
  const { organizationId } = form.values;
  const names = useDirectory();
  const contacts = useContacts(organizationId);
  const sites = names.sites.filter((one) => one.organizationId === organizationId);
  const ofClient = {
    searchable: true,
    clearable: true,
    openOnFocus: false,
    disabled: organizationId === null,
    placeholder: organizationId === null ? t('Choose the client first') : '',
  };
  return (
    <>
      <div className={css.formRow}>
        <Select
          label={t('Client')}
          data={optionsOf(props.clients)}
          searchable
          autoFocus={organizationId === null}
          openOnFocus={false}
          {...form.getInputProps('organizationId')}
          onChange={chooseClient}
        />
        <Select label={t('Kind')} data={KINDS} allowDeselect={false} {...form.getInputProps('kind')} />
      </div>
      <div className={css.formRow}>
        <Select label={t('Site')} data={optionsOf(sites)} {...ofClient} {...form.getInputProps('siteId')} />
        <Select label={t('Contact')} data={optionsOf(contacts)} {...ofClient} {...form.getInputProps('contactId')} />
      </div>
    </>
  );
}
