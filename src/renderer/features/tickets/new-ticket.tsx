import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRecord } from '#renderer/data/lists.ts';
import { AssetPicker } from '#renderer/parts/asset-picker.tsx';
import { useClientsFor } from '#renderer/parts/can-add.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { DraftNotice } from '#renderer/parts/draft-notice.tsx';
import { NoClients } from '#renderer/parts/missing-record.tsx';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { PageHead, Section } from '#renderer/ui/section.tsx';
import { Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Asset, Ticket } from '#shared/domain/records.ts';
import { AssetCard } from './linked-assets.tsx';
import { NewTicketAbout } from './new-ticket-about.tsx';
import { NewTicketDocuments } from './new-ticket-documents.tsx';
import { PriorityChoice } from './priority-choice.tsx';
import css from './ticket.module.css';
import { type NewTicketForm, useNewTicket } from './use-new-ticket.ts';
import { useNextNumber } from './use-next-number.ts';

/** What the page is opened from: an asset that has a problem, a closed ticket whose matter goes on, a client, a site. */
interface Origin {
  assetId: string | null;
  parentId: string | null;
  clientId: string | null;
  siteId: string | null;
  contactId: string | null;
  /** What somebody typed and did not find. */
  title: string | null;
}

/** A new ticket. */
export function NewTicket({ assetId, parentId, ...place }: Origin): ReactNode {
  const { isLoading } = useDirectory();
  const asset = useRecord('assets', assetId);
  const parent = useRecord('tickets', parentId);
  return (
    <>
      <PageTitle
        title={t('New ticket')}
        crumbs={[{ label: t('Tickets'), to: '/tickets' }, { label: t('New ticket') }]}
      />
      {asset === undefined || parent === undefined || isLoading ? (
        <Ghosts />
      ) : (
        <Page asset={asset} parent={parent} {...place} />
      )}
    </>
  );
}

type PageProps = { asset: Asset | null; parent: Ticket | null } & Omit<Origin, 'assetId' | 'parentId'>;

function Page({ asset, parent, clientId, siteId, contactId, title }: PageProps): ReactNode {
  const navigate = useNavigate();
  const names = useDirectory();
  const ticket = useNewTicket({
    asset,
    parent,
    contactId,
    title,
    ...names.origin(clientId, siteId),
    origin: {
      asset: asset?.id ?? null,
      parent: parent?.id ?? null,
      client: clientId,
      site: siteId,
      contact: contactId,
      name: title,
    },
  });
  const { form, priority } = ticket;
  const next = useNextNumber(form.values.kind);
  const clients = useClientsFor('tickets');
  if (clients.length === 0) return <NoClients collection="tickets" />;
  const from = parent ? (
    <span>{t('Goes on from {number}, {title}', { number: parent.number, title: parent.title })}</span>
  ) : null;
  return (
    <>
      <PageHead title={t('New ticket')} sub={from} />
      <DraftNotice draft={ticket.draft} />
      <form className={css.new} onSubmit={ticket.submit} noValidate aria-label={t('New ticket')}>
        <div className={text.stack}>
          <NewTicketAbout ticket={ticket} clients={clients} />
          <TextInput
            label={t('Summary')}
            autoFocus={form.values.organizationId !== null}
            {...form.getInputProps('title')}
          />
          <NewTicketDocuments ticket={ticket} />
          <Textarea label={t('Description')} autosize minRows={4} maxRows={16} {...form.getInputProps('description')} />
          <PriorityChoice value={priority} onChange={ticket.setPriority} />
          <Checkbox label={t('Assign it to me')} {...form.getInputProps('isMine', { type: 'checkbox' })} />
          {ticket.error && (
            <p className={text.bad} role="alert">
              {ticket.error}
            </p>
          )}
          <div className={css.foot}>
            <Button type="submit" variant="filled" disabled={ticket.isBusy}>
              {t('Add ticket')}
            </Button>
            <Button variant="subtle" onClick={() => void navigate({ to: '/tickets' })}>
              {t('Leave')}
            </Button>
            <span className={text.muted}>
              {next
                ? t('As P{level}, gets {number}', { level: priority.level, number: next.number })
                : t('As P{level}', { level: priority.level })}
              {next?.isProvisional && t(', a provisional number until the office gives a final one')}
            </span>
          </div>
        </div>
        <NewTicketAssets ticket={ticket} />
      </form>
    </>
  );
}

function NewTicketAssets({ ticket }: { ticket: NewTicketForm }): ReactNode {
  const { assets, form } = ticket;
  const { organizationId } = form.values;
  return (
    <Section title={t('Assets')} count={assets.length}>
      <ul className={css.assets}>
        {assets.map((one) => (
          <li key={one.id} className={css.asset}>
            <AssetCard asset={one} onRemove={() => ticket.unlink(one)} />
          </li>
        ))}
      </ul>
      <AssetPicker
        label={t('Add an asset')}
        organizationId={organizationId}
        without={assets.map((one) => one.id)}
        onPick={ticket.link}
        isDisabled={organizationId === null}
      />
      {organizationId === null && <p className={`${text.small} ${text.muted}`}>{t('Choose the client first.')}</p>}
    </Section>
  );
}
