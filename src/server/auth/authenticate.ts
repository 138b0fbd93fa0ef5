import type { FastifyRequest } from 'fastify';
import type { Office } from '#server/office.ts';
import type { Tables } from '#server/store/store.ts';
import { type Actor, ROLES } from '#shared/domain/permissions.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';

/** Who sends a request, checked against the store on every request. */
export interface SignedIn {
  personId: string;
  deviceId: string;
  sessionId: string;
}

export type NotSignedIn = 'signed-out' | 'demo-only-local';

/** The person as the judge knows one, with roles and grants as they are in this transaction. Throws without an account. */
export async function actorOf(tables: Tables, personId: string): Promise<Actor> {
  const account = await tables.accounts.byPerson(personId);
  if (!account) throw new Error('The session names a person without an account.');
  const { organizations } = await tables.accounts.grant(personId);
  const roles = account.disabledAt === null ? account.roles.filter((role) => ROLES.includes(role)) : [];
  return { personId, roles, organizations, isOffice: false };
}

/** Whether a session still stands: not signed out, its device not revoked, its account not disabled. */
export async function standsStill(tables: Tables, who: SignedIn): Promise<boolean> {
  const session = await tables.sessions.byId(who.sessionId);
  if (!session || session.revokedAt !== null) return false;
  if (session.personId !== who.personId || session.device !== who.deviceId) return false;
  const device = await tables.devices.byId(who.deviceId);
  const account = await tables.accounts.byPerson(who.personId);
  return device?.revokedAt === null && account?.disabledAt === null;
}

/** Reads the bearer token of a request and looks whether its session still stands. */
export async function authenticate(office: Office, request: FastifyRequest): Promise<Result<SignedIn, NotSignedIn>> {
  const [, token] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
  const claims = token === undefined ? null : await office.tokens.read(token);
  if (!claims) return fail('signed-out');
  const who: SignedIn = { personId: claims.person, deviceId: claims.device, sessionId: claims.session };
  return office.store.read(async (tables) => {
    if (!(await standsStill(tables, who))) return fail('signed-out');
    const account = await tables.accounts.byPerson(who.personId);
    if (account?.demo && !office.isForDemo(request)) return fail('demo-only-local');
    return ok(who);
  });
}
