import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { newId } from '#renderer/data/commands.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { formKey, useFormDraft } from '#renderer/parts/form-draft.ts';
import { useSave } from '#renderer/parts/save.ts';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { ownZone } from '#renderer/parts/zones.ts';
import { t } from '#renderer/words/t.ts';
import {
  clientWithCode,
  SHORT_CODE,
  SHORT_CODE_SHAPE,
  suggestShortCode,
} from '#shared/domain/organizations/short-code.ts';
import type { ClientStatus } from '#shared/domain/organizations/status.ts';
import { contractInput, readContract } from './contract-form.ts';

/** What somebody is putting together for a new client. */
export function useNewClient() {
  const navigate = useNavigate();
  const { organizations } = useDirectory();
  const save = useSave();
  const [isBusy, run] = useBusy();
  const [error, setError] = useState<string | null>(null);
  /** An empty short code is the one suggested: it stands in the field as a hint. */
  const codeOf = (values: { name: string; shortCode: string }): string =>
    values.shortCode.trim() || suggestShortCode(values.name, organizations);
  const form = useForm({
    initialValues: {
      name: '',
      shortCode: '',
      timeZone: ownZone(),
      status: 'active' as ClientStatus,
      contract: contractInput(null),
      notes: '',
    },
    validate: {
      name: (name) => (name.trim() ? null : t('Give it a name.')),
      shortCode: (_, values) => {
        if (!values.shortCode && !values.name.trim()) return null;
        const code = codeOf(values);
        if (!SHORT_CODE.test(code)) return `${t(SHORT_CODE_SHAPE)}.`;
        const other = clientWithCode(code, organizations);
        return other ? t('{client} has this short code already.', { client: other.name }) : null;
      },
      contract: (contract) => {
        const read = readContract(contract);
        return typeof read === 'string' ? read : null;
      },
    },
  });
  const draft = useFormDraft(formKey('/clients/new', {}), form);

  const add = async (values: typeof form.values): Promise<void> => {
    const id = newId();
    const shortCode = codeOf(values);
    const objection = await save(shortCode, t('New client'), [
      {
        collection: 'organizations',
        id,
        // A client is its own tenant.
        organizationId: id,
        create: true,
        values: {
          name: values.name.trim(),
          shortCode,
          timeZone: values.timeZone,
          status: values.status,
          contract: readContract(values.contract),
          notes: values.notes.trim(),
        },
      },
    ]);
    setError(objection);
    if (objection !== null) return;
    draft.clear();
    await navigate({ to: '/clients/$id', params: { id } });
  };

  return {
    form,
    suggested: suggestShortCode(form.values.name, organizations),
    draft,
    error,
    isBusy,
    submit: form.onSubmit((values) => run(() => add(values))),
  };
}
