import { useCallback, useEffect, useState } from 'react';

/** The room that this laptop's copy takes. */
export interface Storage {
  /** Bytes, as the browser counts them: all that Sitebook keeps here. */
  used: number;
  /** Bytes that it may take in all. */
  quota: number;
  /** Whether the browser promised not to clear it by itself when the disk runs full. */
  isKept: boolean;
}

/** Asks the browser never to clear this laptop's copy by itself (S24); resolves to whether it promised to. */
export const askToKeep = async (): Promise<boolean> => {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false; // An address without TLS has no such promise to ask for.
  }
};

async function readStorage(): Promise<Storage | null> {
  try {
    const [{ usage = 0, quota = 0 }, isKept] = await Promise.all([
      navigator.storage.estimate(),
      navigator.storage.persisted(),
    ]);
    return { used: usage, quota, isKept };
  } catch {
    return null;
  }
}

/** The room this laptop's copy takes: undefined while asking, null where the browser does not say. `reload` asks again. */
export function useStorage(reload: unknown): { storage: Storage | null | undefined; keep: () => Promise<boolean> } {
  const [storage, setStorage] = useState<Storage | null | undefined>(undefined);
  const read = useCallback(async () => setStorage(await readStorage()), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `reload` says that it may have changed.
  useEffect(() => void read(), [read, reload]);
  const keep = async (): Promise<boolean> => {
    const isKept = await askToKeep();
    await read();
    return isKept;
  };
  return { storage, keep };
}
