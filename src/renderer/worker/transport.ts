import type { z } from 'zod';
import { t } from '#renderer/words/t.ts';
import type { NumberSeries } from '#shared/domain/numbers.ts';
import type { After, Clock } from '#shared/lib/clock.ts';
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
  type Row,
  type StreamEvent,
  streamEventSchema,
} from '#shared/wire/contract.ts';
import { type SealedResponse, sealedResponseSchema } from '#shared/wire/devices.ts';
import { wireErrorSchema } from '#shared/wire/errors.ts';
import {
  type GiveBackResponse,
  giveBackResponseSchema,
  type Offered,
  type OfferResponse,
  offerResponseSchema,
} from '#shared/wire/restore.ts';
import type { PageServices } from './contract.ts';
import { readLines, readServerEvents } from './line-reader.ts';
import type { Call, OfficeFetch, Reply } from './office-fetch.ts';

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
    private readonly fetch: OfficeFetch,
    private readonly clock: Clock,
    private readonly after: After,
  ) {}

  async push(epoch: string, lastContactAt: string | null, commands: Command[]): Promise<Result<PushResponse, Failure>> {
    const body = { protocol: PROTOCOL, epoch, lastContactAt, commands };
    return this.ask('POST', PATHS.push, body, pushResponseSchema);
  }

  async offer(epoch: string, records: Offered[]): Promise<Result<OfferResponse, Failure>> {
    return this.ask('POST', PATHS.offer, { protocol: PROTOCOL, epoch, records }, offerResponseSchema);
  }

  async giveBack(epoch: string, records: Row[]): Promise<Result<GiveBackResponse, Failure>> {
    return this.ask('POST', PATHS.giveBack, { protocol: PROTOCOL, epoch, records }, giveBackResponseSchema);
  }

  async lease(series: NumberSeries[]): Promise<Result<LeaseResponse, Failure>> {
    return this.ask('POST', PATHS.lease, { series }, leaseResponseSchema);
  }

  /** Hands in signed work: the signature is all the office asks for, so that a revoked laptop may do it (S22). */
  async sealed(device: string, signed: string): Promise<Result<SealedResponse, Failure>> {
    return this.ask('POST', PATHS.sealed, { device, signed }, sealedResponseSchema, false);
  }

  async history(collection: string, id: string): Promise<HistoryEntry[] | null> {
    const path = PATHS.history.replace(':collection', collection).replace(':id', id);
    const lines = await this.ask('GET', path, undefined, historySchema);
    return lines.ok ? lines.value : null;
  }

  /** Pulls from a checkpoint, line by line, each with its length in characters. Ends early, with a failure, where the answer is cut or no answer of ours. */
  async pull(
    checkpoint: Checkpoint,
    onLine: (line: PullLine, length: number) => Promise<'go-on' | 'stop'>,
  ): Promise<Result<null, Failure>> {
    const abort = new AbortController();
    const body = JSON.stringify({ protocol: PROTOCOL, checkpoint });
    const reply = await this.begun(PATHS.pull, { method: 'POST', body }, abort);
    if (!reply.ok) return reply;
    const patience = { after: this.after, silenceMs: ANSWER_MS, abort };
    let isComplete = false;
    try {
      for await (const text of readLines(reply.value, patience)) {
        const line = pullLineSchema.safeParse(JSON.parse(text));
        if (!line.success) return fail(NONSENSE);
        if ((await onLine(line.data, text.length)) === 'stop') {
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
    const reply = await this.begun(`${PATHS.stream}?${place}`, { method: 'GET' }, abort);
    if (!reply.ok) return reply.error;
    const patience = { after: this.after, silenceMs: SILENCE_MS, abort };
    try {
      for await (const data of readServerEvents(reply.value, patience)) {
        const event = streamEventSchema.safeParse(JSON.parse(data));
        if (!event.success) return NONSENSE;
        await onEvent(event.data);
      }
    } catch (error) {
      return error instanceof SyntaxError ? NONSENSE : OFFLINE;
    }
    return OFFLINE;
  }

  /** A call whose answer comes in pieces, and has to have begun after a while. */
  private async begun(
    path: string,
    call: Pick<Call, 'method' | 'body'>,
    abort: AbortController,
  ): Promise<Result<Reply, Failure>> {
    const stopWaiting = this.after(ANSWER_MS, () => abort.abort(new Error('silent')));
    try {
      return await this.call(path, { ...call, signal: abort.signal });
    } finally {
      stopWaiting();
    }
  }

  /** A call whose whole answer fits into memory, and has to be there after a while. */
  private async ask<S extends z.ZodType>(
    method: Call['method'],
    path: string,
    body: unknown,
    schema: S,
    withToken = true,
  ): Promise<Result<z.output<S>, Failure>> {
    const abort = new AbortController();
    const stopWaiting = this.after(ANSWER_MS, () => abort.abort(new Error('silent')));
    try {
      const content = body === undefined ? {} : { body: JSON.stringify(body) };
      const call = { method, ...content, signal: abort.signal };
      const reply = withToken ? await this.call(path, call) : await this.callUnknown(path, call);
      if (!reply.ok) return reply;
      const parsed = schema.safeParse(JSON.parse(await textOf(reply.value)));
      return parsed.success ? ok(parsed.data) : fail(NONSENSE);
    } catch (error) {
      return fail(error instanceof SyntaxError ? NONSENSE : OFFLINE);
    } finally {
      stopWaiting();
    }
  }

  /** One request with the user's token; a token that the office no longer takes is exchanged once. */
  private async call(path: string, call: Omit<Call, 'headers'>): Promise<Result<Reply, Failure>> {
    for (const isStale of [false, true]) {
      let reply: Reply;
      try {
        const token = await this.page.accessToken(isStale);
        if (token === null) return fail({ kind: 'signed-out' });
        const headers = {
          // words: data
          authorization: `Bearer ${token}`,
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        };
        reply = await this.fetch(this.officeUrl + path, { ...call, headers });
      } catch {
        return fail(OFFLINE);
      }
      if (reply.status >= 200 && reply.status < 300) return ok(reply);
      if (reply.status === 401 && !isStale) continue;
      return fail(await failureOf(reply, this.clock.now()));
    }
    return fail({ kind: 'signed-out' });
  }

  /** One request of nobody in particular. */
  private async callUnknown(path: string, call: Omit<Call, 'headers'>): Promise<Result<Reply, Failure>> {
    const headers = { 'content-type': 'application/json' };
    const reply = await this.fetch(this.officeUrl + path, { ...call, headers });
    return reply.status >= 200 && reply.status < 300 ? ok(reply) : fail(await failureOf(reply, this.clock.now()));
  }
}

async function textOf(reply: Reply): Promise<string> {
  let text = '';
  for await (const chunk of reply.chunks()) text += chunk;
  return text;
}

async function failureOf(reply: Reply, now: number): Promise<Failure> {
  const problem = wireErrorSchema.safeParse(parsed(await textOf(reply).catch(() => '')));
  const wait = retryAfterMs(reply, now);
  // Also from a proxy on the way, in whatever words.
  if (reply.status === 413) return { kind: 'too-large' };
  if (!problem.success) return { ...NONSENSE, ...wait };
  const { error, message, office } = problem.data;
  if (error === 'signed-out') return { kind: 'signed-out' };
  if (error === 'update-needed') return { kind: 'update-needed' };
  if (error === 'other-epoch' && office !== undefined) return { kind: 'other-epoch', office };
  return { kind: 'server', message, ...wait };
}

/** How long the office wants to be left alone: seconds, as it says it, or a date, as a proxy may. */
function retryAfterMs(reply: Reply, now: number): { retryAfterMs?: number } {
  const said = reply.header('retry-after') ?? '';
  const ms = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - now;
  return ms > 0 ? { retryAfterMs: Math.min(ms, LONGEST_SILENCE_MS) } : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
