import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useClientsFor } from '#renderer/parts/can-add.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { FormRow, NewRecordForm, NewRecordPage } from '#renderer/parts/new-record.tsx';
import { t } from '#renderer/words/t.ts';
import { useNewPerson } from './use-new-person.ts';

interface Origin {
  clientId: string | null;
  siteId: string | null;
  name: string | null;
}

/** A new contact at a client, and at the site it is opened from. Technicians come with their accounts. */
export const NewPerson = (origin: Origin): ReactNode => (
  <NewRecordPage collection="people" title={t('New contact')}>
    <Form {...origin} />
  </NewRecordPage>
);

function Form(origin: Origin): ReactNode {
  const clients = useClientsFor('people');
  const names = useDirectory();
  const { form, draft, error, isBusy, submit, chooseClient } = useNewPerson(origin);
  const { organizationId } = form.values;
  const sites = names.sites.filter((one) => one.organizationId === organizationId);
  const isGiven = form.getInitialValues().organizationId !== null;
  return (
    <NewRecordForm
      collection="people"
      title={t('New contact')}
      lead={t('Somebody at a client. Technicians of the office come with their accounts.')}
      verb={t('Add contact')}
      onSubmit={submit}
      isBusy={isBusy}
      error={error}
      draft={draft}
    >
      <FormRow>
        <Select
          label={t('Client')}
          data={clients.map((one) => ({ value: one.id, label: one.name }))}
          searchable
          autoFocus={!isGiven}
          openOnFocus={false}
          {...form.getInputProps('organizationId')}
          onChange={chooseClient}
        />
        <Select
          label={t('Site')}
          data={sites.map((one) => ({ value: one.id, label: one.name }))}
          searchable
          clearable
          openOnFocus={false}
          disabled={organizationId === null}
          placeholder={organizationId === null ? t('Choose the client first') : ''}
          {...form.getInputProps('siteId')}
        />
      </FormRow>
      <FormRow>
        <TextInput label={t('Name')} autoFocus={isGiven} {...form.getInputProps('name')} />
        <TextInput label={t('Role')} placeholder={t('Practice manager')} {...form.getInputProps('role')} />
      </FormRow>
      <TextInput label={t('Mail')} inputMode="email" spellCheck={false} {...form.getInputProps('email')} />
      <Textarea
        label={t('Phones')}
        description={t('One a line, the best one first')}
        autosize
        minRows={2}
        maxRows={10}
        {...form.getInputProps('phones')}
      />
      <FormRow>
        <Checkbox
          label={t('Approver: may approve changes and orders')}
          {...form.getInputProps('isApprover', { type: 'checkbox' })}
        />
        <Checkbox label={t('VIP: is called back first')} {...form.getInputProps('isVip', { type: 'checkbox' })} />
      </FormRow>
      <Textarea label={t('Notes')} autosize minRows={2} maxRows={10} {...form.getInputProps('notes')} />
    </NewRecordForm>
  );
}
