import { useEffect, useState } from 'react';
import type { SearchAnswer, SearchOptions } from '#renderer/worker/contract.ts';
import { dataWorker, watch } from './worker.ts';

export type { SearchAnswer, SearchHit, SearchOptions, TextRange } from '#renderer/worker/contract.ts';

/** Finds records by any of their words, on this laptop. */
export const search = (text: string, options?: SearchOptions): Promise<SearchAnswer> =>
  dataWorker.search(text, options);

/** Whether all records of this laptop can be found yet. */
export function useIsIndexed(): boolean {
  const [isComplete, setIsComplete] = useState(false);
  useEffect(() => watch((onChange) => dataWorker.watchIndex(onChange), setIsComplete), []);
  return isComplete;
}

/**
 * What was typed, found; asked again when the index is complete. The last answer stays until the next one comes: it is
 * stale while its `query` is another one. An answer that was overtaken is dropped. Null where nothing was typed.
 */
export function useSearch(text: string, options: SearchOptions = {}): SearchAnswer | null {
  const isComplete = useIsIndexed();
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  const key = JSON.stringify(options);
  const isBlank = text.trim() === '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the index is complete.
  useEffect(() => {
    if (isBlank) return setAnswer(null);
    let isCurrent = true;
    void search(text, JSON.parse(key) as SearchOptions).then((found) => {
      if (isCurrent) setAnswer(found);
    });
    return () => {
      isCurrent = false;
    };
  }, [text, isBlank, key, isComplete]);
  return isBlank ? null : answer;
}
