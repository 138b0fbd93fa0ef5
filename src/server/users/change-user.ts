import type { Office } from '#server/office.ts';
import type { Account, Grant } from '#server/store/accounts.ts';
import type { Tables } from '#server/store/store.ts';
import { officeCommand } from '#server/sync/office-commands.ts';
import type { Role } from '#shared/domain/permissions.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { isEqual } from '#shared/lib/json.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { ChangeUserRequest, User } from '#shared/wire/users.ts';
import { describeUser } from './describe.ts';
import { personEdits } from './person-edits.ts';

export type ChangeRefusal = 'not-found' | 'mail-taken' | 'unknown-client' | 'last-admin' | 'own-admin' | 'bad-request';

/**
 * Changes a user's name, mail address, roles, grants, or whether it may sign in, all of it or nothing (S12). `by` is
 * the administrator. A change of rights gets a new scope, by which open laptops notice it (S20); disabling ends
 * every session at once. The person's record follows by a command of the office in the administrator's name.
 */
export async function changeUser(
  office: Office,
  by: string,
  personId: string,
  wanted: ChangeUserRequest,
): Promise<Result<User, ChangeRefusal>> {
  const changed = await office.store.write(async (tables): Promise<Result<User, ChangeRefusal>> => {
    // One at a time: of two administrators who disable each other the second one is told no (S14).
    await tables.office.lock();
    const account = await tables.accounts.byPerson(personId);
    if (!account) return fail('not-found');
    const objection = await objectionTo(tables, by, account, wanted);
    if (objection) return fail(objection);
    const edits = await personEdits(tables, personId, {
      ...(wanted.name === undefined ? {} : { name: wanted.name.trim() }),
      ...(wanted.email === undefined ? {} : { email: wanted.email.trim() }),
      ...(wanted.isDisabled === undefined ? {} : { isActive: !wanted.isDisabled }),
    });
    const verdict = edits.length > 0 ? await officeCommand(office, tables, edits, { author: by }) : null;
    if (verdict?.kind === 'refused') return fail('bad-request');
    await writeAccount(tables, account, wanted, isoTime(office.clock.now()), edits.length > 0);
    const user = await describeUser(tables, personId);
    return user ? ok(user) : fail('not-found');
  });
  if (changed.ok) {
    // Who lost sight first: nothing of the news goes to a stream that is about to end.
    await office.hub.recheck();
    office.hub.wake();
    office.log.info(`${by} changed the account of ${personId}: ${Object.keys(wanted).join(', ')}`);
  }
  return changed;
}

async function objectionTo(
  tables: Tables,
  by: string,
  account: Account,
  wanted: ChangeUserRequest,
): Promise<ChangeRefusal | null> {
  const isDisabled = wanted.isDisabled ?? account.disabledAt !== null;
  const staysAdmin = !isDisabled && (wanted.roles ?? account.roles).includes('admin');
  if (isAdmin(account) && !staysAdmin) {
    const others = (await tables.accounts.all()).filter((one) => isAdmin(one) && one.personId !== account.personId);
    if (others.length === 0) return 'last-admin';
    if (account.personId === by) return 'own-admin';
  }
  if (wanted.email !== undefined) {
    const holder = await tables.accounts.byEmail(wanted.email);
    if (holder && holder.personId !== account.personId) return 'mail-taken';
  }
  return (await knowsClients(tables, wanted.organizations ?? [])) ? null : 'unknown-client';
}

const isAdmin = ({ roles, disabledAt }: Account): boolean => disabledAt === null && roles.includes('admin');

/** Whether every client of a grant is one of the office's. */
export async function knowsClients(tables: Tables, grant: Grant): Promise<boolean> {
  if (grant === 'all') return true;
  const ids = new Set(grant);
  const found = await tables.records.byKeys([...ids].map((id) => ({ collection: 'organizations', id })));
  return found.length === ids.size;
}

/** Every client for an administrator, whatever was asked for; else each one once, in one order. */
export const grantFor = (roles: readonly Role[], organizations: Grant): Grant =>
  roles.includes('admin') || organizations === 'all' ? 'all' : [...new Set(organizations)].sort();

async function writeAccount(
  tables: Tables,
  account: Account,
  wanted: ChangeUserRequest,
  at: string,
  hasNewRecord: boolean,
): Promise<void> {
  const { personId } = account;
  if (wanted.email !== undefined) await tables.accounts.setEmail(personId, wanted.email);
  if (wanted.roles !== undefined) await tables.accounts.setRoles(personId, wanted.roles);
  if (wanted.isDisabled !== undefined && wanted.isDisabled !== (account.disabledAt !== null)) {
    await tables.accounts.setDisabled(personId, wanted.isDisabled ? at : null);
    if (wanted.isDisabled) await tables.sessions.revokeOfPerson(personId, at, null);
  }
  const before = (await tables.accounts.grant(personId)).organizations;
  const roles = wanted.roles ?? account.roles;
  const grant = grantFor(roles, wanted.organizations ?? before);
  // A new scope, also where only the roles or the name changed: a laptop that hears of it asks who its user is now.
  const isNews = hasNewRecord || !isEqual(roles, account.roles) || !isEqual(grant, before);
  if (isNews) await tables.accounts.setGrant(personId, grant, at);
}
