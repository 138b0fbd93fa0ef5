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
import { roomsInOrder } from '#shared/domain/sites/rooms.ts';

/** What somebody is putting together for a new site. */
export function useNewSite(clientId: string | null, name: string | null) {
  const navigate = useNavigate();
  const names = useDirectory();
  const save = useSave();
  const [isBusy, run] = useBusy();
  const [error, setError] = useState<string | null>(null);
  const { organizationId: client } = names.origin(clientId, null);
  /** A site is likely to keep its client's time. */
  const zoneAt = (id: string | null): string => names.zone(null, id) ?? ownZone();
  const form = useForm({
    initialValues: {
      organizationId: client,
      name: name ?? '',
      address: '',
      phone: '',
      timeZone: zoneAt(client),
      hours: '',
      access: '',
      rooms: [] as string[],
    },
    validate: {
      organizationId: (id) => (id ? null : t('Choose the client it belongs to.')),
      name: (one) => (one.trim() ? null : t('Give it a name.')),
    },
  });
  const draft = useFormDraft(formKey('/sites/new', { client: clientId, name }), form);

  const add = async ({ organizationId, ...values }: typeof form.values): Promise<void> => {
    const id = newId();
    const site = {
      ...values,
      name: values.name.trim(),
      address: values.address.trim(),
      access: values.access.trim(),
      rooms: roomsInOrder(values.rooms.map((room) => room.trim()).filter(Boolean)),
    };
    const objection = await save(site.name, t('New site'), [
      { collection: 'sites', id, organizationId, create: true, values: site },
    ]);
    setError(objection);
    if (objection !== null) return;
    draft.clear();
    await navigate({ to: '/sites/$id', params: { id } });
  };

  return {
    form,
    draft,
    error,
    isBusy,
    chooseClient: (organizationId: string | null) =>
      form.setValues({ organizationId, timeZone: zoneAt(organizationId) }),
    submit: form.onSubmit((values) => run(() => add(values))),
  };
}
