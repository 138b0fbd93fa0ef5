import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useRecord } from '#renderer/data/lists.ts';
import { useCanWrite } from '#renderer/parts/actor.ts';
import { AddButton } from '#renderer/parts/add-button.tsx';
import { addressLine } from '#renderer/parts/client-words.ts';
import { ConflictNotice } from '#renderer/parts/conflict-notice.tsx';
import { DeletedNotice, DeleteRecord, useHanging } from '#renderer/parts/delete-record.tsx';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { MissingRecord } from '#renderer/parts/missing-record.tsx';
import { PhoneLink } from '#renderer/parts/outside-link.tsx';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { PresentTime } from '#renderer/parts/present-time.tsx';
import { PrintButton } from '#renderer/parts/print-button.tsx';
import { type RecordEdit, useRecordEdit } from '#renderer/parts/record-edit.ts';
import { ClientLink } from '#renderer/parts/record-names.tsx';
import { timesIn } from '#renderer/parts/times.ts';
import { Plate, SavedHere } from '#renderer/ui/marks.tsx';
import { Notice, PageHead } from '#renderer/ui/section.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Site } from '#shared/domain/records.ts';
import { RoomView } from './room-view.tsx';
import { Rooms } from './rooms.tsx';
import css from './site.module.css';
import { GettingIn, Whereabouts } from './site-fields.tsx';
import { SiteSide } from './site-side.tsx';
import { useRooms } from './use-rooms.ts';

/** One site: how one gets in, what stands in which room, who is there, what is open. */
export function SitePage({ id, room }: { id: string; room: string | undefined }): ReactNode {
  const site = useRecord('sites', id);
  if (site === undefined) {
    return (
      <>
        <PageTitle title={t('Site')} crumbs={[{ label: t('Sites'), to: '/sites' }]} />
        <Ghosts lines={12} />
      </>
    );
  }
  if (site === null) return <MissingRecord collection="sites" />;
  return <Loaded site={site} room={room} />;
}

function Loaded({ site, room }: { site: Site; room: string | undefined }): ReactNode {
  const names = useDirectory();
  const { unsent } = useLiveSync();
  const edit = useRecordEdit('sites', site, site.deleted);
  const mayWrite = useCanWrite('sites', site.organizationId);
  const zone = names.zone(site.id, site.organizationId);
  const { rooms, total, isLoading } = useRooms(site);
  const code = names.clientCode(site.organizationId);
  const address = addressLine(site.address);
  return (
    <>
      <PageTitle title={site.name} crumbs={[{ label: t('Sites'), to: '/sites' }, { label: site.name }]} />
      <Split
        sideLabel={t('Tickets, contacts and history')}
        side={<SiteSide site={site} edit={edit} times={timesIn(zone)} />}
      >
        <PageHead
          before={code && <Plate isBig>{code}</Plate>}
          title={site.name}
          after={unsent.has(site.id) && <SavedHere />}
          sub={
            <>
              <span>
                <ClientLink id={site.organizationId} />
              </span>
              {address && <span>{address}</span>}
              {site.phone && (
                <span>
                  <PhoneLink phone={site.phone} />
                </span>
              )}
              {site.hours && <span>{t('open {hours}', { hours: site.hours })}</span>}
              <span>
                <PresentTime zone={zone} />
              </span>
            </>
          }
          actions={
            <>
              <PrintButton />
              <AddButton
                collection="tickets"
                origin={{ client: site.organizationId, site: site.id }}
                isFilled={!site.deleted}
              />
            </>
          }
        />
        <ConflictNotice conflicts={site.conflicts} />
        {site.deleted ? (
          <DeletedNotice edit={edit} mayRestore={mayWrite}>
            {t('This site was deleted. Lists and forms show it no more.')}
          </DeletedNotice>
        ) : (
          !edit.canWrite && (
            <Notice icon={<IconLock size={15} aria-hidden />}>
              <span className={text.second}>{t('Your role reads this site and changes nothing.')}</span>
            </Notice>
          )
        )}
        <div className={css.body}>
          <div className={css.left}>
            <GettingIn edit={edit} />
            <Rooms site={site} edit={edit} rooms={rooms} total={total} />
            <Whereabouts site={site} edit={edit} />
          </div>
          <RoomView site={site} edit={edit} rooms={rooms} isLoading={isLoading} chosen={room} />
        </div>
        <DeleteSite edit={edit} siteId={site.id} />
      </Split>
    </>
  );
}

function DeleteSite({ edit, siteId }: { edit: RecordEdit; siteId: string }): ReactNode {
  const here = { is: 'any-of' as const, values: [siteId] };
  const hanging = [
    useHanging('assets', { field: 'place.siteId', ...here }, (count) =>
      t('{count, plural, one {# asset} other {# assets}}', { count }),
    ),
    useHanging('tickets', { field: 'siteId', ...here }, (count) =>
      t('{count, plural, one {# ticket} other {# tickets}}', { count }),
    ),
    useHanging('people', { field: 'siteId', ...here }, (count) =>
      t('{count, plural, one {# contact} other {# contacts}}', { count }),
    ),
    useHanging('documents', { field: 'siteIds', is: 'includes', values: [siteId] }, (count) =>
      t('{count, plural, one {# document} other {# documents}}', { count }),
    ),
  ];
  return (
    <DeleteRecord
      edit={edit}
      verb={t('Delete site')}
      blocked={(list) => t('This site cannot be deleted as long as {list} name it.', { list })}
      hanging={hanging}
    />
  );
}
