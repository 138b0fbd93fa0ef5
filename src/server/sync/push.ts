import { z } from 'zod';
import type { SignedIn } from '#server/auth/authenticate.ts';
import type { Parts } from '#server/parts.ts';
import type { Tables } from '#server/store/store.ts';
import { isoTime } from '#shared/lib/clock.ts';
import type { Verdict } from '#shared/sync/command.ts';
import type { Answer, PushResponse } from '#shared/wire/contract.ts';
import { touchedRecords } from './answers.ts';
import { nextNumber } from './take-command.ts';

/** The parts of a command by which it is taken; the rest is read when it is judged, so that one bad one harms no other. */
const headSchema = z.object({
  id: z.string().min(1).max(64),
  n: z.number().int().positive(),
  device: z.string(),
  author: z.string(),
  withheld: z.unknown().optional(),
});
export type Head = z.infer<typeof headSchema>;

/** Commands of one push, and of one transaction. */
export const MOST_COMMANDS = 200;

/** A push whose commands are not read yet: S10, one unreadable command never holds up its neighbours. */
export const pushEnvelopeSchema = z.object({
  protocol: z.number().int(),
  epoch: z.string(),
  lastContactAt: z.iso.datetime().nullable(),
  commands: z.array(headSchema.loose()).min(1).max(MOST_COMMANDS),
});
export type PushEnvelope = z.infer<typeof pushEnvelopeSchema>;

/** A push that came, and when. */
export interface Push {
  session: SignedIn;
  request: PushEnvelope;
  /** ISO 8601 UTC. */
  arrival: string;
}

/** What became of one command: what the office thinks of it now or thought of it before. */
export interface Outcome {
  raw: Head;
  verdict: Verdict | { kind: 'already' };
}

const wireVerdict = ({ kind, ...rest }: Outcome['verdict']) => ({ verdict: kind, ...rest });

/**
 * The answer to a push (S10). Its records are read now, in the present scope, together with the checkpoint that they
 * are complete up to; what the commands did has been committed before.
 */
export async function answerPush(
  parts: Parts,
  tables: Tables,
  { session }: Push,
  outcomes: readonly Outcome[],
): Promise<PushResponse> {
  const office = await tables.office.get();
  const grant = await tables.accounts.grant(session.personId);
  const device = await tables.devices.byId(session.deviceId);
  const touched = await touchedRecords(
    tables,
    session,
    outcomes.map((one) => one.raw),
  );
  return {
    at: { epoch: office.epoch, seq: office.seq, scope: grant.version },
    officeTime: isoTime(parts.clock.now()),
    answers: outcomes.map(
      ({ raw, verdict }, index) => ({ command: raw.id, ...wireVerdict(verdict), ...touched[index] }) as Answer,
    ),
    nextN: device ? (await nextNumber(tables, device)).next : 1,
  };
}
