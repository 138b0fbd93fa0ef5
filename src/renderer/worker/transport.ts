import type { z } from 'zod';
import { t } from '#renderer/words/t.ts';
import type { NumberSeries } from '#shared/domain/numbers.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { Command } from '#shared/sync/command.ts';
import type { Failure } from '#shared/sync/driver.ts';
import {
  type Checkpoint,
  type HistoryEntry,
  historySchema,
  type LeaseResponse,
  leaseResponseSchema,
  PATHS,
  PROTOCOL,
  type PullLine,
  type PushResponse,
  pullLineSchema,
  pushResponseSchema,
  type StreamEvent,
  streamEventSchema,
} from '#shared/wire/contract.ts';
import { wireErrorSchema } from '#shared/wire/errors.ts';
import type { PageServices } from './contract.ts';
import { readLines, readServerEvents } from './line-reader.ts';

const ANSWER_MS = 30_000;
/** A stream that says nothing for this long is dead: the office sends a heartbeat every 20 s. */
const SILENCE_MS = 50_000;

/** Nobody silences a laptop for longer than this. */
const LONGEST_SILENCE_MS = 300_000;

const OFFLINE: Failure = { kind: 'offline' };
/** Somebody answered, but not as the office does: a captive portal, a proxy's error page, a cut answer (S9). */
const NONSENSE: Failure = {
  kind: 'server',
  message: t('Something on the way answered instead of the office (perhaps a sign-in page of this network).'),
};

/** The calls of the wire contract. Every failure comes back as a value; nothing here keeps state. */
export class Transport {
  constructor(
    private readonly officeUrl: string,
    private readonly page: PageServices,
  ) {}

  async push(epoch: string, lastContactAt: string | null, commands: Command[]): Promise<Result<PushResponse, Failure>> {
    const body = { protocol: PROTOCOL, epoch, lastContactAt, commands };
    return this.ask(PATHS.push, body, pushResponseSchema);
  }

  async lease(series: NumberSeries[]): Promise<Result<LeaseResponse, Failure>> {
    return this.ask(PATHS.lease, { series }, leaseResponseSchema);
  }

  async history(collection: string, id: string): Promise<HistoryEntry[] | null> {
    const path = PATHS.history.replace(':collection', collection).replace(':id', id);
    const response = await this.fetch(path, { method: 'GET', signal: AbortSignal.timeout(ANSWER_MS) });
    if (!response.ok) return null;
    const lines = historySchema.safeParse(await response.value.json().catch(() => null));
    return lines.success ? lines.data : null;
  }

  /** Pulls from a checkpoint, line by line. Ends early, with a failure, where the answer is cut or no answer of ours. */
  async pull(
    checkpoint: Checkpoint,
    onLine: (line: PullLine) => Promise<'go-on' | 'stop'>,
  ): Promise<Result<null, Failure>> {
    const abort = new AbortController();
    const response = await this.fetch(PATHS.pull, {
      method: 'POST',
      body: JSON.stringify({ protocol: PROTOCOL, checkpoint }),
      signal: abort.signal,
    });
    if (!response.ok) return response;
    let isComplete = false;
    try {
      for await (const text of readLines(response.value, ANSWER_MS, abort)) {
        const line = pullLineSchema.safeParse(JSON.parse(text));
        if (!line.success) return fail(NONSENSE);
        if ((await onLine(line.data)) === 'stop') {
          abort.abort();
          return ok(null);
        }
        isComplete = line.data.type === 'mark' && line.data.isHead;
      }
    } catch (error) {
      return fail(error instanceof SyntaxError ? NONSENSE : OFFLINE);
    }
    return isComplete ? ok(null) : fail(NONSENSE);
  }

  /** Listens until the stream ends, which it always does some day. `signal` ends it from here. */
  async listen(
    checkpoint: Checkpoint,
    signal: AbortSignal,
    onEvent: (event: StreamEvent) => Promise<void>,
  ): Promise<Failure> {
    const abort = new AbortController();
    signal.addEventListener('abort', () => abort.abort(), { once: true });
    const place = new URLSearchParams({
      protocol: String(PROTOCOL),
      epoch: checkpoint.epoch,
      seq: String(checkpoint.seq),
      scope: String(checkpoint.scope),
    });
    const response = await this.fetch(`${PATHS.stream}?${place}`, { method: 'GET', signal: abort.signal });
    if (!response.ok) return response.error;
    try {
      for await (const data of readServerEvents(response.value, SILENCE_MS, abort)) {
        const event = streamEventSchema.safeParse(JSON.parse(data));
        if (!event.success) return NONSENSE;
        await onEvent(event.data);
      }
    } catch (error) {
      return error instanceof SyntaxError ? NONSENSE : OFFLINE;
    }
    return OFFLINE;
  }

  private async ask<S extends z.ZodType>(
    path: string,
    body: unknown,
    schema: S,
  ): Promise<Result<z.output<S>, Failure>> {
    const response = await this.fetch(path, {
      method: 'POST',
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (!response.ok) return response;
    try {
      const parsed = schema.safeParse(await response.value.json());
      return parsed.success ? ok(parsed.data) : fail(NONSENSE);
    } catch (error) {
      return fail(error instanceof SyntaxError ? NONSENSE : OFFLINE);
    }
  }

  /** One request with the user's token; a token that the office no longer takes is exchanged once. */
  private async fetch(path: string, init: RequestInit): Promise<Result<Response, Failure>> {
    for (const isStale of [false, true]) {
      let response: Response;
      try {
        const token = await this.page.accessToken(isStale);
        if (token === null) return fail({ kind: 'signed-out' });
        response = await fetch(this.officeUrl + path, {
          ...init,
          credentials: 'omit',
          cache: 'no-store',
          headers: {
            // words: data
            authorization: `Bearer ${token}`,
            ...(init.body ? { 'content-type': 'application/json' } : {}),
          },
        });
      } catch {
        return fail(OFFLINE);
      }
      if (response.ok) return ok(response);
      if (response.status === 401 && !isStale) continue;
      return fail(await failureOf(response));
    }
    return fail({ kind: 'signed-out' });
  }
}

async function failureOf(response: Response): Promise<Failure> {
  const problem = wireErrorSchema.safeParse(await response.json().catch(() => null));
  const wait = retryAfterMs(response);
  // Also from a proxy on the way, in whatever words.
  if (response.status === 413) return { kind: 'too-large' };
  if (!problem.success) return { ...NONSENSE, ...wait };
  const { error, message, office } = problem.data;
  if (error === 'signed-out') return { kind: 'signed-out' };
  if (error === 'update-needed') return { kind: 'update-needed' };
  if (error === 'other-epoch') return { kind: 'other-epoch', ...(office === undefined ? {} : { office }) };
  return { kind: 'server', message, ...wait };
}

/** How long the office wants to be left alone: seconds, as it says it, or a date, as a proxy may. */
function retryAfterMs(response: Response): { retryAfterMs?: number } {
  const said = response.headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return ms > 0 ? { retryAfterMs: Math.min(ms, LONGEST_SILENCE_MS) } : {};
}
