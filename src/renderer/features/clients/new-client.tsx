import { Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormRow, NewRecordForm, NewRecordPage } from '#renderer/parts/new-record.tsx';
import { zoneOptions } from '#renderer/parts/zones.ts';
import { t } from '#renderer/words/t.ts';
import { CLIENT_STATUS, clientStatuses } from '#shared/domain/organizations/status.ts';
import { ContractInputs } from './contract-inputs.tsx';
import { useNewClient } from './use-new-client.ts';

const STATUSES = clientStatuses
  .filter((one) => one !== 'former')
  .map((value) => ({ value, label: t(CLIENT_STATUS[value].label) }));

/** A new client. */
export const NewClient = (): ReactNode => (
  <NewRecordPage collection="organizations" title={t('New client')}>
    <Form />
  </NewRecordPage>
);

function Form(): ReactNode {
  const { form, suggested, draft, error, isBusy, submit } = useNewClient();
  return (
    <NewRecordForm
      collection="organizations"
      title={t('New client')}
      lead={t('Its sites, contacts and blackout windows are added on its own page.')}
      verb={t('Add client')}
      onSubmit={submit}
      isBusy={isBusy}
      error={error}
      draft={draft}
    >
      <TextInput label={t('Name')} autoFocus {...form.getInputProps('name')} />
      <FormRow>
        <TextInput
          label={t('Short code')}
          description={t('Begins the asset tags of this client: {code}-00001', {
            code: form.values.shortCode || suggested || 'OAK',
          })}
          placeholder={suggested}
          maxLength={6}
          autoComplete="off"
          spellCheck={false}
          {...form.getInputProps('shortCode')}
          onChange={(event) => form.setFieldValue('shortCode', event.currentTarget.value.toUpperCase())}
        />
        <Select
          label={t('Time zone')}
          description={t('Of its main site: times are shown in it')}
          data={zoneOptions(form.values.timeZone)}
          searchable
          allowDeselect={false}
          openOnFocus={false}
          {...form.getInputProps('timeZone')}
        />
      </FormRow>
      <Select label={t('Status')} data={STATUSES} allowDeselect={false} {...form.getInputProps('status')} />
      <FormRow>
        <ContractInputs
          value={form.values.contract}
          onChange={(changes) => form.setFieldValue('contract', { ...form.values.contract, ...changes })}
          error={form.errors.contract}
        />
      </FormRow>
      <Textarea label={t('Notes')} autosize minRows={3} maxRows={14} {...form.getInputProps('notes')} />
    </NewRecordForm>
  );
}
