import { useCallback, useMemo } from 'react';
import { type DraftAbout, useDrafts } from '#renderer/state/drafts.ts';
import type { Json } from '#shared/lib/json.ts';

/** What was typed into one place and not saved. */
export interface Kept<T> {
  /** Null where nothing waits. */
  value: T | null;
  /** When it was typed last, device time, ISO; empty where nothing waits. */
  at: string;
  keep: (value: T) => void;
  drop: () => void;
}

/**
 * Keeps on this laptop what is typed under a key, from the first keystroke until it is saved or dropped, through a
 * crash as well. Keys name what is typed into: `note tickets/<id>`, `new-ticket`, `field assets/<id> firmware`. A
 * value may come from an earlier version of the app: take from it what you know.
 */
export function useKept<T>(key: string, about: DraftAbout): Kept<T> {
  const draft = useDrafts((state) => state.drafts[key]);
  const text = JSON.stringify(about);
  const keep = useCallback(
    (value: T) =>
      useDrafts.getState().change({
        key,
        about: JSON.parse(text) as DraftAbout,
        value: value as Json,
        at: new Date().toISOString(),
      }),
    [key, text],
  );
  const drop = useCallback(() => useDrafts.getState().drop(key), [key]);
  return useMemo(
    () => ({ value: (draft?.value as T | undefined) ?? null, at: draft?.at ?? '', keep, drop }),
    [draft, keep, drop],
  );
}
