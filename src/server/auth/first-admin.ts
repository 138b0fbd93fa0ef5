import { timingSafeEqual } from 'node:crypto';
import { isoTime } from '#shared/lib/clock.ts';
import { createIdSource } from '#shared/lib/ids.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { FirstAdminRequest } from '#shared/wire/contract.ts';
import type { Parts } from '#server/parts.ts';
import { officeCommand } from '#server/sync/office-commands.ts';
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
    const personId = createIdSource(parts.clock.now, parts.random)();
    const changes = {
      kind: { after: 'technician' },
      name: { after: request.name.trim() },
      email: { after: request.email.trim() },
    };
    const verdict = await officeCommand(parts, tables, [
      { collection: 'people', id: personId, organizationId: null, create: true, changes },
    ]);
    if (verdict.kind === 'refused') return fail('bad-request');
    const at = isoTime(parts.clock.now());
    await tables.accounts.add({
      personId,
      email: request.email,
      passwordHash,
      roles: ['admin', 'technician'],
      demo: null,
      createdAt: at,
      disabledAt: null,
    });
    await tables.accounts.setGrant(personId, 'all', at);
    await tables.office.setName(request.officeName.trim());
    await tables.office.setControl(TOKEN, null);
    return ok(null);
  });
}
