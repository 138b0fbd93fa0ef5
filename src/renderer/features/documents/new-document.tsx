import { Radio, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useClientsFor } from '#renderer/parts/can-add.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { FormRow, NewRecordForm, NewRecordPage } from '#renderer/parts/new-record.tsx';
import { t } from '#renderer/words/t.ts';
import { DOCUMENT_KINDS, type DocumentKind, documentKinds } from '#shared/domain/documents/lifecycle.ts';
import css from './document.module.css';
import { TEMPLATES } from './templates.ts';
import { EVERY_CLIENT, type Origin, useNewDocument } from './use-new-document.ts';

/** A new document, for the client and the site it is opened from: what it is. It is written on its own page. */
export const NewDocument = (origin: Origin): ReactNode => (
  <NewRecordPage collection="documents" title={t('New document')}>
    <Form {...origin} />
  </NewRecordPage>
);

function Form(origin: Origin): ReactNode {
  const clients = useClientsFor('documents');
  const names = useDirectory();
  const { form, draft, error, isBusy, submit, chooseKind, chooseClient } = useNewDocument(origin);
  const { kind, organizationId } = form.values;
  const sites = names.sites.filter((one) => one.organizationId === organizationId);
  const templates = TEMPLATES[kind];
  return (
    <NewRecordForm
      collection="documents"
      title={t('New document')}
      lead={t('It begins as a draft that is offered nowhere. The text and the steps are written on its own page.')}
      verb={t('Add document')}
      onSubmit={submit}
      isBusy={isBusy}
      error={error}
      draft={draft}
    >
      <Radio.Group label={t('Kind')} value={kind} onChange={(value) => chooseKind(value as DocumentKind)}>
        <div className={css.kinds}>
          {documentKinds.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(DOCUMENT_KINDS[value].label)}
              description={t(DOCUMENT_KINDS[value].lead)}
            />
          ))}
        </div>
      </Radio.Group>
      <TextInput label={t('Title')} autoFocus {...form.getInputProps('title')} />
      <TextInput
        label={t('In a line')}
        description={t('What it is for. Shown where the document is only named.')}
        {...form.getInputProps('summary')}
      />
      <FormRow>
        <Select
          label={t('Client')}
          data={[
            { value: EVERY_CLIENT, label: t('Every client') },
            ...clients.map((one) => ({ value: one.id, label: one.name })),
          ]}
          searchable
          allowDeselect={false}
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
          disabled={organizationId === EVERY_CLIENT}
          placeholder={organizationId === EVERY_CLIENT ? t('For every client, every site') : t('All of them')}
          {...form.getInputProps('siteId')}
        />
      </FormRow>
      {templates.length > 1 && (
        <Select
          label={t('Begins with')}
          data={templates.map(({ value, label }) => ({ value, label }))}
          allowDeselect={false}
          {...form.getInputProps('template')}
        />
      )}
    </NewRecordForm>
  );
}
