import { Button } from '@mantine/core';
import { IconAlertTriangle, IconHash } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { Composer } from '#renderer/app/parts/composer.tsx';
import { useContacts } from '#renderer/app/parts/contacts.ts';
import { useDirectory } from '#renderer/app/parts/directory.tsx';
import { FieldConflicts } from '#renderer/app/parts/field-conflicts.tsx';
import { MissingRecord } from '#renderer/app/parts/missing-record.tsx';
import { PageTitle } from '#renderer/app/parts/page-title.tsx';
import { type RecordEdit, useRecordEdit } from '#renderer/app/parts/record-edit.ts';
import { RecordLongText } from '#renderer/app/parts/record-fields.tsx';
import { useSave } from '#renderer/app/parts/save.ts';
import { Timeline, useActivities } from '#renderer/app/parts/timeline.tsx';
import { timesIn } from '#renderer/app/parts/times.ts';
import { fieldLabel } from '#renderer/app/parts/values.ts';
import { useRecord } from '#renderer/data/lists.ts';
import { useUser } from '#renderer/data/session.ts';
import { Badge, Plate } from '#renderer/ui/marks.tsx';
import { PageHead } from '#renderer/ui/section.tsx';
import { Split } from '#renderer/ui/split.tsx';
import { Ghosts } from '#renderer/ui/states.tsx';
import { isProvisional } from '#shared/domain/numbers.ts';
import type { Ticket } from '#shared/domain/records.ts';
import { isFinal, STATE_LABEL, type StateValue, TICKET_KINDS } from '#shared/domain/tickets/lifecycle.ts';
import { AssignPanel } from './assign-panel.tsx';
import { Band, type Panel } from './band.tsx';
import { MovePanel } from './move-panel.tsx';
import type { Move } from './moves.ts';
import { PriorityPanel } from './priority-panel.tsx';
import css from './ticket.module.css';
import { assignDrafts, moveDrafts, priorityDrafts } from './ticket-drafts.ts';
import { TicketSide } from './ticket-side.tsx';

/** One ticket: where it stands, what was said and done, and what to do next. */
export function TicketPage({ id }: { id: string }): ReactNode {
  const ticket = useRecord('tickets', id);
  if (ticket === undefined) {
    return (
      <>
        <PageTitle title="Ticket" crumbs={[{ label: 'Tickets', to: '/tickets' }]} />
        <Ghosts lines={12} />
      </>
    );
  }
  if (ticket === null) return <MissingRecord kind="ticket" list="/tickets" listName="Tickets" />;
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
  const { panel, open, close } = usePanel();
  const [error, setError] = useState<string | null>(null);

  const make = (state: StateValue, said = '', toClient = ''): Promise<string | null> =>
    save(ticket.number, `${STATE_LABEL[state.is]},`, moveDrafts(ticket, state, said, toClient));
  const onMove = (move: Move): void => {
    setError(null);
    if (move.form) {
      open({ is: 'move', move });
      return;
    }
    // A closed incident keeps how it was resolved; any other way out of "resolved" starts anew.
    const resolution = move.to === 'closed' ? ticket.state.resolution : null;
    void make({ is: move.to, hold: null, resolution }).then(setError);
  };
  const assign = (id: string | null): Promise<string | null> => {
    const to = { id, name: id === null ? '' : names.person(id) };
    return save(ticket.number, 'Assignment', assignDrafts(ticket, to, names.person(ticket.assigneeId)));
  };
  const onTake = ticket.assigneeId === user.personId ? null : () => void assign(user.personId).then(setError);

  return (
    <>
      <PageTitle
        title={`${ticket.number} ${ticket.title}`}
        crumbs={[{ label: 'Tickets', to: '/tickets' }, { label: ticket.number }]}
      />
      <Split sideLabel="Details and history" side={<TicketSide ticket={ticket} edit={edit} times={times} />}>
        <PageHead
          before={<Plate isBig>{ticket.number}</Plate>}
          title={ticket.title}
          after={<Flags ticket={ticket} />}
          sub={
            <>
              <span>{TICKET_KINDS[ticket.kind].label}</span>
              <span>{[names.client(ticket.organizationId), names.site(ticket.siteId)].filter(Boolean).join(', ')}</span>
              {contact && <span>{[contact.name, contact.phones[0]].filter(Boolean).join(', ')}</span>}
              <span>opened {times.moment(ticket.openedAt)}</span>
            </>
          }
          actions={
            isClosed && (
              <Button onClick={() => void navigate({ to: '/tickets/new', search: { parent: ticket.id } })}>
                New linked ticket
              </Button>
            )
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
          isPanelOpen={panel !== null}
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
            onSave={(value) => save(ticket.number, 'Priority', priorityDrafts(ticket, value))}
            onClose={close}
          />
        )}
        {panel?.is === 'assign' && <AssignPanel ticket={ticket} onSave={assign} onClose={close} />}
        <BandConflicts edit={edit} />
        <div className={css.story}>
          <RecordLongText edit={edit} field="description" placeholder="What is wrong, in the client's words" />
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
            clientName={contact?.name ?? 'the client'}
          />
        )}
      </Split>
    </>
  );
}

/** What is open below the band. On closing, the focus goes back to where it was. */
function usePanel() {
  const [panel, setPanel] = useState<Panel>(null);
  const opener = useRef<Element | null>(null);
  const open = useCallback((next: Panel) => {
    opener.current = document.activeElement;
    setPanel(next);
  }, []);
  const close = useCallback(() => {
    setPanel(null);
    if (opener.current instanceof HTMLElement) opener.current.focus();
  }, []);
  return { panel, open, close };
}

/** What is odd about the ticket and should be seen. */
function Flags({ ticket }: { ticket: Ticket }): ReactNode {
  return (
    <>
      {isProvisional(ticket.number) && (
        <span title="This laptop had no number left. The office gives a final one; both are found.">
          <Badge tone="warn" icon={<IconHash size={13} aria-hidden />}>
            Provisional number
          </Badge>
        </span>
      )}
      {ticket.deleted && <Badge tone="bad">Deleted</Badge>}
    </>
  );
}

const BAND_FIELDS = ['state', 'priority', 'assigneeId', 'title'] as const;

/** Conflicts of what stands in the band and the title, below it, with both values. */
function BandConflicts({ edit }: { edit: RecordEdit }): ReactNode {
  const open = BAND_FIELDS.filter((field) =>
    Object.values(edit.record.conflicts).some((conflict) => conflict.field === field),
  );
  return open.map((field) => (
    <section key={field} className={css.conflicts} aria-label={`${fieldLabel('tickets', field)}, two values`}>
      <h2>
        <IconAlertTriangle size={14} aria-hidden /> {fieldLabel('tickets', field)}: two people wrote it. Both values are
        kept; choose one.
      </h2>
      <FieldConflicts edit={edit} field={field} />
    </section>
  ));
}
