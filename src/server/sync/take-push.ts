import { actorOf, standsStill } from '#server/auth/authenticate.ts';
import type { Parts } from '#server/parts.ts';
import type { GrantVersion } from '#server/store/accounts.ts';
import type { Device } from '#server/store/devices.ts';
import { StoreError } from '#server/store/sql.ts';
import type { Tables } from '#server/store/store.ts';
import type { Actor } from '#shared/domain/permissions.ts';
import { REFUSALS } from '#shared/domain/refusal.ts';
import { ok } from '#shared/lib/result.ts';
import { commandSchema, type Verdict } from '#shared/sync/command.ts';
import { boundedTime, type TimeBounds, timeBounds } from './event-time.ts';
import { type Answered, otherEpoch, problem } from './problem.ts';
import type { Head, Outcome, Push } from './push.ts';
import { type Decide, judging, refusing, type Taken, takeCommand } from './take-command.ts';
import { wasEverVisible } from './visibility.ts';

/** A command that comes back with another id under a number already taken: two laptops under one device id (S24). */
const REUSED: Verdict = {
  kind: 'refused',
  code: 'internal',
  message: `${REFUSALS.internal} Another edit of this laptop has its number already.`,
  edit: 0,
};

/** What was taken of a push. */
export interface TakenPush {
  outcomes: Outcome[];
  /** Whether records may have changed, so that others have to be told. */
  isNews: boolean;
}

/** Who pushes, as of this transaction. */
interface Pusher {
  device: Device;
  actor: Actor;
  bounds: TimeBounds;
  /** Every version of the person's grants. */
  grants: GrantVersion[];
}

/**
 * Takes a device's commands in order, up to the first gap (S10, S11), inside a transaction that has locked the office:
 * each is judged on what all before it left, and each either happens whole or, where judging or writing it fails,
 * is refused as `internal` and leaves nothing. Session, epoch and grants count as they are in this transaction: one
 * withdrawn a moment ago is withdrawn (S12). @throws StoreError the store's own trouble: nothing counts then
 */
export async function takePush(parts: Parts, tables: Tables, push: Push): Promise<Answered<TakenPush>> {
  const { session, request, arrival } = push;
  if (!(await standsStill(tables, session))) return problem('signed-out');
  if (request.epoch !== (await tables.office.get()).epoch) return otherEpoch(tables, session.deviceId);
  const device = await tables.devices.byId(session.deviceId);
  const account = await tables.accounts.byPerson(session.personId);
  if (!device || !account) return problem('signed-out');
  const bounds = timeBounds(request.lastContactAt, account.createdAt, device, arrival);
  const actor = await actorOf(tables, session.personId);
  const pusher: Pusher = { device, actor, bounds, grants: await tables.accounts.grantsSince(session.personId, 1) };
  await tables.devices.touch(device.id, arrival);
  const taken: TakenPush = { outcomes: [], isNews: false };
  for (const raw of [...request.commands].sort((a, b) => a.n - b.n)) {
    const one = await takeOne(parts, tables, pusher, raw);
    if (one.is === 'gap') break;
    taken.isNews ||= one.is === 'judged' && one.verdict.kind !== 'refused';
    taken.outcomes.push({ raw, verdict: answerOf(parts, raw, one) });
  }
  return ok(taken);
}

async function takeOne(parts: Parts, tables: Tables, pusher: Pusher, raw: Head): Promise<Taken> {
  const { device, bounds } = pusher;
  // A command of another device is not in this device's count: it is answered, and takes no number (S12).
  if (raw.device !== device.id)
    return { is: 'judged', verdict: await refusing('permission')(tables), isCounted: false };
  const attempt = (decide: Decide, kept: unknown): Promise<Taken> =>
    tables.attempt(() => takeCommand(tables, device, raw, kept, bounds.arrival, decide));
  let taken: Taken;
  try {
    taken = await attempt(deciding(parts, pusher, raw), raw);
  } catch (error) {
    if (isStoresTrouble(error)) throw error;
    parts.log.error(`Command ${raw.id} of device ${raw.device} could not be judged`, error);
    taken = await attempt(refusing('internal'), raw).catch((again: unknown) => {
      if (isStoresTrouble(again)) throw again;
      // Not even its text can be kept: its number and its refusal are.
      return attempt(refusing('internal'), { id: raw.id });
    });
  }
  if (taken.is !== 'gap' && taken.isCounted) device.lastN = raw.n;
  return taken;
}

/** The store's own trouble is not the command's: the push fails, and the laptop sends it again. */
export const isStoresTrouble = (error: unknown): boolean => error instanceof StoreError && error.kind !== 'data';

function deciding(parts: Parts, { actor, bounds, grants }: Pusher, raw: Head): Decide {
  // Its refusal was lost in a restore: it keeps its number and stays refused, whatever would be thought of it now (S25).
  if (raw.withheld === 'refused-before') return refusing('refused-before');
  if (raw.author !== actor.personId) return refusing('permission');
  // Too large to be sent: its place came alone, to be refused and free the way for what follows (I5).
  if (raw.withheld !== undefined) return refusing('too-large', 0, undefined, 'The edit is too large to be sent.');
  const read = commandSchema.safeParse(raw);
  if (!read.success) return refusing('invalid', 0, undefined, 'The edit is not in the form the office reads.');
  const command = { ...read.data, at: boundedTime(read.data.at, bounds) };
  return judging(parts, command, actor, (record) => wasEverVisible(grants, record));
}

function answerOf(parts: Parts, raw: Head, taken: Exclude<Taken, { is: 'gap' }>): Outcome['verdict'] {
  if (taken.is === 'judged') return taken.verdict;
  if (taken.stored === undefined) return { kind: 'already' };
  if (taken.stored.command !== raw.id) {
    parts.log.error(`Device ${raw.device} sent ${raw.id} under number ${raw.n}, which ${taken.stored.command} has`);
    return REUSED;
  }
  return taken.stored.verdict.kind === 'refused' ? taken.stored.verdict : { kind: 'already' };
}
