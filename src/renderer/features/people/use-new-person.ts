import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '#renderer/data/commands.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { formKey, useFormDraft } from '#renderer/parts/form-draft.ts';
import { useSave } from '#renderer/parts/save.ts';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { t } from '#renderer/words/t.ts';
import { isMail } from '#shared/domain/people/rules.ts';
import { phonesObjection, readPhones } from './phones.ts';

/** What somebody is putting together for a new contact. */
export function useNewPerson(origin: { clientId: string | null; siteId: string | null; name: string | null }) {
  const { clientId, siteId, name } = origin;
  const navigate = useNavigate();
  const names = useDirectory();
  const save = useSave();
  const [isBusy, run] = useBusy();
  const [error, setError] = useState<string | null>(null);
  const form = useForm({
    initialValues: {
      ...names.origin(clientId, siteId),
      name: name ?? '',
      role: '',
      email: '',
      phones: '',
      isApprover: false,
      isVip: false,
      notes: '',
    },
    validate: {
      organizationId: (id) => (id ? null : t('Choose the client they belong to.')),
      name: (one) => (one.trim() ? null : t('Give the name.')),
      email: (email) =>
        email.trim() === '' || isMail(email.trim()) ? null : t('Write the mail address as name@company.example.'),
      phones: phonesObjection,
    },
  });
  const draft = useFormDraft(formKey('/people/new', { client: clientId, site: siteId, name }), form);

  const add = async ({ organizationId, ...values }: typeof form.values): Promise<void> => {
    const id = newId();
    const person = {
      ...values,
      kind: 'contact',
      name: values.name.trim(),
      role: values.role.trim(),
      email: values.email.trim(),
      phones: readPhones(values.phones),
      notes: values.notes.trim(),
    };
    const objection = await save(person.name, t('New contact'), [
      { collection: 'people', id, organizationId, create: true, values: person },
    ]);
    setError(objection);
    if (objection !== null) return;
    draft.clear();
    await navigate({ to: '/people/$id', params: { id } });
  };

  return {
    form,
    draft,
    error,
    isBusy,
    /** Another client: the site of the one before is none of its own. */
    chooseClient: (organizationId: string | null) => form.setValues({ organizationId, siteId: null }),
    submit: form.onSubmit((values) => run(() => add(values))),
  };
}
