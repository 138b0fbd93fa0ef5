import { useEffect, useState } from 'react';
import type { ConflictEntry, LogEntry, OutboxEntry, RefusedEntry, SentEntry } from '#renderer/worker/contract.ts';
import type { Collection } from '#shared/domain/collections.ts';
import { type SyncStatus, startingStatus } from '#shared/sync/status.ts';
import type { HistoryEntry } from '#shared/wire/contract.ts';
import { dataWorker, watch } from './worker.ts';

function useWatched<T>(start: (onChange: (value: T) => void) => Promise<number>, initial: T): T {
  const [value, setValue] = useState(initial);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `start` is one of the worker's fixed calls.
  useEffect(() => watch(start, setValue), []);
  return value;
}

/** What the sync chip says (S26). */
export const useSyncStatus = (): SyncStatus =>
  useWatched<SyncStatus>((onChange) => dataWorker.watchStatus(onChange), startingStatus);

/** Commands that have not reached the office, oldest first. */
export const useOutbox = (): OutboxEntry[] =>
  useWatched<OutboxEntry[]>((onChange) => dataWorker.watchOutbox(onChange), []);

/** Refused commands: the tray "needs you" (S19). */
export const useRefused = (): RefusedEntry[] =>
  useWatched<RefusedEntry[]>((onChange) => dataWorker.watchRefused(onChange), []);

/** Records on which two people wrote the same field (S17). */
export const useConflicts = (): ConflictEntry[] =>
  useWatched<ConflictEntry[]>((onChange) => dataWorker.watchConflicts(onChange), []);

export const useSent = (): SentEntry[] => useWatched<SentEntry[]>((onChange) => dataWorker.watchSent(onChange), []);
export const useSyncLog = (): LogEntry[] => useWatched<LogEntry[]>((onChange) => dataWorker.watchLog(onChange), []);

/** Ids of records with unsent work, and the fields of each: what carries the mark "saved here". */
export function useUnsentFields(): Map<string, Set<string>> {
  const outbox = useOutbox();
  const fields = new Map<string, Set<string>>();
  for (const { command } of outbox) {
    for (const edit of command.edits) {
      const known = fields.get(edit.id) ?? new Set<string>();
      for (const name of Object.keys(edit.changes)) known.add(name);
      fields.set(edit.id, known);
    }
  }
  return fields;
}

/** A record's history at the office: undefined while asking, null without a connection. */
export function useHistory(collection: Collection, id: string, rev: number): HistoryEntry[] | null | undefined {
  const [lines, setLines] = useState<HistoryEntry[] | null | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the record's revision changes.
  useEffect(() => {
    let isCurrent = true;
    void dataWorker.history(collection, id).then((found) => isCurrent && setLines(found));
    return () => {
      isCurrent = false;
    };
  }, [collection, id, rev]);
  return lines;
}
