import type { Account } from '#server/store/accounts.ts';
import type { Tables } from '#server/store/store.ts';
import { ROLES } from '#shared/domain/permissions.ts';
import type { User, UserDevice } from '#shared/wire/users.ts';

/** Accounts as administrators see them, with what their persons' records and devices say. */
export async function describeUsers(tables: Tables, accounts: readonly Account[]): Promise<User[]> {
  const keys = accounts.map(({ personId }) => ({ collection: 'people' as const, id: personId }));
  const names = new Map<string, unknown>();
  for (const { id, body } of await tables.records.byKeys(keys)) {
    names.set(id, (JSON.parse(body) as { name?: unknown }).name);
  }
  const grants = await tables.accounts.grants();
  const contacts = await tables.devices.contacts();
  return accounts.map((account) => {
    const { personId, email, roles, disabledAt, mustChangePassword, createdAt } = account;
    const name = names.get(personId);
    const organizations = grants.get(personId)?.organizations ?? [];
    const contact = contacts.get(personId);
    return {
      personId,
      name: typeof name === 'string' && name !== '' ? name : email,
      email,
      roles: ROLES.filter((role) => roles.includes(role)),
      organizations: organizations === 'all' ? 'all' : [...organizations],
      disabledAt,
      mustChangePassword,
      createdAt,
      lastContact: contact?.lastContact ?? null,
      devices: contact?.count ?? 0,
    };
  });
}

/** One account as administrators see it; undefined where there is none. */
export async function describeUser(tables: Tables, personId: string): Promise<User | undefined> {
  const account = await tables.accounts.byPerson(personId);
  return account && (await describeUsers(tables, [account]))[0];
}

/** A person's devices; `here` is the one that asks, `at` the time of the question. */
export async function describeDevices(
  tables: Tables,
  personId: string,
  here: string,
  at: string,
): Promise<UserDevice[]> {
  const signedIn = await tables.sessions.devicesSignedIn(personId, at);
  return (await tables.devices.ofPerson(personId)).map((device) => ({
    id: device.id,
    name: device.name,
    code: device.code,
    createdAt: device.createdAt,
    lastContact: device.lastContact,
    revokedAt: device.revokedAt,
    isSignedIn: device.revokedAt === null && signedIn.has(device.id),
    hasKey: device.publicKey !== null,
    isThis: device.id === here,
  }));
}
