import { z } from 'zod';
import type { SignedIn } from '#server/auth/authenticate.ts';
import type { Parts } from '#server/parts.ts';
import { COLLECTIONS } from '#shared/domain/collections.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { ok } from '#shared/lib/result.ts';
import {
  type HistoryEntry,
  type LeaseResponse,
  leaseRequestSchema,
  type PushResponse,
  pullRequestSchema,
} from '#shared/wire/contract.ts';
import { type TakeAlongAnswer, takeAlongSchema } from '#shared/wire/devices.ts';
import { recordHistory } from './history.ts';
import { leaseNumbers } from './lease.ts';
import { type Answered, otherEpoch, problem, readRequest } from './problem.ts';
import { pullPages, pullRefusal } from './pull.ts';
import { MOST_COMMANDS, pushEnvelopeSchema } from './push.ts';
import type { PushQueue } from './push-queue.ts';
import type { Rates } from './rates.ts';
import { grantedClients, moveHorizon, takeAlong, takenAlong } from './scope.ts';
import type { Hub, StreamOut } from './stream.ts';

/**
 * What the office does for each request of a laptop, apart from HTTP: from who asks and what was sent, not read yet,
 * to an answer of the contract or what is wrong. The routes and the simulation call the same functions.
 */
export interface SyncOffice extends Parts {
  hub: Hub;
  pushes: PushQueue;
  rates: Rates;
}

/** `POST /v1/sync/push` (S10, S11). */
export async function handlePush(
  office: SyncOffice,
  session: SignedIn,
  body: unknown,
): Promise<Answered<PushResponse>> {
  const read = readFrom(office, session, pushEnvelopeSchema, body);
  if (!read.ok && read.error.code === 'bad-request' && isLongBatch(body))
    return problem('too-large', { detail: `At most ${MOST_COMMANDS} edits at once` });
  return read.ok ? office.pushes.push(session, read.value) : read;
}

/** `POST /v1/sync/pull`: text of whole lines, a page at a time, each made when the one before it was taken (S8, S9). */
export async function handlePull(
  office: SyncOffice,
  session: SignedIn,
  body: unknown,
): Promise<Answered<AsyncGenerator<string>>> {
  const read = readFrom(office, session, pullRequestSchema, body);
  if (!read.ok) return read;
  const { checkpoint } = read.value;
  if (await pullRefusal(office, session.personId, checkpoint)) {
    return office.store.read((tables) => otherEpoch(tables, session.deviceId));
  }
  await office.store.write(async (tables) => {
    await tables.devices.touch(session.deviceId, isoTime(office.clock.now()));
    await moveHorizon(office, tables, session);
  });
  return ok(pullPages(office, session, checkpoint));
}

/** `GET /v1/sync/stream`: opens a stream into `out`; gives what is to be called when its reader has gone (S7). */
export async function handleStream(
  office: SyncOffice,
  session: SignedIn,
  query: unknown,
  out: StreamOut,
): Promise<Answered<() => void>> {
  const read = readFrom(office, session, z.object({}), query);
  return read.ok ? ok(await office.hub.open(session, out)) : read;
}

/** `POST /v1/sync/lease`. */
export async function handleLease(
  office: SyncOffice,
  session: SignedIn,
  body: unknown,
): Promise<Answered<LeaseResponse>> {
  const read = readFrom(office, session, leaseRequestSchema, body);
  return read.ok ? ok({ blocks: await leaseNumbers(office, session.deviceId, read.value.series) }) : read;
}

/** `GET /v1/account/take-along`: what this device takes along (S20). */
export async function handleTakenAlong(office: SyncOffice, session: SignedIn): Promise<Answered<TakeAlongAnswer>> {
  return ok(
    await office.store.read(async (tables) => ({
      ...(await takenAlong(tables, session.deviceId)),
      clients: await grantedClients(tables, session.personId),
    })),
  );
}

/** `POST /v1/account/take-along`: a change is a change of scope, which open streams say (S20). */
export async function handleTakeAlong(
  office: SyncOffice,
  session: SignedIn,
  body: unknown,
): Promise<Answered<TakeAlongAnswer>> {
  const read = readFrom(office, session, takeAlongSchema, body);
  if (!read.ok) return read;
  await office.store.write((tables) => takeAlong(office, tables, session, read.value));
  await office.hub.recheck();
  return handleTakenAlong(office, session);
}

const historyRequestSchema = z.object({ collection: z.enum(COLLECTIONS), id: z.string().min(1).max(64) });

/** `GET /v1/records/:collection/:id/history`, by its parameters. */
export async function handleHistory(
  office: SyncOffice,
  session: SignedIn,
  params: unknown,
): Promise<Answered<HistoryEntry[]>> {
  const read = readFrom(office, session, historyRequestSchema, params);
  if (!read.ok) return read.error.code === 'bad-request' ? problem('not-found') : read;
  const lines = await recordHistory(office, session.personId, read.value);
  return lines ? ok(lines) : problem('not-found');
}

/** Reads a request of a device, unless it sends too many. */
function readFrom<S extends z.ZodType>(
  office: SyncOffice,
  session: SignedIn,
  schema: S,
  body: unknown,
): Answered<z.output<S>> {
  const retryAfterMs = office.rates.take(session.deviceId);
  return retryAfterMs > 0 ? problem('too-many', { retryAfterMs }) : readRequest(schema, body);
}

/** More commands than one push takes: a laptop halves it, as any push that is too large. */
function isLongBatch(body: unknown): boolean {
  const commands = (body as { commands?: unknown } | null)?.commands;
  return Array.isArray(commands) && commands.length > MOST_COMMANDS;
}
