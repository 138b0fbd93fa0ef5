import { dataWorker } from './worker.ts';

/** What is kept of a person's choices on this laptop beside the records, as text; null where nothing is. */
export const keptChoices = (name: string, personId: string): Promise<string | null> =>
  dataWorker.recall(`${name} ${personId}`);

/** Keeps them; resolves when a crash can no longer take them away. */
export const keepChoices = (name: string, personId: string, value: string): Promise<void> =>
  dataWorker.remember(`${name} ${personId}`, value);
