import { createAccount } from '#server/auth/create-account.ts';
import { oneTimePassword } from '#server/auth/one-time-password.ts';
import { hashPassword } from '#server/auth/passwords.ts';
import type { Office } from '#server/office.ts';
import { isGoodPassword } from '#shared/domain/password.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { NewUser, NewUserRequest } from '#shared/wire/users.ts';
import { grantFor, knowsClients } from './change-user.ts';
import { describeUser } from './describe.ts';

export type CreateRefusal = 'mail-taken' | 'unknown-client' | 'bad-password' | 'bad-request';

/** Makes a user whose password is good for the first sign-in only. `by` is the administrator. */
export async function createUser(
  office: Office,
  by: string,
  wanted: NewUserRequest,
): Promise<Result<NewUser, CreateRefusal>> {
  const { name, email, roles } = wanted;
  const password = wanted.password ?? oneTimePassword(office.random);
  if (!isGoodPassword(password, { email, before: null })) return fail('bad-password');
  const passwordHash = await hashPassword(password);
  const made = await office.store.write(async (tables): Promise<Result<NewUser, CreateRefusal>> => {
    if (!(await knowsClients(tables, wanted.organizations))) return fail('unknown-client');
    const organizations = grantFor(roles, wanted.organizations);
    const account = { name, email, passwordHash, mustChangePassword: true, roles, organizations };
    const created = await createAccount(office, tables, account, by);
    if (!created.ok) return created;
    const user = await describeUser(tables, created.value);
    return user ? ok({ user, oneTimePassword: password }) : fail('bad-request');
  });
  if (made.ok) {
    office.hub.wake();
    office.log.info(`${by} made an account for ${made.value.user.personId}`);
  }
  return made;
}
