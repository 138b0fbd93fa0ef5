import { z } from 'zod';
import type { SignedIn } from '#server/auth/authenticate.ts';
import { actorOf } from '#server/auth/authenticate.ts';
import type { Parts } from '#server/parts.ts';
import { StoreError } from '#server/store/sql.ts';
import { REFUSALS } from '#shared/domain/refusal.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { commandSchema, type Verdict } from '#shared/sync/command.ts';
import type { Answer, PushResponse } from '#shared/wire/contract.ts';
import { touchedRecords } from './answers.ts';
import { boundedTime, type TimeBounds, timeBounds } from './event-time.ts';
import { type CommandHead, type Decide, judging, refusing, type Taken, takeCommand } from './take-command.ts';

/** The parts of a command by which it is taken; the rest is read when it is judged, so that one bad one harms no other. */
const headSchema = z.object({
  id: z.string().min(1).max(64),
  n: z.number().int().positive(),
  device: z.string(),
  author: z.string(),
});
type Head = z.infer<typeof headSchema>;

/** A push whose commands are not read yet: S10, one unreadable command never holds up its neighbours. */
export const pushEnvelopeSchema = z.object({
  protocol: z.number().int(),
  epoch: z.string(),
  lastContactAt: z.iso.datetime().nullable(),
  commands: z.array(headSchema.loose()).min(1).max(200),
});
export type PushEnvelope = z.infer<typeof pushEnvelopeSchema>;

/** A command that comes back with another id under a number already taken: two laptops under one device id (S24). */
const REUSED: Verdict = {
  kind: 'refused',
  code: 'internal',
  message: `${REFUSALS.internal} Another edit of this laptop has its number already.`,
  edit: 0,
};

/**
 * Takes a device's commands in order, each in its own transaction (S10, S11), and answers every one up to the first
 * gap. The records of the answers are read at the end, in the present scope, together with the checkpoint that
 * they are complete up to.
 */
export async function push(
  parts: Parts,
  session: SignedIn,
  request: PushEnvelope,
  onCommit: () => void,
): Promise<PushResponse> {
  const arrival = isoTime(parts.clock.now());
  const bounds = await boundsOf(parts, session, request.lastContactAt, arrival);
  const commands = [...request.commands].sort((a, b) => a.n - b.n);
  const outcomes: { raw: Head; answer: Omit<Answer, 'records' | 'hidden' | 'unknown'> }[] = [];
  for (const raw of commands) {
    const verdict = await takeOne(parts, session, raw, bounds, onCommit);
    if (verdict === 'gap') break;
    outcomes.push({ raw, answer: { command: raw.id, ...wireVerdict(verdict) } });
  }
  return parts.store.read(async (tables) => {
    const office = await tables.office.get();
    const grant = await tables.accounts.grant(session.personId);
    const device = await tables.devices.byId(session.deviceId);
    const touched = await touchedRecords(
      tables,
      grant.organizations,
      outcomes.map((one) => one.raw),
    );
    return {
      at: { epoch: office.epoch, seq: office.seq, scope: grant.version },
      officeTime: isoTime(parts.clock.now()),
      answers: outcomes.map(({ answer }, index) => ({ ...answer, ...touched[index] }) as Answer),
      nextN: (device?.lastN ?? 0) + 1,
    };
  });
}

const boundsOf = (parts: Parts, session: SignedIn, heard: string | null, arrival: string): Promise<TimeBounds> =>
  parts.store.read(async (tables) => {
    const device = await tables.devices.byId(session.deviceId);
    const account = await tables.accounts.byPerson(session.personId);
    if (!device || !account) throw new Error('The session names a device or a person that does not exist.');
    return timeBounds(heard, account.createdAt, device, arrival);
  });

const wireVerdict = ({ kind, ...rest }: Verdict | { kind: 'already' }) => ({ verdict: kind, ...rest });

async function takeOne(
  parts: Parts,
  session: SignedIn,
  raw: Head,
  bounds: TimeBounds,
  onCommit: () => void,
): Promise<Verdict | { kind: 'already' } | 'gap'> {
  // A command of another device is not in this device's count: it is answered, and takes no number (S12).
  if (raw.device !== session.deviceId) return refusing('permission')(null as never);
  const head: CommandHead = { id: raw.id, n: raw.n };
  const decide: Decide = async (tables) => deciding(parts, session, raw, bounds)(tables);
  let taken: Taken;
  try {
    taken = await inTransaction(parts, session, head, raw, bounds.arrival, decide);
  } catch (error) {
    // The store's own trouble is not the command's: the push fails, and the laptop sends it again.
    if (error instanceof StoreError && error.kind !== 'data') throw error;
    parts.log.error(`Command ${raw.id} of device ${raw.device} could not be judged`, error);
    taken = await inTransaction(parts, session, head, raw, bounds.arrival, refusing('internal'));
  }
  if (taken.is === 'gap') return 'gap';
  if (taken.is === 'judged') {
    if (taken.verdict.kind !== 'refused') onCommit();
    return taken.verdict;
  }
  if (taken.stored === undefined) return { kind: 'already' };
  if (taken.stored.command !== raw.id) {
    parts.log.error(`Device ${raw.device} sent ${raw.id} under number ${raw.n}, which ${taken.stored.command} has`);
    return REUSED;
  }
  return taken.stored.verdict.kind === 'refused' ? taken.stored.verdict : { kind: 'already' };
}

function deciding(parts: Parts, session: SignedIn, raw: Head, bounds: TimeBounds): Decide {
  if (raw.author !== session.personId) return refusing('permission');
  const read = commandSchema.safeParse(raw);
  if (!read.success) return refusing('invalid', 0, undefined, 'The edit is not in the form the office reads.');
  const command = { ...read.data, at: boundedTime(read.data.at, bounds) };
  // The grants are read in the command's own transaction: one withdrawn a moment ago counts (S12).
  return async (tables) => judging(parts, command, await actorOf(tables, session.personId))(tables);
}

const inTransaction = (
  parts: Parts,
  session: SignedIn,
  head: CommandHead,
  raw: unknown,
  arrival: string,
  decide: Decide,
): Promise<Taken> =>
  parts.store.write(async (tables) => {
    const device = await tables.devices.byId(session.deviceId);
    if (!device) throw new Error('The session names a device that does not exist.');
    await tables.devices.touch(device.id, arrival);
    return takeCommand(tables, device, head, raw, arrival, decide);
  });
