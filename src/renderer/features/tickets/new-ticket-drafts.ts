import { activityDraft } from '#renderer/parts/activity-draft.ts';
import { STATE_LABEL, startState, type TicketKind } from '#shared/domain/tickets/lifecycle.ts';
import type { PriorityValue } from '#shared/domain/tickets/priority.ts';
import type { EditDraft } from '#shared/sync/command.ts';

export interface NewTicketValues {
  id: string;
  number: string;
  organizationId: string;
  kind: TicketKind;
  title: string;
  description: string;
  siteId: string | null;
  contactId: string | null;
  priority: PriorityValue;
  assetIds: string[];
  documentIds: string[];
  assignee: { id: string; name: string } | null;
  parentId: string | null;
}

/** A new ticket as the edits of one command: the ticket, and how its timeline begins. */
export function newTicketDrafts(values: NewTicketValues): EditDraft[] {
  const { id, number, organizationId, kind, priority, assignee } = values;
  const about = { collection: 'tickets' as const, id, organizationId, code: number };
  const is = startState(kind);
  const why =
    priority.override === null
      ? // words: data, in the office's language
        `as P${priority.level}, from ${priority.impact} impact and ${priority.urgency} urgency`
      : // words: data
        `as P${priority.level}: ${priority.reason}`;
  const drafts: EditDraft[] = [
    {
      collection: 'tickets',
      id,
      organizationId,
      create: true,
      values: {
        kind,
        number,
        title: values.title,
        description: values.description,
        siteId: values.siteId,
        contactId: values.contactId,
        priority,
        assetIds: values.assetIds,
        documentIds: values.documentIds,
        assigneeId: assignee?.id ?? null,
        parentId: values.parentId,
        state: { is, hold: null, resolution: null },
        openedAt: new Date().toISOString(),
      },
    },
    activityDraft(about, { kind: 'state', from: '', to: STATE_LABEL[is], body: why }),
  ];
  if (assignee) drafts.push(activityDraft(about, { kind: 'assignment', from: '', to: assignee.name }));
  return drafts;
}
