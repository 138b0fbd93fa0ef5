import type { AnyRecord } from '#shared/domain/record.ts';
import { reverseOf } from '#shared/sync/reverse.ts';
import type { Records } from './records.ts';
import type { SyncDb } from './sync-db.ts';

/** What takes a command of this laptop back, sent or not; null where it is not kept any more. Must be called in turn. */
export async function reverseHere(db: SyncDb, records: Records, id: string) {
  const unsent = await db.outbox.filter((one) => one.id === id).first();
  const command = unsent ?? (await db.sent.filter((one) => one.command.id === id).last())?.command;
  if (!command) return null;
  const now = new Map<string, AnyRecord | undefined>();
  for (const edit of command.edits) now.set(edit.id, await records.byId(edit.collection, edit.id));
  return reverseOf(command, (_, recordId) => now.get(recordId));
}
