import type { After } from '#shared/lib/clock.ts';
import type { Reply } from './office-fetch.ts';

/** How long nothing may come before the call is ended, and by what. */
export interface Patience {
  after: After;
  silenceMs: number;
  abort: AbortController;
}

/**
 * The lines of a body as they arrive, without their ends. Throws when nothing came for `silenceMs`, and aborts
 * the request then; a last line without an end is given too, so that a cut one fails to parse and is noticed.
 */
export async function* readLines(reply: Reply, { after, silenceMs, abort }: Patience): AsyncGenerator<string> {
  let rest = '';
  const wait = (): (() => void) => after(silenceMs, () => abort.abort(new Error('silent')));
  let stopWaiting = wait();
  try {
    for await (const chunk of reply.chunks()) {
      stopWaiting();
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') yield line;
      stopWaiting = wait();
    }
    stopWaiting();
    if (rest !== '') yield rest;
  } finally {
    stopWaiting();
  }
}

/** The `data` of server-sent events (one line each, as the office writes them); comments only prove life. */
export async function* readServerEvents(reply: Reply, patience: Patience): AsyncGenerator<string> {
  for await (const line of readLines(reply, patience)) {
    if (line.startsWith('data:')) yield line.slice(5).trim();
  }
}
