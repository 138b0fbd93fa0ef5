import type { Account } from '#server/store/accounts.ts';
import { isGoodPassword } from '#shared/domain/password.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { SignInRequest } from '#shared/wire/contract.ts';
import { hashPassword, isPassword } from './passwords.ts';

export type PasswordFailure = 'wrong-credentials' | 'demo-only-local' | 'new-password-needed' | 'bad-password';

/**
 * Whether a sign-in may go on, and the hash of the new password where the present one was good for one sign-in only.
 * Its reply may be lost: who then sends both passwords again is let in by the new one.
 */
export async function checkPassword(
  account: Account | undefined,
  request: SignInRequest,
  isLocal: boolean,
): Promise<Result<{ account: Account; newHash: string | null }, PasswordFailure>> {
  const { password, newPassword, email } = request;
  const stored = account?.passwordHash;
  const isOld = await isPassword(stored, password);
  const isNew = !isOld && newPassword !== undefined && (await isPassword(stored, newPassword));
  if (!account || !(isOld || isNew) || account.disabledAt !== null) return fail('wrong-credentials');
  if (account.demo && !isLocal) return fail('demo-only-local');
  if (!account.mustChangePassword) return ok({ account, newHash: null });
  if (newPassword === undefined) return fail('new-password-needed');
  if (isNew || !isGoodPassword(newPassword, { email, before: password })) return fail('bad-password');
  return ok({ account, newHash: await hashPassword(newPassword) });
}
