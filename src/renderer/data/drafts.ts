import type { KeptDraft } from '#renderer/worker/contract.ts';
import { dataWorker } from './worker.ts';

export type { KeptDraft } from '#renderer/worker/contract.ts';

/** What the signed-in person has typed on this laptop and not saved. */
export const keptDrafts = (): Promise<KeptDraft[]> => dataWorker.drafts();

/** Keeps it on disk; resolves when a crash can no longer take it away. */
export const keepDraft = (draft: KeptDraft): Promise<void> => dataWorker.keepDraft(draft);

export const dropDraft = (key: string): Promise<void> => dataWorker.dropDraft(key);
