import type { Parts } from '#server/parts.ts';
import type { Grant } from '#server/store/accounts.ts';
import type { Tables } from '#server/store/store.ts';
import { officeCommand } from '#server/sync/office-commands.ts';
import type { Role } from '#shared/domain/permissions.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { createIdSource } from '#shared/lib/ids.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';

/** Somebody who may sign in. */
export interface NewAccount {
  name: string;
  email: string;
  passwordHash: string;
  roles: Role[];
  organizations: Grant;
}

/**
 * Makes a person's record (by a command of the office) and the account that signs in as it, in the transaction of
 * `tables`. Gives the person's id; `taken` when the mail address signs in somebody already.
 */
export async function createAccount(
  parts: Parts,
  tables: Tables,
  account: NewAccount,
): Promise<Result<string, 'taken' | 'bad-request'>> {
  if (await tables.accounts.byEmail(account.email)) return fail('taken');
  const personId = createIdSource(parts.clock.now, parts.random)();
  const changes = {
    kind: { after: 'technician' },
    name: { after: account.name.trim() },
    email: { after: account.email.trim() },
  };
  const verdict = await officeCommand(parts, tables, [
    { collection: 'people', id: personId, organizationId: null, create: true, changes },
  ]);
  if (verdict.kind === 'refused') return fail('bad-request');
  const at = isoTime(parts.clock.now());
  const { email, passwordHash, roles, organizations } = account;
  await tables.accounts.add({ personId, email, passwordHash, roles, demo: null, createdAt: at, disabledAt: null });
  // An administrator sees every client, whatever was asked for.
  await tables.accounts.setGrant(personId, roles.includes('admin') ? 'all' : organizations, at);
  return ok(personId);
}
