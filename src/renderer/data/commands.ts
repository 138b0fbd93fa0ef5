import type { Saved } from '#renderer/worker/contract.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import { createIdSource } from '#shared/lib/ids.ts';
import type { Result } from '#shared/lib/result.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import { dataWorker } from './worker.ts';

/** A new record's id. */
export const newId = createIdSource(Date.now, (length) => crypto.getRandomValues(new Uint8Array(length)));

/** Writes what a person did. Resolves when it is saved on this laptop, or with why it was not. */
export const commit = (drafts: EditDraft[]): Promise<Result<Saved, Refusal>> => dataWorker.commit(drafts);

/** Takes a command of this laptop back, with further edits in the same command. */
export const takeBack = (command: string, also: EditDraft[]): Promise<Result<Saved, Refusal>> =>
  dataWorker.takeBack(command, also);

/** What the write door would answer to each of these commands: null where it would write. Nothing is written. */
export const tryOut = (commands: EditDraft[][]): Promise<(Refusal | null)[]> => dataWorker.tryOut(commands);

export const nextTicketNumber = (kind: string) => dataWorker.nextTicketNumber(kind);
export const nextAssetTag = (shortCode: string) => dataWorker.nextAssetTag(shortCode);
export const syncNow = () => dataWorker.syncNow();
/** Tries the records in quarantine again (S6); gives how many can be read now. */
export const readQuarantineAgain = (): Promise<number> => dataWorker.readQuarantineAgain();
export const reapplyRefused = (command: string) => dataWorker.reapply(command);
export const dismissRefused = (command: string) => dataWorker.dismiss(command);
/** Event time as this laptop reckons it (S18): for values that say when something was. */
export const eventTime = (): Promise<string> => dataWorker.eventTime();
