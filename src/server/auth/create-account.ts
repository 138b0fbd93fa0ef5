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
  /** Whether the password is good for the first sign-in only. */
  mustChangePassword: boolean;
  roles: Role[];
  organizations: Grant;
}

/**
 * Makes a person's record (by a command of the office) and the account that signs in as it, in the transaction of
 * `tables`. `author` is who is named in the record's history; the office unless told otherwise. Gives the person's id; `mail-taken` when the mail address signs in somebody already.
 */
export async function createAccount(
  parts: Parts,
  tables: Tables,
  account: NewAccount,
  author?: string,
): Promise<Result<string, 'mail-taken' | 'bad-request'>> {
  if (await tables.accounts.byEmail(account.email)) return fail('mail-taken');
  const personId = createIdSource(parts.clock.now, parts.random)();
  const changes = {
    kind: { after: 'technician' },
    name: { after: account.name.trim() },
    email: { after: account.email.trim() },
  };
  const edit = { collection: 'people', id: personId, organizationId: null, create: true, changes } as const;
  const verdict = await officeCommand(parts, tables, [edit], author === undefined ? {} : { author });
  if (verdict.kind === 'refused') return fail('bad-request');
  const at = isoTime(parts.clock.now());
  const { email, passwordHash, mustChangePassword, roles, organizations } = account;
  const rest = { demo: null, createdAt: at, disabledAt: null };
  await tables.accounts.add({ personId, email, passwordHash, mustChangePassword, roles, ...rest });
  // An administrator sees every client, whatever was asked for.
  await tables.accounts.setGrant(personId, roles.includes('admin') ? 'all' : organizations, at);
  return ok(personId);
}
