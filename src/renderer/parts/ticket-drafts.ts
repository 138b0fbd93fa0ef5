import { t } from '#renderer/words/t.ts';
import type { Ticket } from '#shared/domain/records.ts';
import { canMove, type StateValue } from '#shared/domain/tickets/lifecycle.ts';
import { type PriorityValue, withLevel } from '#shared/domain/tickets/priority.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import { activityDraft } from './activity-draft.ts';
import type { FieldBack } from './save.ts';
import { stateText } from './values.ts';

/** What a person does to a ticket, as the edits of one command: the field, and the entry in the timeline. */

const edit = (ticket: Ticket, values: Record<string, unknown>): EditDraft => ({
  collection: 'tickets',
  id: ticket.id,
  organizationId: ticket.organizationId,
  values,
});

const entry = (ticket: Ticket, values: Record<string, unknown>): EditDraft =>
  activityDraft(
    { collection: 'tickets', id: ticket.id, organizationId: ticket.organizationId, code: ticket.number },
    values,
  );

// words: data, in the office's language
const TAKEN_BACK = 'taken back';

/** A move. `said` stands with it in the timeline; `toClient` is a note that the client reads. */
export function moveDrafts(ticket: Ticket, state: StateValue, said = '', toClient = ''): EditDraft[] {
  const drafts = [
    edit(ticket, { state }),
    entry(ticket, { kind: 'state', from: stateText(ticket.state), to: stateText(state), body: said }),
  ];
  if (toClient.trim()) drafts.push(entry(ticket, { kind: 'note', audience: 'client', body: toClient }));
  return drafts;
}

/** The way back of a move: the state before, and an entry that says so; what the timeline said stays in it. */
export function moveBack(ticket: Ticket, state: StateValue, toClient = ''): FieldBack {
  const before = ticket.state;
  // Waiting for the caller asks them something, which taking back does not.
  const asks = before.is === 'on-hold' && before.hold === 'caller';
  if (asks || !canMove(ticket.kind, state.is, before.is)) return { never: t('This move has no way back.') };
  return {
    also: () => [entry(ticket, { kind: 'state', from: stateText(state), to: stateText(before), body: TAKEN_BACK })],
    ...(toClient.trim() ? { says: t('The note to the client stays.') } : {}),
  };
}

/** What the timeline says of an assignment, and of one that is taken back. */
export const assignEntry = (ticket: Ticket, to: { name: string }, fromName: string): EditDraft =>
  entry(ticket, { kind: 'assignment', from: ticket.assigneeId === null ? '' : fromName, to: to.name });
export const assignBackEntry = (ticket: Ticket, to: { name: string }, fromName: string): EditDraft =>
  entry(ticket, {
    kind: 'assignment',
    from: to.name,
    to: ticket.assigneeId === null ? '' : fromName,
    body: TAKEN_BACK,
  });

/** Gives the ticket to somebody, or to nobody. */
export const assignDrafts = (
  ticket: Ticket,
  to: { id: string | null; name: string },
  fromName: string,
): EditDraft[] => [edit(ticket, { assigneeId: to.id }), assignEntry(ticket, to, fromName)];

export const assignBack = (ticket: Ticket, to: { name: string }, fromName: string): FieldBack => ({
  also: () => [assignBackEntry(ticket, to, fromName)],
});

/** Another impact, urgency or decision. */
export function priorityDrafts(ticket: Ticket, value: PriorityValue): EditDraft[] {
  const priority = withLevel(value);
  return [
    edit(ticket, { priority }),
    entry(ticket, {
      kind: 'priority',
      from: `P${ticket.priority.level}`,
      to: `P${priority.level}`,
      body: priority.override === null ? '' : priority.reason,
    }),
  ];
}

export const priorityBack = (ticket: Ticket, value: PriorityValue): FieldBack => ({
  also: () => [
    entry(ticket, {
      kind: 'priority',
      from: `P${withLevel(value).level}`,
      to: `P${ticket.priority.level}`,
      body: TAKEN_BACK,
    }),
  ],
});
