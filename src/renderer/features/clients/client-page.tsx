import { IconAlertTriangle, IconCalendarOff, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useRecord } from '#renderer/data/lists.ts';
import { AddButton } from '#renderer/parts/add-button.tsx';
import { contractText } from '#renderer/parts/client-words.ts';
import { ConflictNotice } from '#renderer/parts/conflict-notice.tsx';
import { ContactRows } from '#renderer/parts/contact-rows.tsx';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { MissingRecord } from '#renderer/parts/missing-record.tsx';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { PresentTime } from '#renderer/parts/present-time.tsx';
import { PrintButton } from '#renderer/parts/print-button.tsx';
import { useRecordEdit } from '#renderer/parts/record-edit.ts';
import { timesIn } from '#renderer/parts/times.ts';
import { useNow } from '#renderer/parts/use-now.ts';
import { Badge, Plate, SavedHere, type Tone } from '#renderer/ui/marks.tsx';
import { Notice, PageHead } from '#renderer/ui/section.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import { blackoutsAt } from '#shared/domain/organizations/blackouts.ts';
import { CLIENT_STATUS, type ClientStatus } from '#shared/domain/organizations/status.ts';
import type { Organization } from '#shared/domain/records.ts';
import { blackoutWords } from './blackout-words.ts';
import { Blackouts } from './blackouts.tsx';
import { ClientAssets } from './client-assets.tsx';
import { ClientFields } from './client-fields.tsx';
import { ClientSide } from './client-side.tsx';
import { ClientSites } from './client-sites.tsx';

const STATUS_TONE: Partial<Record<ClientStatus, Tone>> = { active: 'ok', prospect: 'accent' };

/** One client: how the office works for it, where it is, who is there, what it has. */
export function ClientPage({ id }: { id: string }): ReactNode {
  const client = useRecord('organizations', id);
  if (client === undefined) {
    return (
      <>
        <PageTitle title={t('Client')} crumbs={[{ label: t('Clients'), to: '/clients' }]} />
        <Ghosts lines={12} />
      </>
    );
  }
  if (client === null) return <MissingRecord collection="organizations" />;
  return <Loaded client={client} />;
}

function Loaded({ client }: { client: Organization }): ReactNode {
  const names = useDirectory();
  const { unsent } = useLiveSync();
  const edit = useRecordEdit('organizations', client);
  const zone = names.zone(null, client.id);
  const origin = { client: client.id };
  return (
    <>
      <PageTitle
        title={`${client.shortCode} ${client.name}`}
        crumbs={[{ label: t('Clients'), to: '/clients' }, { label: client.name }]}
      />
      <Split
        sideLabel={t('Tickets, documents and history')}
        side={<ClientSide client={client} edit={edit} times={timesIn(zone)} />}
      >
        <PageHead
          before={<Plate isBig>{client.shortCode}</Plate>}
          title={client.name}
          after={
            <>
              <Badge tone={STATUS_TONE[client.status]}>{t(CLIENT_STATUS[client.status].label)}</Badge>
              {unsent.has(client.id) && <SavedHere />}
            </>
          }
          sub={
            <>
              <span>{client.contract ? contractText(client.contract) : t('No contract')}</span>
              <span>
                <PresentTime zone={zone} />
              </span>
            </>
          }
          actions={
            <>
              <PrintButton />
              <AddButton collection="tickets" origin={origin} isFilled />
            </>
          }
        />
        <ConflictNotice conflicts={client.conflicts} />
        {!edit.canWrite && (
          <Notice icon={<IconLock size={15} aria-hidden />}>
            <span className={text.second}>
              {t('Your role reads this client and changes nothing. Dispatchers and administrators do.')}
            </span>
          </Notice>
        )}
        {client.status === 'former' && (
          <Notice icon={<IconAlertTriangle size={15} aria-hidden />}>
            <span>{t('A former client: its records are kept, and nothing new is added for it.')}</span>
          </Notice>
        )}
        <BlackoutNow client={client} />
        <ClientFields client={client} edit={edit} />
        <Blackouts client={client} edit={edit} />
        <ClientSites clientId={client.id} actions={<AddButton collection="sites" origin={origin} isSmall />} />
        <ContactRows
          where={[{ field: 'organizationId', is: 'any-of', values: [client.id] }]}
          search={{ client: [client.id] }}
          hasSite
          isWide
          nothing={t('Nobody at this client is known yet.')}
          actions={<AddButton collection="people" origin={origin} isSmall />}
        />
        <ClientAssets clientId={client.id} actions={<AddButton collection="assets" origin={origin} isSmall />} />
      </Split>
    </>
  );
}

/** Says that the client wants no changes at this moment, and why. */
function BlackoutNow({ client }: { client: Organization }): ReactNode {
  const now = useNow();
  const [window] = blackoutsAt(client.blackouts, Date.parse(now));
  if (!window) return null;
  return (
    <Notice tone="warn" icon={<IconCalendarOff size={15} aria-hidden />}>
      <span>{t('No changes now: {window}.', { window: blackoutWords(window, client.timeZone) })}</span>
    </Notice>
  );
}
