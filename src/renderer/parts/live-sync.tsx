import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useOutbox, useSyncStatus } from '#renderer/data/sync.ts';
import type { SyncStatus } from '#shared/sync/status.ts';

interface LiveSync {
  status: SyncStatus;
  /** By record, the fields whose value has not reached the office. */
  unsent: ReadonlyMap<string, ReadonlySet<string>>;
}

const Context = createContext<LiveSync | null>(null);

/** Follows the status and the outbox once for the whole app. */
export function LiveSyncProvider({ children }: { children: ReactNode }): ReactNode {
  const status = useSyncStatus();
  const outbox = useOutbox();
  const unsent = useMemo(() => {
    const fields = new Map<string, Set<string>>();
    for (const edit of outbox.flatMap(({ command }) => command.edits)) {
      const known = fields.get(edit.id) ?? new Set<string>();
      for (const name of Object.keys(edit.changes)) known.add(name);
      fields.set(edit.id, known);
    }
    return fields;
  }, [outbox]);
  const live = useMemo(() => ({ status, unsent }), [status, unsent]);
  return <Context value={live}>{children}</Context>;
}

/** What is under way between this laptop and the office. Only inside the shell. */
export function useLiveSync(): LiveSync {
  const live = useContext(Context);
  if (!live) throw new Error('There is no sync status outside the shell.');
  return live;
}
