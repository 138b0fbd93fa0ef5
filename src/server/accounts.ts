import type { Role } from '#shared/domain/permissions.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { createAccount } from './auth/create-account.ts';
import { hashPassword } from './auth/passwords.ts';
import type { Office } from './office.ts';
import type { Grant } from './store/accounts.ts';

/** What the command line says of a new account. */
export interface AccountRequest {
  name: string;
  email: string;
  password: string;
  roles: Role[];
  /** Short codes of the clients granted; null for all of them. */
  organizations: string[] | null;
}

/** Makes an account, and tells open laptops of the new person. Gives the person's id, or one sentence. */
export async function addAccount(office: Office, request: AccountRequest): Promise<Result<string, string>> {
  const passwordHash = await hashPassword(request.password);
  const made = await office.store.write(async (tables) => {
    const known = new Map<string, string>();
    for (const { body } of await tables.records.ofCollection('organizations')) {
      const { id, shortCode } = JSON.parse(body) as { id: string; shortCode: string };
      known.set(shortCode, id);
    }
    const unknown = (request.organizations ?? []).find((code) => !known.has(code));
    if (unknown !== undefined) return fail(`There is no client with the short code ${unknown}.`);
    const organizations: Grant = request.organizations?.map((code) => known.get(code) ?? '') ?? 'all';
    const { name, email, roles } = request;
    const wanted = { name, email, passwordHash, mustChangePassword: false, roles, organizations };
    const account = await createAccount(office, tables, wanted);
    if (account.ok) return ok(account.value);
    return fail(
      account.error === 'mail-taken'
        ? `${email} signs in somebody already.`
        : 'The name or the mail address is not allowed.',
    );
  });
  if (made.ok) office.hub.wake();
  return made;
}
