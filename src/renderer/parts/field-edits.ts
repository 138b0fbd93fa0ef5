import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { Ticket } from '#shared/domain/records.ts';
import type { StateValue } from '#shared/domain/tickets/lifecycle.ts';
import type { PriorityValue } from '#shared/domain/tickets/priority.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import type { Directory } from './directory.tsx';
import { fieldWayBack } from './record-edit.ts';
import type { FieldBack } from './save.ts';
import { assignBack, assignDrafts, moveBack, moveDrafts, priorityBack, priorityDrafts } from './ticket-drafts.ts';

/**
 * What writes a value into a field of any record, and how that is taken back: of a ticket's state, person and priority
 * with the entry in its timeline.
 */
export function fieldEdits(
  collection: Collection,
  record: AnyRecord,
  field: string,
  value: unknown,
  names: Directory,
): { drafts: EditDraft[]; undo: FieldBack } {
  const ticket = record as unknown as Ticket;
  switch (`${collection}.${field}`) {
    case 'tickets.state': {
      const state = value as StateValue;
      return { drafts: moveDrafts(ticket, state), undo: moveBack(ticket, state) };
    }
    case 'tickets.priority': {
      const priority = value as PriorityValue;
      return { drafts: priorityDrafts(ticket, priority), undo: priorityBack(ticket, priority) };
    }
    case 'tickets.assigneeId': {
      const to = { id: value as string | null, name: value === null ? '' : names.person(value as string) };
      const from = names.person(ticket.assigneeId);
      return { drafts: assignDrafts(ticket, to, from), undo: assignBack(ticket, to, from) };
    }
  }
  const { id, organizationId } = record;
  return {
    drafts: [{ collection, id, organizationId, values: { [field]: value } }],
    undo: fieldWayBack(collection, record, field, value),
  };
}
