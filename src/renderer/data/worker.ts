import { proxy, type Remote, wrap } from 'comlink';
import type { DataWorker } from '#renderer/worker/contract.ts';

const worker = new Worker(new URL('../worker/data-worker.ts', import.meta.url), {
  type: 'module',
  name: 'sitebook-data',
});

/** The data worker: the only one that opens a database (S1). */
export const dataWorker: Remote<DataWorker> = wrap<DataWorker>(worker);

/**
 * Subscribes to something of the worker and gives the way out. The worker answers with a number for the
 * watch; when the way out is taken before that arrived, it is used as soon as it does.
 */
export function watch<T>(
  start: (onChange: (value: T) => void) => Promise<number>,
  onChange: (value: T) => void,
): () => void {
  let isActive = true;
  const watching = start(
    proxy((value: T) => {
      if (isActive) onChange(value);
    }),
  );
  return () => {
    isActive = false;
    void watching.then((id) => dataWorker.unwatch(id));
  };
}
