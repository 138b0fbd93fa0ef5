import { Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useClientsFor } from '#renderer/parts/can-add.ts';
import { FormRow, NewRecordForm, NewRecordPage } from '#renderer/parts/new-record.tsx';
import { zoneOptions } from '#renderer/parts/zones.ts';
import { t } from '#renderer/words/t.ts';
import { useNewSite } from './use-new-site.ts';

/** A new site, of the client it is opened from. */
export const NewSite = ({ clientId, name }: { clientId: string | null; name: string | null }): ReactNode => (
  <NewRecordPage collection="sites" title={t('New site')}>
    <Form clientId={clientId} name={name} />
  </NewRecordPage>
);

function Form(origin: { clientId: string | null; name: string | null }): ReactNode {
  const clients = useClientsFor('sites');
  const { form, draft, error, isBusy, submit, chooseClient } = useNewSite(origin.clientId, origin.name);
  const isGiven = form.getInitialValues().organizationId !== null;
  return (
    <NewRecordForm
      collection="sites"
      title={t('New site')}
      lead={t('What one needs to find it and to get in. The rest is written on its own page.')}
      verb={t('Add site')}
      onSubmit={submit}
      isBusy={isBusy}
      error={error}
      draft={draft}
    >
      <Select
        label={t('Client')}
        data={clients.map((one) => ({ value: one.id, label: one.name }))}
        searchable
        autoFocus={!isGiven}
        openOnFocus={false}
        {...form.getInputProps('organizationId')}
        onChange={chooseClient}
      />
      <TextInput label={t('Name')} autoFocus={isGiven} {...form.getInputProps('name')} />
      <Textarea label={t('Address')} autosize minRows={3} maxRows={8} {...form.getInputProps('address')} />
      <FormRow>
        <TextInput label={t('Phone')} type="tel" {...form.getInputProps('phone')} />
        <Select
          label={t('Time zone')}
          data={zoneOptions(form.values.timeZone)}
          searchable
          allowDeselect={false}
          openOnFocus={false}
          {...form.getInputProps('timeZone')}
        />
      </FormRow>
      <TextInput
        label={t('Opening hours')}
        placeholder={t('Mon to Fri 8:00 to 18:30')}
        {...form.getInputProps('hours')}
      />
      <Textarea
        label={t('Getting in')}
        description={t('Doors, keys, alarms, whom to ask for')}
        autosize
        minRows={3}
        maxRows={10}
        {...form.getInputProps('access')}
      />
      <TagsInput
        label={t('Rooms')}
        description={t('Enter adds one: B1 Comms room')}
        splitChars={[]}
        acceptValueOnBlur
        {...form.getInputProps('rooms')}
      />
    </NewRecordForm>
  );
}
