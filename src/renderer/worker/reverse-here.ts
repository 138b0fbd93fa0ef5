import type { AnyRecord } from '#shared/domain/record.ts';
import { reverseOf } from '#shared/sync/reverse.ts';
import type { RecordStore } from './record-store.ts';
import type { SyncStore } from './sync-store.ts';

/** What takes a command of this laptop back, sent or not; null where it is not kept any more. Must be called in turn. */
export async function reverseHere(store: SyncStore, records: RecordStore, id: string) {
  const command = await store.read(
    async ({ outbox, sent }) => (await outbox.byId(id)) ?? (await sent.byCommand(id))?.command,
  );
  if (!command) return null;
  const now = new Map<string, AnyRecord | undefined>();
  for (const edit of command.edits) now.set(edit.id, await records.byId(edit.collection, edit.id));
  return reverseOf(command, (_, recordId) => now.get(recordId));
}
