import type { Call } from '#renderer/worker/office-fetch.ts';
import type { Parts } from '#server/parts.ts';
import { handleHistory, handleLease, handlePull, handlePush, handleStream } from '#server/sync/handlers.ts';
import type { Answered, Problem } from '#server/sync/problem.ts';
import { handleGiveBack, handleOffer } from '#server/sync/restored.ts';
import { keepSealed } from '#server/sync/seal.ts';
import { PATHS } from '#shared/wire/contract.ts';
import { WIRE_ERRORS } from '#shared/wire/errors.ts';
import type { Reader, Serve, Served } from '#test/sim/world/network.ts';
import { type SimOffice, signedIn } from './sim-office.ts';

/** What stands in the place of HTTP: text to handler to text, with the contract's statuses. */
export const serveOffice =
  (sim: SimOffice): Serve =>
  async (address, call) => {
    const process = sim.some();
    const { office } = process;
    const [path = '', query = ''] = address.split('?');
    const token = (call.headers.authorization ?? '').replace('Bearer ', '');
    if (path === PATHS.refresh) {
      const session = await sim.refresh(token);
      return session ? { status: 200, body: JSON.stringify(session) } : turnedAway({ code: 'signed-out' });
    }
    if (path === PATHS.sealed) return takeSealed(office, parsed(call));
    const who = signedIn(token);
    if (!(await sim.standsStill(who))) return turnedAway({ code: 'signed-out' });
    const body = parsed(call);
    if (body === undefined) return turnedAway({ code: 'bad-request' });
    switch (path) {
      case PATHS.push:
        return told(await handlePush(office, who, body));
      case PATHS.offer:
        return told(await handleOffer(office, who, body));
      case PATHS.giveBack:
        return told(await handleGiveBack(office, who, body));
      case PATHS.lease:
        return told(await handleLease(office, who, body));
      case PATHS.pull: {
        const answer = await handlePull(office, who, body);
        return answer.ok ? { status: 200, body: pieces(answer.value) } : turnedAway(answer.error);
      }
      case PATHS.stream:
        return openStream(process, who, Object.fromEntries(new URLSearchParams(query)));
      default: {
        const [, collection, id] = /^\/v1\/records\/(\w+)\/([^/]+)\/history$/.exec(path) ?? [];
        return told(await handleHistory(office, who, { collection, id }));
      }
    }
  };

/** Signed by name alone: the office's check of a signature is proved over HTTP. */
async function takeSealed(office: Parts, body: unknown): Promise<Served> {
  const { device, signed } = (body ?? {}) as { device?: string; signed?: string };
  return told(await keepSealed(office, device ?? '', JSON.parse(signed ?? 'null')));
}

const told = (answer: Answered<unknown>): Served =>
  answer.ok ? { status: 200, body: JSON.stringify(answer.value) } : turnedAway(answer.error);

function turnedAway({ code, detail, office, retryAfterMs }: Problem): Served {
  const { status, message } = WIRE_ERRORS[code];
  const headers: Record<string, string> =
    retryAfterMs === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) };
  return { status, headers, body: JSON.stringify({ error: code, message, detail, office }) };
}

function parsed(call: Call): unknown {
  if (call.body === undefined) return null;
  try {
    return JSON.parse(call.body);
  } catch {
    return undefined;
  }
}

/** Pages of a pull, each made when the one before it was taken. */
const pieces =
  (pages: AsyncGenerator<string>): Exclude<Served['body'], string> =>
  async (write, reader) => {
    if (!reader.isGone)
      for await (const page of pages) {
        if (reader.isGone) break;
        write(page);
      }
    await pages.return(undefined);
  };

async function openStream(
  process: ReturnType<SimOffice['some']>,
  who: ReturnType<typeof signedIn>,
  query: unknown,
): Promise<Served> {
  const early: string[] = [];
  let write: ((text: string) => void) | null = null;
  let reader: Reader | null = null;
  let isEnded = false;
  let end: () => void = () => undefined;
  const answer = await handleStream(process.office, who, query, {
    write: (text) => {
      if (write) write(text);
      else early.push(text);
      return reader?.unread ?? 0;
    },
    end: () => {
      isEnded = true;
      end();
    },
    cut: () => reader?.cut(),
  });
  if (!answer.ok) return turnedAway(answer.error);
  const { office } = process;
  return {
    status: 200,
    body: async (give, to) => {
      if (to.isGone) return answer.value();
      reader = to;
      write = give;
      for (const text of early.splice(0)) give(text);
      await new Promise<void>((resolve) => {
        end = resolve;
        to.onGone(() => {
          answer.value();
          resolve();
        });
        process.onKilled(office, () => to.cut());
        if (isEnded) resolve();
      });
    },
  };
}
