import { timingSafeEqual } from 'node:crypto';
import type { Parts } from '#server/parts.ts';
import type { Role } from '#shared/domain/permissions.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { FirstAdminRequest } from '#shared/wire/contract.ts';
import { createAccount } from './create-account.ts';
import { hashPassword } from './passwords.ts';

const TOKEN = 'first-admin-token';

/**
 * The token of the one-time address, made when it is first asked for and the same until somebody used it; null
 * when the office has accounts.
 */
export const firstAdminToken = (parts: Parts): Promise<string | null> =>
  parts.store.write(async (tables) => {
    if ((await tables.accounts.count()) > 0) return null;
    const known = await tables.office.control(TOKEN);
    if (known !== undefined) return known;
    const token = Buffer.from(parts.random(24)).toString('base64url');
    await tables.office.setControl(TOKEN, token);
    return token;
  });

const isSame = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/**
 * Makes the first administrator with the one-time token: the person's record (by a command of the office), the
 * account, and the office's name, in one transaction, so that of two who try one succeeds.
 */
export async function createFirstAdmin(
  parts: Parts,
  request: FirstAdminRequest,
): Promise<Result<null, 'already-set-up' | 'no-permission' | 'bad-request'>> {
  const passwordHash = await hashPassword(request.password);
  return parts.store.write(async (tables) => {
    if ((await tables.accounts.count()) > 0) return fail('already-set-up');
    const token = await tables.office.control(TOKEN);
    if (token === undefined || !isSame(token, request.token)) return fail('no-permission');
    const { name, email } = request;
    const roles: Role[] = ['admin', 'technician'];
    const account = { name, email, passwordHash, mustChangePassword: false, roles, organizations: 'all' } as const;
    const made = await createAccount(parts, tables, account);
    if (!made.ok) return fail('bad-request');
    await tables.office.setName(request.officeName.trim());
    await tables.office.setControl(TOKEN, null);
    return ok(null);
  });
}
