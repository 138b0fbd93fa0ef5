import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '#renderer/data/commands.ts';
import { useUser } from '#renderer/data/session.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { today } from '#renderer/parts/document-marks.tsx';
import { formKey, useFormDraft } from '#renderer/parts/form-draft.ts';
import { useSave } from '#renderer/parts/save.ts';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { t } from '#renderer/words/t.ts';
import type { DocumentKind } from '#shared/domain/documents/lifecycle.ts';
import { dayAfter } from '#shared/domain/documents/review.ts';
import { TEMPLATES } from './templates.ts';

/** What stands for "every client" in the form. */
export const EVERY_CLIENT = 'every';

/** A new document is looked at again after a year, unless somebody says otherwise. */
const REVIEW_DAYS = 365;

/** What a new document is opened from. */
export interface Origin {
  clientId: string | null;
  siteId: string | null;
  name: string | null;
}

/** What somebody is putting together for a new document. */
export function useNewDocument({ clientId, siteId, name }: Origin) {
  const navigate = useNavigate();
  const names = useDirectory();
  const user = useUser();
  const save = useSave();
  const [isBusy, run] = useBusy();
  const [error, setError] = useState<string | null>(null);
  const origin = names.origin(clientId, siteId);
  const form = useForm({
    initialValues: {
      kind: 'runbook' as DocumentKind,
      title: name ?? '',
      summary: '',
      organizationId: origin.organizationId ?? EVERY_CLIENT,
      siteId: origin.siteId,
      template: TEMPLATES.runbook[0]?.value ?? '',
    },
    validate: {
      title: (title) => (title.trim() ? null : t('Say what it is about.')),
    },
  });
  const draft = useFormDraft(formKey('/documents/new', { client: clientId, site: siteId, name }), form);

  const add = async (values: typeof form.values): Promise<void> => {
    const id = newId();
    const template = TEMPLATES[values.kind].find((one) => one.value === values.template) ?? TEMPLATES[values.kind][0];
    const title = values.title.trim();
    const objection = await save(title, t('New document'), [
      {
        collection: 'documents',
        id,
        organizationId: values.organizationId === EVERY_CLIENT ? null : values.organizationId,
        create: true,
        values: {
          kind: values.kind,
          title,
          summary: values.summary.trim(),
          body: template?.body ?? '',
          steps: template?.steps() ?? [],
          siteIds: values.siteId === null ? [] : [values.siteId],
          ownerId: user.personId,
          reviewOn: dayAfter(today(), REVIEW_DAYS),
        },
      },
    ]);
    setError(objection);
    if (objection !== null) return;
    draft.clear();
    await navigate({ to: '/documents/$id', params: { id }, search: { view: 'edit' } });
  };

  return {
    form,
    draft,
    error,
    isBusy,
    chooseKind: (kind: DocumentKind) => form.setValues({ kind, template: TEMPLATES[kind][0]?.value ?? '' }),
    chooseClient: (organizationId: string | null) =>
      form.setValues({ organizationId: organizationId ?? EVERY_CLIENT, siteId: null }),
    submit: form.onSubmit((values) => run(() => add(values))),
  };
}
