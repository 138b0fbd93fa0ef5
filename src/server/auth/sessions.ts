import type { Parts } from '#server/parts.ts';
import type { Account } from '#server/store/accounts.ts';
import type { Device } from '#server/store/devices.ts';
import type { Tables } from '#server/store/store.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { createIdSource } from '#shared/lib/ids.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import type { Session, SignInRequest } from '#shared/wire/contract.ts';
import type { DeviceKey } from '#shared/wire/devices.ts';
import { ACCESS_SECONDS, type AccessTokens } from './access-tokens.ts';
import { checkPassword, type PasswordFailure } from './check-password.ts';
import { deviceFor, registerKey } from './devices.ts';
import { issueRefreshToken, rotateRefreshToken, sessionOfToken } from './refresh-tokens.ts';

/** A session as the client gets it, and its refresh token, which a web client gets as a cookie instead. */
export interface OpenedSession {
  session: Session;
  refreshToken: string;
  client: 'desktop' | 'web';
}

type SignInFailure = PasswordFailure | 'office-not-set-up' | 'device-revoked';
type RefreshFailure = 'signed-out' | 'demo-only-local' | 'device-revoked';

export interface Sessions {
  signIn(request: SignInRequest, isLocal: boolean): Promise<Result<OpenedSession, SignInFailure>>;
  /** `device-revoked`: the laptop wipes itself once it handed in its unsent work (S22). */
  refresh(
    request: { token: string; publicKey?: DeviceKey | undefined },
    isLocal: boolean,
  ): Promise<Result<OpenedSession, RefreshFailure>>;
  /** Ends the session a refresh token belongs to; says nothing about a token it does not know. */
  signOut(token: string): Promise<void>;
}

/** Sign-in, refresh and sign-out. `onRevoked` is told after a session ended, so that its streams end too. */
export function createSessions(parts: Parts, tokens: AccessTokens, onRevoked: () => void): Sessions {
  const { store, clock, random } = parts;

  async function opened(
    tables: Tables,
    account: Account,
    device: Device,
    sessionId: string,
  ): Promise<Omit<Session, 'refreshToken' | 'accessToken'> & { sessionId: string }> {
    const [person] = await tables.records.byKeys([{ collection: 'people', id: account.personId }]);
    const name = person ? (JSON.parse(person.body) as { name?: unknown }).name : undefined;
    const { organizations, version } = await tables.accounts.grant(account.personId);
    return {
      sessionId,
      expiresIn: ACCESS_SECONDS,
      officeTime: isoTime(clock.now()),
      user: {
        personId: account.personId,
        name: typeof name === 'string' && name !== '' ? name : account.email,
        email: account.email,
        roles: account.roles,
        organizations: organizations === 'all' ? 'all' : [...organizations],
      },
      scope: version,
      device: { id: device.id, code: device.code, lastN: Math.max(device.lastN, device.sealedTo) },
    };
  }

  async function withAccess(
    open: Awaited<ReturnType<typeof opened>>,
    refreshToken: string,
    client: 'desktop' | 'web',
  ): Promise<OpenedSession> {
    const { sessionId, ...rest } = open;
    const claims = { person: rest.user.personId, device: rest.device.id, session: sessionId };
    const accessToken = await tokens.issue(claims);
    return {
      session: { ...rest, accessToken, refreshToken: client === 'desktop' ? refreshToken : null },
      refreshToken,
      client,
    };
  }

  /** Whether the token is one of a device that was revoked: whoever holds it may know that. */
  async function isRevoked(tables: Tables, token: string): Promise<boolean> {
    const id = await sessionOfToken(tables, token);
    const session = id === undefined ? undefined : await tables.sessions.byId(id);
    const device = session && (await tables.devices.byId(session.device));
    return !!device && device.revokedAt !== null;
  }

  return {
    signIn: async (request, isLocal) => {
      const found = await store.read(async (tables) => ({
        account: await tables.accounts.byEmail(request.email),
        isEmpty: (await tables.accounts.count()) === 0,
      }));
      if (found.isEmpty) return fail('office-not-set-up');
      const checked = await checkPassword(found.account, request, isLocal);
      if (!checked.ok) return checked;
      const { account, newHash } = checked.value;
      const made = await store.write(async (tables) => {
        // Hashing takes its time: another password may have been set, or the account disabled, in between.
        const present = await tables.accounts.byPerson(account.personId);
        if (present?.passwordHash !== account.passwordHash || present.disabledAt !== null) {
          return fail('wrong-credentials' as const);
        }
        const device = await deviceFor(parts, tables, account.personId, request);
        if (!device.ok) return fail('device-revoked' as const);
        if (newHash !== null) await tables.accounts.setPassword(account.personId, newHash, false);
        const now = clock.now();
        const id = createIdSource(clock.now, random)();
        await tables.sessions.forgetExpired(isoTime(now));
        await tables.sessions.add({
          id,
          personId: account.personId,
          device: device.value.id,
          client: request.client,
          createdAt: isoTime(now),
          revokedAt: null,
        });
        const refreshToken = await issueRefreshToken(tables, random, now, id);
        return ok({ open: await opened(tables, account, device.value, id), refreshToken });
      });
      return made.ok ? ok(await withAccess(made.value.open, made.value.refreshToken, request.client)) : made;
    },

    refresh: async ({ token, publicKey }, isLocal) => {
      let isStolen = false;
      const made = await store.write(async (tables) => {
        const rotated = await rotateRefreshToken(tables, random, clock.now(), token);
        if (!rotated.ok) {
          isStolen = rotated.error === 'stolen';
          return fail((await isRevoked(tables, token)) ? ('device-revoked' as const) : ('signed-out' as const));
        }
        const { session } = rotated.value;
        const account = await tables.accounts.byPerson(session.personId);
        const device = await tables.devices.byId(session.device);
        if (!account || account.disabledAt !== null || device?.revokedAt !== null) return fail('signed-out' as const);
        if (account.demo && !isLocal) return fail('demo-only-local' as const);
        await tables.devices.touch(device.id, isoTime(clock.now()));
        await registerKey(tables, device, publicKey);
        const open = await opened(tables, account, device, session.id);
        return ok({ open, refreshToken: rotated.value.token, client: session.client });
      });
      if (isStolen) {
        parts.log.warn('A refresh token was used twice; its session was ended.');
        onRevoked();
      }
      return made.ok ? ok(await withAccess(made.value.open, made.value.refreshToken, made.value.client)) : made;
    },

    signOut: async (token) => {
      await store.write(async (tables) => {
        const session = await sessionOfToken(tables, token);
        if (session !== undefined) await tables.sessions.revoke(session, isoTime(clock.now()));
      });
      onRevoked();
    },
  };
}
