import { t } from '#renderer/words/t.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { Command } from '#shared/sync/command.ts';
import type { Failure } from '#shared/sync/driver.ts';
import { PROTOCOL } from '#shared/wire/contract.ts';
import { MOST_SEALED, type SealedResponse } from '#shared/wire/devices.ts';
import { emptied } from './leaving.ts';
import type { SyncStore } from './sync-store.ts';
import type { Transport } from './transport.ts';

/** Gives a compact JWS by this device's key; null where it has none. */
export type Sign = (device: string, payload: unknown) => Promise<string | null>;

/** Hands commands in sealed, signed by this laptop's key (S20, S22). */
export type SendSealed = (commands: Command[]) => Promise<Result<SealedResponse, Failure>>;

/** By the signed way, which needs no session. */
export const sendSealedBy =
  (transport: Transport, sign: Sign, { officeId, deviceId }: { officeId: string; deviceId: string }): SendSealed =>
  async (commands) => {
    const signed = await sign(deviceId, { protocol: PROTOCOL, office: officeId, device: deviceId, commands });
    if (signed === null) return fail({ kind: 'server', message: t('This laptop has no key yet to sign with.') });
    return transport.sealed(deviceId, signed);
  };

/**
 * Hands in what is sealed, in lots, until nothing is left: what the office has is dropped here. Gives how many edits it
 * took, and whether it revoked this laptop. A command that is larger than any request goes without what it changes: its
 * number must not hold up the others (I5).
 */
export async function handInSealed(
  store: SyncStore,
  send: SendSealed,
): Promise<Result<{ taken: number; isRevoked: boolean }, Failure>> {
  let taken = 0;
  let isRevoked = false;
  for (let most = MOST_SEALED; ; ) {
    const commands = await store.read((tables) => tables.sealed.first(Math.max(1, most)));
    if (commands.length === 0) return ok({ taken, isRevoked });
    const answer = await send(most > 0 ? commands : commands.map(emptied));
    if (!answer.ok && answer.error.kind === 'too-large' && most > 0) {
      most = Math.floor(commands.length / 2);
      continue;
    }
    if (!answer.ok) return answer;
    const isAnswered = new Set(answer.value.answers.map((one) => one.command));
    const gone = commands.filter((command) => isAnswered.has(command.id));
    if (gone.length === 0)
      return fail({
        kind: 'server',
        message: t('The office did not take what this laptop handed in. Nothing is lost.'),
      });
    await store.write(async (tables) => {
      await tables.sealed.drop(gone.map((command) => command.n));
      // Its number stays: a count without a gap is needed after a restore (S25).
      const sentAt = answer.value.officeTime;
      for (const command of gone)
        await tables.sent.put({ n: command.n, command: emptied(command), verdict: 'refused', sentAt });
    });
    taken += answer.value.answers.filter((one) => one.outcome === 'sealed').length;
    isRevoked = answer.value.isRevoked;
    most = MOST_SEALED;
  }
}
