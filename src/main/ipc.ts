import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Question, Questions } from '#shared/ipc/bridge.ts';
import { PAYLOADS } from '#shared/ipc/payloads.ts';
import { isOwnUrl } from './own-url.ts';

type Answer<Q extends Question> = Questions[Q]['answer'];

/**
 * Answers one of the page's questions. Before `answer` runs, the asking frame must be one of our own pages, and what
 * it sent must fit the schema; otherwise the page's promise rejects, for no page of ours does either by design.
 */
export function handle<Q extends Question>(
  question: Q,
  answer: (...args: Questions[Q]['args']) => Answer<Q> | Promise<Answer<Q>>,
): void {
  ipcMain.handle(question, (event, ...args: unknown[]) => {
    if (!isTrusted(event)) throw new Error(`${question}: refused, the sender is not a page of this app`);
    const payload = PAYLOADS[question].safeParse(args);
    if (!payload.success) throw new Error(`${question}: refused, the arguments do not fit`);
    return answer(...payload.data);
  });
}

/** A page of ours at the top of its window. A frame inside it, whatever it shows, has no business with main. */
function isTrusted({ senderFrame }: IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnUrl(senderFrame.origin);
}
