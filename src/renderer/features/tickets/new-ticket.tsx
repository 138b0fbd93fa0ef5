import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useActor } from '#renderer/app/parts/actor.ts';
import { AssetPicker } from '#renderer/app/parts/asset-picker.tsx';
import { useContacts } from '#renderer/app/parts/contacts.ts';
import { useDirectory } from '#renderer/app/parts/directory.tsx';
import { NoClients } from '#renderer/app/parts/missing-record.tsx';
import { PageTitle } from '#renderer/app/parts/page-title.tsx';
import { useSave } from '#renderer/app/parts/save.ts';
import { newId, nextTicketNumber } from '#renderer/data/commands.ts';
import { useRecord } from '#renderer/data/lists.ts';
import { useUser } from '#renderer/data/session.ts';
import { PageHead, Section } from '#renderer/ui/section.tsx';
import { Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { canWrite } from '#shared/domain/permissions.ts';
import type { Asset, Ticket } from '#shared/domain/records.ts';
import { TICKET_KINDS, type TicketKind, ticketKinds } from '#shared/domain/tickets/lifecycle.ts';
import { defaultImpact, type PriorityValue, withLevel } from '#shared/domain/tickets/priority.ts';
import { AssetCard } from './linked-assets.tsx';
import { newTicketDrafts } from './new-ticket-drafts.ts';
import { PriorityChoice } from './priority-choice.tsx';
import css from './ticket.module.css';
import { useNextNumber } from './use-next-number.ts';

const KINDS = ticketKinds.map((value) => ({ value, label: TICKET_KINDS[value].label }));

/** What the page is opened from: an asset that has a problem, or a closed ticket whose matter goes on. */
interface Origin {
  assetId: string | null;
  parentId: string | null;
}

/** A new ticket. What it comes from fills in what is known. */
export function NewTicket({ assetId, parentId }: Origin): ReactNode {
  const asset = useRecord('assets', assetId);
  const parent = useRecord('tickets', parentId);
  if (asset === undefined || parent === undefined) return <Ghosts />;
  return <Form asset={asset} parent={parent} />;
}

function Form({ asset, parent }: { asset: Asset | null; parent: Ticket | null }): ReactNode {
  const navigate = useNavigate();
  const names = useDirectory();
  const actor = useActor();
  const user = useUser();
  const save = useSave();
  const [error, setError] = useState<string | null>(null);
  const [assets, setAssets] = useState<Asset[]>(asset ? [asset] : []);
  const [priority, setPriority] = useState<PriorityValue>(
    withLevel({
      impact: asset ? defaultImpact(asset.criticality) : 'low',
      urgency: 'medium',
      override: null,
      reason: '',
      level: 4,
    }),
  );
  const form = useForm({
    initialValues: {
      organizationId: asset?.organizationId ?? parent?.organizationId ?? null,
      siteId: asset?.place.siteId ?? parent?.siteId ?? null,
      contactId: parent?.contactId ?? null,
      kind: (parent?.kind ?? 'incident') as TicketKind,
      title: '',
      description: '',
      isMine: false,
    },
    validate: {
      organizationId: (id) => (id ? null : 'Choose the client it is about.'),
      title: (title) => (title.trim() ? null : 'Say in a line what it is about.'),
    },
  });
  const { organizationId, kind } = form.values;
  const next = useNextNumber(kind);
  const contacts = useContacts(organizationId);
  const clients = names.organizations.filter((one) => canWrite(actor, 'tickets', one.id));
  const sites = names.sites.filter((one) => one.organizationId === organizationId);

  const link = (one: Asset): void => {
    // The first asset says how much hangs on it, as long as nobody has said so.
    if (assets.length === 0) setPriority(withLevel({ ...priority, impact: defaultImpact(one.criticality) }));
    setAssets([...assets, one]);
  };
  const submit = form.onSubmit(async (values) => {
    if (values.organizationId === null) return;
    if (priority.override !== null && !priority.reason.trim()) {
      return setError('Say why the priority differs from the matrix.');
    }
    const { number } = await nextTicketNumber(values.kind);
    const id = newId();
    const drafts = newTicketDrafts({
      ...values,
      id,
      number,
      organizationId: values.organizationId,
      priority,
      assetIds: assets.map((one) => one.id),
      assignee: values.isMine ? { id: user.personId, name: user.name } : null,
      parentId: parent?.id ?? null,
    });
    const objection = await save(number, 'New ticket', drafts);
    setError(objection);
    if (objection === null) await navigate({ to: '/tickets/$id', params: { id } });
  });

  if (clients.length === 0 && !names.isLoading) {
    return (
      <>
        <PageTitle title="New ticket" crumbs={[{ label: 'Tickets', to: '/tickets' }, { label: 'New ticket' }]} />
        <NoClients kind="ticket" />
      </>
    );
  }
  return (
    <>
      <PageTitle title="New ticket" crumbs={[{ label: 'Tickets', to: '/tickets' }, { label: 'New ticket' }]} />
      <PageHead
        title="New ticket"
        sub={
          parent && (
            <span>
              Goes on from {parent.number}, {parent.title}
            </span>
          )
        }
      />
      <form className={css.new} onSubmit={submit} noValidate aria-label="New ticket">
        <div className={text.stack}>
          <div className={css.formRow}>
            <Select
              label="Client"
              data={clients.map((one) => ({ value: one.id, label: one.name }))}
              searchable
              autoFocus={organizationId === null}
              openOnFocus={false}
              {...form.getInputProps('organizationId')}
              onChange={(id) => {
                form.setValues({ organizationId: id, siteId: null, contactId: null });
                setAssets([]);
              }}
            />
            <Select label="Kind" data={KINDS} allowDeselect={false} {...form.getInputProps('kind')} />
          </div>
          <div className={css.formRow}>
            <Select
              label="Site"
              data={sites.map((one) => ({ value: one.id, label: one.name }))}
              searchable
              clearable
              openOnFocus={false}
              disabled={organizationId === null}
              placeholder={organizationId === null ? 'Choose the client first' : ''}
              {...form.getInputProps('siteId')}
            />
            <Select
              label="Contact"
              data={contacts.map((one) => ({ value: one.id, label: one.name }))}
              searchable
              clearable
              openOnFocus={false}
              disabled={organizationId === null}
              placeholder={organizationId === null ? 'Choose the client first' : ''}
              {...form.getInputProps('contactId')}
            />
          </div>
          <TextInput label="Summary" autoFocus={organizationId !== null} {...form.getInputProps('title')} />
          <Textarea label="Description" autosize minRows={4} maxRows={16} {...form.getInputProps('description')} />
          <div>
            <PriorityChoice value={priority} onChange={(value) => setPriority(withLevel(value))} />
          </div>
          <Checkbox label="Assign it to me" {...form.getInputProps('isMine', { type: 'checkbox' })} />
          {error && (
            <p className={text.bad} role="alert">
              {error}
            </p>
          )}
          <div className={css.foot}>
            <Button type="submit" variant="filled">
              Add ticket
            </Button>
            <Button variant="subtle" onClick={() => void navigate({ to: '/tickets' })}>
              Leave
            </Button>
            <span className={text.muted}>
              As P{priority.level}
              {next && `, gets ${next.number}`}
              {next?.isProvisional && ', a provisional number until the office gives a final one'}
            </span>
          </div>
        </div>
        <Section title="Assets" count={assets.length}>
          <ul className={css.assets}>
            {assets.map((one) => (
              <li key={one.id} className={css.asset}>
                <AssetCard asset={one} onRemove={() => setAssets(assets.filter((other) => other !== one))} />
              </li>
            ))}
          </ul>
          <AssetPicker
            label="Add an asset"
            organizationId={organizationId}
            without={assets.map((one) => one.id)}
            onPick={link}
            isDisabled={organizationId === null}
          />
          {organizationId === null && <p className={`${text.small} ${text.muted}`}>Choose the client first.</p>}
        </Section>
      </form>
    </>
  );
}
