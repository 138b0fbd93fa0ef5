import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ATTEMPTS_MS, type Attempts } from '#server/auth/attempts.ts';
import { createFirstAdmin } from '#server/auth/first-admin.ts';
import { REFRESH_DAYS } from '#server/auth/refresh-tokens.ts';
import type { OpenedSession } from '#server/auth/sessions.ts';
import type { Office } from '#server/office.ts';
import { emailKey } from '#server/store/accounts.ts';
import { whatIsWrong } from '#server/sync/problem.ts';
import { firstAdminRequestSchema, PATHS, refreshRequestSchema, signInRequestSchema } from '#shared/wire/contract.ts';
import { PASSWORD_LIMIT, SESSION_LIMIT } from './limits.ts';
import { refuse, turnAway } from './refuse.ts';

const COOKIE = 'sitebook_refresh';

const cookieOptions = (request: FastifyRequest) =>
  ({ path: '/v1/auth', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' }) as const;

/** A web client's refresh token goes into a cookie that no script can read; the desktop app keeps its own. */
function give(request: FastifyRequest, reply: FastifyReply, opened: OpenedSession): FastifyReply {
  if (opened.client === 'web') {
    reply.setCookie(COOKIE, opened.refreshToken, { ...cookieOptions(request), maxAge: REFRESH_DAYS * 86_400 });
  }
  return reply.send(opened.session);
}

const refreshTokenOf = (request: FastifyRequest): string | null => {
  const read = refreshRequestSchema.safeParse(request.body);
  return (read.success ? read.data.refreshToken : null) ?? request.cookies[COOKIE] ?? null;
};

/** Signing in and out, the exchange of refresh tokens, and the first administrator. */
export function authRoutes(app: FastifyInstance, office: Office, attempts: Attempts): void {
  app.post(PATHS.signIn, { config: PASSWORD_LIMIT }, async (request, reply) => {
    const read = signInRequestSchema.safeParse(request.body);
    if (!read.success) return refuse(reply, 'bad-request', whatIsWrong(read.error));
    const name = `${request.ip} ${emailKey(read.data.email)}`;
    if (!attempts.mayTry(name)) return turnAway(reply, { code: 'too-many', retryAfterMs: ATTEMPTS_MS });
    const opened = await office.sessions.signIn(read.data, office.isForDemo(request));
    if (!opened.ok) {
      if (opened.error === 'wrong-credentials') attempts.failed(name);
      return refuse(reply, opened.error);
    }
    attempts.succeeded(name);
    return give(request, reply, opened.value);
  });

  app.post(PATHS.refresh, { config: SESSION_LIMIT }, async (request, reply) => {
    const token = refreshTokenOf(request);
    if (token === null) return refuse(reply, 'signed-out');
    const read = refreshRequestSchema.safeParse(request.body);
    const publicKey = read.success ? read.data.publicKey : undefined;
    const opened = await office.sessions.refresh({ token, publicKey }, office.isForDemo(request));
    return opened.ok ? give(request, reply, opened.value) : refuse(reply, opened.error);
  });

  app.post(PATHS.signOut, { config: SESSION_LIMIT }, async (request, reply) => {
    const token = refreshTokenOf(request);
    if (token !== null) await office.sessions.signOut(token);
    return reply.clearCookie(COOKIE, cookieOptions(request)).send({});
  });

  app.post(PATHS.firstAdmin, { config: PASSWORD_LIMIT }, async (request, reply) => {
    const read = firstAdminRequestSchema.safeParse(request.body);
    if (!read.success) return refuse(reply, 'bad-request', whatIsWrong(read.error));
    const made = await createFirstAdmin(office, read.data);
    if (!made.ok) return refuse(reply, made.error);
    office.hub.wake();
    return reply.send({});
  });
}
