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
import { recordHistory } from './history.ts';
import { leaseNumbers } from './lease.ts';
import { type Answered, problem, readRequest } from './problem.ts';
import { pullPages, pullRefusal } from './pull.ts';
import { push, pushEnvelopeSchema } from './push.ts';
import type { Hub, StreamOut } from './stream.ts';

/**
 * What the office does for each request of a laptop, apart from HTTP: from who asks and what was sent, not read yet,
 * to an answer of the contract or what is wrong. The routes and the simulation call the same functions.
 */
export interface SyncOffice extends Parts {
  hub: Hub;
}

/** `POST /v1/sync/push` (S10, S11). */
export async function handlePush(
  office: SyncOffice,
  session: SignedIn,
  body: unknown,
): Promise<Answered<PushResponse>> {
  const read = readRequest(pushEnvelopeSchema, body);
  if (!read.ok) return read;
  const { epoch } = await office.store.read((tables) => tables.office.get());
  if (read.value.epoch !== epoch) return otherEpoch(office, session);
  return ok(await push(office, session, read.value, office.hub.wake));
}

/** `POST /v1/sync/pull`: text of whole lines, a page at a time, each made when the one before it was taken (S8, S9). */
export async function handlePull(
  office: SyncOffice,
  session: SignedIn,
  body: unknown,
): Promise<Answered<AsyncGenerator<string>>> {
  const read = readRequest(pullRequestSchema, body);
  if (!read.ok) return read;
  const { checkpoint } = read.value;
  if (await pullRefusal(office, session.personId, checkpoint)) return otherEpoch(office, session);
  await office.store.write((tables) => tables.devices.touch(session.deviceId, isoTime(office.clock.now())));
  return ok(pullPages(office, session, checkpoint));
}

/** `GET /v1/sync/stream`: opens a stream into `out`; gives what is to be called when its reader has gone (S7). */
export async function handleStream(
  office: SyncOffice,
  session: SignedIn,
  query: unknown,
  out: StreamOut,
): Promise<Answered<() => void>> {
  const read = readRequest(z.object({}), query);
  return read.ok ? ok(await office.hub.open(session, out)) : read;
}

/** `POST /v1/sync/lease`. */
export async function handleLease(
  office: SyncOffice,
  session: SignedIn,
  body: unknown,
): Promise<Answered<LeaseResponse>> {
  const read = readRequest(leaseRequestSchema, body);
  return read.ok ? ok({ blocks: await leaseNumbers(office, session.deviceId, read.value.series) }) : read;
}

const historyRequestSchema = z.object({ collection: z.enum(COLLECTIONS), id: z.string().min(1).max(64) });

/** `GET /v1/records/:collection/:id/history`, by its parameters. */
export async function handleHistory(
  office: SyncOffice,
  session: SignedIn,
  params: unknown,
): Promise<Answered<HistoryEntry[]>> {
  const read = historyRequestSchema.safeParse(params);
  const lines = read.success ? await recordHistory(office, session.personId, read.data) : null;
  return lines ? ok(lines) : problem('not-found');
}

/** Says where the office stands since its restore, and what it has of this device (S25). */
async function otherEpoch(office: SyncOffice, session: SignedIn) {
  return office.store.read(async (tables) => {
    const { epoch } = await tables.office.get();
    const device = await tables.devices.byId(session.deviceId);
    return problem('other-epoch', { office: { epoch, lastN: device?.lastN ?? 0 } });
  });
}
