import type { SignedIn } from '#server/auth/authenticate.ts';
import { oneTimePassword } from '#server/auth/one-time-password.ts';
import { hashPassword, isPassword } from '#server/auth/passwords.ts';
import type { Office } from '#server/office.ts';
import { isGoodPassword } from '#shared/domain/password.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { ChangePasswordRequest } from '#shared/wire/users.ts';

/**
 * Gives somebody a password for one sign-in, typed by the administrator or made here, and ends that person's
 * sessions at once. Gives the password, which is kept nowhere in clear.
 */
export async function resetPassword(
  office: Office,
  by: string,
  personId: string,
  typed: string | null,
): Promise<Result<string, 'not-found' | 'bad-password'>> {
  const account = await office.store.read((tables) => tables.accounts.byPerson(personId));
  if (!account) return fail('not-found');
  const password = typed ?? oneTimePassword(office.random);
  if (!isGoodPassword(password, { email: account.email, before: null })) return fail('bad-password');
  const passwordHash = await hashPassword(password);
  await office.store.write(async (tables) => {
    await tables.accounts.setPassword(personId, passwordHash, true);
    await tables.sessions.revokeOfPerson(personId, isoTime(office.clock.now()), null);
  });
  await office.hub.recheck();
  office.log.info(`${by} set a one-time password for ${personId}`);
  return ok(password);
}

/** Changes one's own password and ends one's other sessions; the present one goes on. */
export async function changeOwnPassword(
  office: Office,
  who: SignedIn,
  { current, next }: ChangePasswordRequest,
): Promise<Result<null, 'wrong-password' | 'bad-password'>> {
  const account = await office.store.read((tables) => tables.accounts.byPerson(who.personId));
  if (!account || !(await isPassword(account.passwordHash, current))) return fail('wrong-password');
  if (!isGoodPassword(next, { email: account.email, before: current })) return fail('bad-password');
  const passwordHash = await hashPassword(next);
  const changed = await office.store.write(async (tables): Promise<Result<null, 'wrong-password'>> => {
    // An administrator may have set another one while this was hashed: that one stands.
    const present = await tables.accounts.byPerson(who.personId);
    if (present?.passwordHash !== account.passwordHash) return fail('wrong-password');
    await tables.accounts.setPassword(who.personId, passwordHash, false);
    await tables.sessions.revokeOfPerson(who.personId, isoTime(office.clock.now()), who.sessionId);
    return ok(null);
  });
  if (changed.ok) await office.hub.recheck();
  return changed;
}
