import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { newId, nextTicketNumber } from '#renderer/data/commands.ts';
import { useAll } from '#renderer/data/lists.ts';
import { useUser } from '#renderer/data/session.ts';
import { formKey, useFormDraft } from '#renderer/parts/form-draft.ts';
import { useSave } from '#renderer/parts/save.ts';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { t } from '#renderer/words/t.ts';
import type { Asset, Ticket } from '#shared/domain/records.ts';
import type { TicketKind } from '#shared/domain/tickets/lifecycle.ts';
import { defaultImpact, type PriorityValue, withLevel } from '#shared/domain/tickets/priority.ts';
import { newTicketDrafts } from './new-ticket-drafts.ts';

/** What a new ticket comes from. */
interface From {
  asset: Asset | null;
  parent: Ticket | null;
  organizationId: string | null;
  siteId: string | null;
  contactId: string | null;
  title: string | null;
  /** What the page was opened with, by the names in its address. */
  origin: Record<string, string | null>;
}

/** What somebody is putting together for a new ticket. What it comes from fills in what is known. */
export function useNewTicket({ asset, parent, origin, ...from }: From) {
  const navigate = useNavigate();
  const user = useUser();
  const save = useSave();
  const [isBusy, run] = useBusy();
  const [error, setError] = useState<string | null>(null);
  const [picked, setPicked] = useState<Asset[]>(asset ? [asset] : []);
  const form = useForm({
    initialValues: {
      organizationId: asset?.organizationId ?? parent?.organizationId ?? from.organizationId,
      siteId: asset?.place.siteId ?? parent?.siteId ?? from.siteId,
      contactId: parent?.contactId ?? from.contactId,
      kind: (parent?.kind ?? 'incident') as TicketKind,
      title: from.title ?? '',
      description: '',
      isMine: false,
      assetIds: asset ? [asset.id] : ([] as string[]),
      documentIds: [] as string[],
      /** What somebody decided; null as long as it follows from the first asset. */
      decided: null as PriorityValue | null,
    },
    validate: {
      organizationId: (id) => (id ? null : t('Choose the client it is about.')),
      title: (title) => (title.trim() ? null : t('Say in a line what it is about.')),
    },
  });
  const draft = useFormDraft(formKey('/tickets/new', origin), form);
  const { decided, assetIds } = form.values;
  // A draft has only their ids.
  const { rows } = useAll('assets', [{ field: 'id', is: 'any-of', values: assetIds }]);
  const assets = assetIds.flatMap((id) => [...picked, ...rows].find((one) => one.id === id) ?? []);
  // As long as nobody has said otherwise, the first asset says how much hangs on it.
  const impact = assets[0] ? defaultImpact(assets[0].criticality) : 'low';
  const priority = withLevel(decided ?? { impact, urgency: 'medium', override: null, reason: '', level: 4 });

  const add = async (values: typeof form.values): Promise<void> => {
    if (values.organizationId === null) return;
    if (priority.override !== null && !priority.reason.trim()) {
      setError(t('Say why the priority differs from the matrix.'));
      return;
    }
    const { decided: _decided, ...rest } = values;
    const { number } = await nextTicketNumber(values.kind);
    const id = newId();
    const drafts = newTicketDrafts({
      ...rest,
      id,
      number,
      organizationId: values.organizationId,
      priority,
      assignee: values.isMine ? { id: user.personId, name: user.name } : null,
      parentId: parent?.id ?? null,
    });
    const objection = await save(number, t('New ticket'), drafts);
    setError(objection);
    if (objection !== null) return;
    draft.clear();
    await navigate({ to: '/tickets/$id', params: { id } });
  };

  return {
    form,
    draft,
    assets,
    priority,
    error,
    isBusy,
    setPriority: (value: PriorityValue) => form.setFieldValue('decided', value),
    link: (one: Asset) => {
      setPicked([...picked, one]);
      form.setFieldValue('assetIds', [...assetIds, one.id]);
    },
    unlink: (one: Asset) =>
      form.setFieldValue(
        'assetIds',
        assetIds.filter((id) => id !== one.id),
      ),
    /** Another client: nothing of the one before belongs to it. */
    chooseClient: (organizationId: string | null) =>
      form.setValues({ organizationId, siteId: null, contactId: null, assetIds: [], documentIds: [] }),
    submit: form.onSubmit((values) => run(() => add(values))),
  };
}

export type NewTicketForm = ReturnType<typeof useNewTicket>;
