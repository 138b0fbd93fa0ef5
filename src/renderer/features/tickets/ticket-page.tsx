import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useRecord } from '#renderer/data/lists.ts';
import { useUser } from '#renderer/data/session.ts';
import { Composer } from '#renderer/parts/composer.tsx';
import { useContacts } from '#renderer/parts/contacts.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { MissingRecord } from '#renderer/parts/missing-record.tsx';
import { PhoneLink } from '#renderer/parts/outside-link.tsx';
import { PageTitle } from '#renderer/parts/page-title.tsx';
import { PrintButton } from '#renderer/parts/print-button.tsx';
import { useRecordEdit } from '#renderer/parts/record-edit.ts';
import { RecordLongText } from '#renderer/parts/record-fields.tsx';
import { RecordLink } from '#renderer/parts/record-link.tsx';
import { ClientAndSite } from '#renderer/parts/record-names.tsx';
import { useBeside } from '#renderer/parts/runs/beside.ts';
import { BesidePanel } from '#renderer/parts/runs/beside-panel.tsx';
import { RunPage } from '#renderer/parts/runs/run-page.tsx';
import { useSave } from '#renderer/parts/save.ts';
import {
  assignBack,
  assignDrafts,
  moveBack,
  moveDrafts,
  priorityBack,
  priorityDrafts,
} from '#renderer/parts/ticket-drafts.ts';
import { Timeline, useActivities } from '#renderer/parts/timeline.tsx';
import { timesIn } from '#renderer/parts/times.ts';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { Plate } from '#renderer/ui/marks.tsx';
import { PageHead } from '#renderer/ui/section.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { Ghosts } from '#renderer/ui/states.tsx';
import { t } from '#renderer/words/t.ts';
import type { Ticket } from '#shared/domain/records.ts';
import { isFinal, STATE_LABEL, type StateValue, TICKET_KINDS } from '#shared/domain/tickets/lifecycle.ts';
import { AssignPanel } from './assign-panel.tsx';
import { Band } from './band.tsx';
import { MovePanel } from './move-panel.tsx';
import type { Move } from './moves.ts';
import { PriorityPanel } from './priority-panel.tsx';
import css from './ticket.module.css';
import { useTicketDocuments } from './ticket-documents.tsx';
import { BandConflicts, Flags } from './ticket-flags.tsx';
import { TicketSide } from './ticket-side.tsx';
import { usePanel } from './use-panel.ts';
import { useTicketActions } from './use-ticket-actions.ts';

/** One ticket: where it stands, what was said and done, and what to do next. */
export function TicketPage({ id }: { id: string }): ReactNode {
  const ticket = useRecord('tickets', id);
  if (ticket === undefined) {
    return (
      <>
        <PageTitle title={t('Ticket')} crumbs={[{ label: t('Tickets'), to: '/tickets' }]} />
        <Ghosts lines={12} />
      </>
    );
  }
  if (ticket === null) return <MissingRecord collection="tickets" />;
  return <Loaded ticket={ticket} />;
}

function Loaded({ ticket }: { ticket: Ticket }): ReactNode {
  const navigate = useNavigate();
  const names = useDirectory();
  const user = useUser();
  const save = useSave();
  const isClosed = isFinal(ticket.kind, ticket.state.is) || ticket.deleted;
  const edit = useRecordEdit('tickets', ticket, isClosed);
  const activities = useActivities(ticket.id);
  const contact = useContacts(ticket.organizationId).find((one) => one.id === ticket.contactId);
  const times = timesIn(names.zone(ticket.siteId, ticket.organizationId));
  const beside = useBeside({ collection: 'tickets', id: ticket.id });
  const { place, links } = useTicketDocuments({ ticket, edit, isClosed, activities, times });
  const { panel, open, close } = usePanel(ticket, edit.canWrite);
  const [, run] = useBusy();
  const [error, setError] = useState<string | null>(null);

  const make = (state: StateValue, said = '', toClient = ''): Promise<string | null> =>
    save(
      ticket.number,
      `${t(STATE_LABEL[state.is])},`,
      moveDrafts(ticket, state, said, toClient),
      moveBack(ticket, state, toClient),
    );
  const onMove = (move: Move): void => {
    setError(null);
    if (move.form) {
      open({ is: 'move', move });
      return;
    }
    // A closed incident keeps how it was resolved; any other way out of "resolved" starts anew.
    const resolution = move.to === 'closed' ? ticket.state.resolution : null;
    void run(async () => setError(await make({ is: move.to, hold: null, resolution })));
  };
  const assign = (id: string | null): Promise<string | null> => {
    const to = { id, name: id === null ? '' : names.person(id) };
    const from = names.person(ticket.assigneeId);
    return save(ticket.number, t('Assignment'), assignDrafts(ticket, to, from), assignBack(ticket, to, from));
  };
  const onTake =
    ticket.assigneeId === user.personId ? null : () => void run(async () => setError(await assign(user.personId)));

  useTicketActions(ticket, { canWrite: edit.canWrite && !beside.isPage, isClosed, onTake, onMove, onPanel: open });
  if (beside.isPage && beside.doc !== null && beside.run !== null) {
    return <RunPage beside={beside} place={place} documentId={beside.doc} runId={beside.run} />;
  }
  return (
    <>
      <PageTitle
        title={`${ticket.number} ${ticket.title}`}
        crumbs={[{ label: t('Tickets'), to: '/tickets' }, { label: ticket.number }]}
      />
      <Split
        sideLabel={t('Details and history')}
        onClose={beside.doc === null ? null : beside.close}
        side={
          beside.doc === null ? (
            <TicketSide ticket={ticket} edit={edit} times={times} place={place} links={links} beside={beside} />
          ) : (
            <BesidePanel beside={beside} place={place} links={links} />
          )
        }
      >
        <PageHead
          before={<Plate isBig>{ticket.number}</Plate>}
          title={ticket.title}
          after={<Flags ticket={ticket} />}
          sub={
            <>
              <span>{t(TICKET_KINDS[ticket.kind].label)}</span>
              <span>
                <ClientAndSite organizationId={ticket.organizationId} siteId={ticket.siteId} />
              </span>
              {contact && (
                <span>
                  <RecordLink collection="people" id={contact.id}>
                    {contact.name}
                  </RecordLink>
                  {contact.phones[0] && (
                    <>
                      , <PhoneLink phone={contact.phones[0]} />
                    </>
                  )}
                </span>
              )}
              <span>{t('opened {moment}', { moment: times.moment(ticket.openedAt) })}</span>
            </>
          }
          actions={
            <>
              <PrintButton />
              {isClosed && (
                <Button onClick={() => void navigate({ to: '/tickets/new', search: { parent: ticket.id } })}>
                  {t('New linked ticket')}
                </Button>
              )}
            </>
          }
        />
        <Band
          ticket={ticket}
          activities={activities.rows}
          times={times}
          unsent={edit.unsent}
          canWrite={edit.canWrite}
          onMove={onMove}
          onPanel={open}
          isPanelOpen={panel !== null || beside.run !== null}
          onTake={onTake}
        />
        {error && (
          <p className={css.error} role="alert">
            {error}
          </p>
        )}
        {panel?.is === 'move' && (
          <MovePanel key={panel.move.to} ticket={ticket} move={panel.move} onMove={make} onClose={close} />
        )}
        {panel?.is === 'priority' && (
          <PriorityPanel
            ticket={ticket}
            onSave={(value) =>
              save(ticket.number, t('Priority'), priorityDrafts(ticket, value), priorityBack(ticket, value))
            }
            onClose={close}
          />
        )}
        {panel?.is === 'assign' && <AssignPanel ticket={ticket} onSave={assign} onClose={close} />}
        <BandConflicts edit={edit} />
        <div className={css.story}>
          <RecordLongText edit={edit} field="description" placeholder={t("What is wrong, in the client's words")} />
        </div>
        <div className={css.timeline}>
          <Timeline
            activities={activities.rows}
            isLoading={activities.isLoading}
            total={activities.total}
            times={times}
          />
        </div>
        {!isClosed && edit.canWrite && (
          <Composer
            about={{
              collection: 'tickets',
              id: ticket.id,
              organizationId: ticket.organizationId,
              code: ticket.number,
            }}
            kinds={['internal', 'client', 'time']}
            clientName={contact?.name ?? t('the client')}
          />
        )}
      </Split>
    </>
  );
}
