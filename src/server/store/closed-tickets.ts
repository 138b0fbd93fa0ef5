import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { Ticket } from '#shared/domain/records.ts';
import { isFinal } from '#shared/domain/tickets/lifecycle.ts';
import type { Sql } from './sql.ts';

/**
 * Which tickets are closed and since when, beside the records, so that what belongs to one closed long ago is found
 * without reading it (S20).
 */

/** The record that this one belongs to, for the horizon of closed tickets: a ticket to itself. */
export function aboutOf(collection: Collection, record: AnyRecord): string | null {
  if (collection === 'tickets') return record.id;
  if (collection === 'attachments') return String(record.parentId ?? '') || null;
  return collection === 'activities' ? ((record.parent as { id?: string } | undefined)?.id ?? null) : null;
}

/** Keeps when a ticket was closed: at the event time of the edit that did it; forgets it when it is open again. */
export async function putClosed(sql: Sql, office: string, record: AnyRecord): Promise<void> {
  const { kind, state } = record as unknown as Ticket;
  if (state && isFinal(kind, state.is)) {
    await sql.run(
      'INSERT INTO closed_tickets (office, id, closed_at) VALUES (?, ?, ?) ON CONFLICT (office, id) DO NOTHING',
      [office, record.id, record.updatedAt],
    );
  } else {
    await sql.run('DELETE FROM closed_tickets WHERE office = ? AND id = ?', [office, record.id]);
  }
}
