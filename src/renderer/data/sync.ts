import { useEffect, useState } from 'react';
import type {
  ConflictEntry,
  History,
  LogEntry,
  OutboxEntry,
  QuarantineEntry,
  RefusedEntry,
  SentEntry,
} from '#renderer/worker/contract.ts';
import type { Collection } from '#shared/domain/collections.ts';
import { type SyncStatus, startingStatus } from '#shared/sync/status.ts';
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
/** Records that this version cannot read (S6). */
export const useQuarantine = (): QuarantineEntry[] =>
  useWatched<QuarantineEntry[]>((onChange) => dataWorker.watchQuarantine(onChange), []);
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

/**
 * A record's history: undefined while asking, null where the office never told it. Without a connection it is what the
 * office told last (`isOld`); that is shown at once, until the office has answered.
 */
export function useHistory(
  collection: Collection,
  id: string,
  rev: number,
  isOffline = false,
): History | null | undefined {
  const [history, setHistory] = useState<History | null | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the record changed, and when the office can be reached again.
  useEffect(() => {
    let isCurrent = true;
    let hasAnswer = false;
    void dataWorker.keptHistory(id).then((kept) => isCurrent && !hasAnswer && kept && setHistory((now) => now ?? kept));
    void dataWorker.history(collection, id).then((found) => {
      hasAnswer = true;
      if (isCurrent) setHistory(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [collection, id, rev, isOffline]);
  return history;
}
