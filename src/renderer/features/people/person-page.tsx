import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRecord } from '#renderer/data/lists.ts';
import { useActor, useCanWrite } from '#renderer/parts/actor.ts';
import { AddButton } from '#renderer/parts/add-button.tsx';
import { ConflictNotice } from '#renderer/parts/conflict-notice.tsx';
import { DeletedNotice, DeleteRecord, useHanging } from '#renderer/parts/delete-record.tsx';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { MissingRecord } from '#renderer/parts/missing-record.tsx';
import { MailLink, PhoneLink } from '#renderer/parts/outside-link.tsx';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { PersonMarks } from '#renderer/parts/person-marks.tsx';
import { PresentTime } from '#renderer/parts/present-time.tsx';
import { type RecordEdit, useRecordEdit } from '#renderer/parts/record-edit.ts';
import { ClientAndSite } from '#renderer/parts/record-names.tsx';
import rows from '#renderer/parts/rows.module.css';
import { timesIn } from '#renderer/parts/times.ts';
import { SavedHere } from '#renderer/ui/marks.tsx';
import { Notice, PageHead } from '#renderer/ui/section.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { Ghosts } from '#renderer/ui/states.tsx';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Person } from '#shared/domain/records.ts';
import { ContactFields, TechnicianFields } from './person-fields.tsx';
import { PersonSide } from './person-side.tsx';

/** One person: a contact at a client, or a technician of the office. */
export function PersonPage({ id }: { id: string }): ReactNode {
  const person = useRecord('people', id);
  if (person === undefined) {
    return (
      <>
        <PageTitle title={t('Person')} crumbs={[{ label: t('People'), to: '/people' }]} />
        <Ghosts lines={10} />
      </>
    );
  }
  if (person === null) return <MissingRecord collection="people" />;
  return <Loaded person={person} />;
}

function Loaded({ person }: { person: Person }): ReactNode {
  const names = useDirectory();
  const { unsent } = useLiveSync();
  const isTechnician = person.kind === 'technician';
  const edit = useRecordEdit('people', person, person.deleted || isTechnician);
  const mayWrite = useCanWrite('people', person.organizationId);
  const zone = names.zone(person.siteId, person.organizationId);
  return (
    <>
      <PageTitle title={person.name} crumbs={[{ label: t('People'), to: '/people' }, { label: person.name }]} />
      <Split
        sideLabel={t('Tickets, assets and history')}
        side={<PersonSide person={person} edit={edit} times={timesIn(zone)} />}
      >
        <PageHead
          title={person.name}
          after={
            <>
              <PersonMarks person={person} />
              {unsent.has(person.id) && <SavedHere />}
            </>
          }
          sub={
            <>
              {person.role && <span>{person.role}</span>}
              <span>
                {isTechnician ? (
                  t('of the office')
                ) : (
                  <ClientAndSite organizationId={person.organizationId} siteId={person.siteId} />
                )}
              </span>
              {person.phones.map((phone) => (
                <span key={phone}>
                  <PhoneLink phone={phone} />
                </span>
              ))}
              {person.email && (
                <span>
                  <MailLink address={person.email} />
                </span>
              )}
              {!isTechnician && (
                <span>
                  <PresentTime zone={zone} />
                </span>
              )}
            </>
          }
          actions={
            !isTechnician && (
              <AddButton
                collection="tickets"
                origin={{
                  client: person.organizationId,
                  contact: person.id,
                  ...(person.siteId === null ? {} : { site: person.siteId }),
                }}
                isFilled={!person.deleted}
              />
            )
          }
        />
        <ConflictNotice conflicts={person.conflicts} />
        <WhyNot person={person} edit={edit} mayWrite={mayWrite} />
        {isTechnician ? (
          <TechnicianFields person={person} edit={edit} />
        ) : (
          <>
            <ContactFields person={person} edit={edit} />
            <DeleteContact edit={edit} personId={person.id} />
          </>
        )}
      </Split>
    </>
  );
}

/** Why the page takes no edits, where it takes none. */
function WhyNot({ person, edit, mayWrite }: { person: Person; edit: RecordEdit; mayWrite: boolean }): ReactNode {
  const isAdmin = useActor().roles.includes('admin');
  if (person.deleted) {
    return (
      <DeletedNotice edit={edit} mayRestore={mayWrite}>
        {t('This contact was deleted. Lists and forms show it no more.')}
      </DeletedNotice>
    );
  }
  if (edit.canWrite) return null;
  return (
    <Notice icon={<IconLock size={15} aria-hidden />}>
      <span className={text.second}>
        {person.kind === 'technician'
          ? t('Technicians come with their accounts: an administrator manages them under Users.')
          : t('Your role reads this contact and changes nothing.')}
      </span>
      {person.kind === 'technician' && isAdmin && (
        <Link to="/users/$id" params={{ id: person.id }} className={rows.lead}>
          {t('Open the account')}
        </Link>
      )}
    </Notice>
  );
}

function DeleteContact({ edit, personId }: { edit: RecordEdit; personId: string }): ReactNode {
  const them = { is: 'any-of' as const, values: [personId] };
  const hanging = [
    useHanging('tickets', { field: 'contactId', ...them }, (count) =>
      t('{count, plural, one {# ticket} other {# tickets}}', { count }),
    ),
    useHanging('assets', { field: 'ownerId', ...them }, (count) =>
      t('{count, plural, one {# asset} other {# assets}}', { count }),
    ),
    useHanging('documents', { field: 'ownerId', ...them }, (count) =>
      t('{count, plural, one {# document} other {# documents}}', { count }),
    ),
  ];
  return (
    <DeleteRecord
      edit={edit}
      verb={t('Delete contact')}
      blocked={(list) => t('This contact cannot be deleted as long as {list} name them.', { list })}
      hanging={hanging}
    />
  );
}
