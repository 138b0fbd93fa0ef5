import { createHash } from 'node:crypto';
import type { SessionRow } from '#server/store/sessions.ts';
import type { Tables } from '#server/store/store.ts';
import { isoTime } from '#shared/lib/clock.ts';
import type { RandomBytes } from '#shared/lib/ids.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';

/** A refresh token that nobody uses for so long is worth nothing any more. */
export const REFRESH_DAYS = 90;

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** A new refresh token of a session, stored by its hash only. `parent` is the hash of the one it replaces. */
export async function issueRefreshToken(
  tables: Tables,
  random: RandomBytes,
  now: number,
  session: string,
  parent: string | null = null,
): Promise<string> {
  const token = Buffer.from(random(32)).toString('base64url');
  await tables.sessions.addToken({
    hash: hashOf(token),
    session,
    parent,
    createdAt: isoTime(now),
    expiresAt: isoTime(now + REFRESH_DAYS * 86_400_000),
    usedAt: null,
  });
  return token;
}

/**
 * Exchanges a refresh token for its successor. A reply may be lost, so one that was exchanged before is taken
 * again as long as none of its successors was used; after that somebody has a copy, and the session ends for both.
 */
export async function rotateRefreshToken(
  tables: Tables,
  random: RandomBytes,
  now: number,
  token: string,
): Promise<Result<{ session: SessionRow; token: string }, 'signed-out' | 'stolen'>> {
  const at = isoTime(now);
  const known = await tables.sessions.token(hashOf(token));
  const session = known && (await tables.sessions.byId(known.session));
  if (!session || session.revokedAt !== null || known.expiresAt <= at) return fail('signed-out');
  const family = await tables.sessions.tokensAfter(known.usedAt === null ? known.parent : known.hash);
  if (family.some((one) => one.hash !== known.hash && one.usedAt !== null)) {
    await tables.sessions.revoke(session.id, at);
    return fail('stolen');
  }
  await tables.sessions.markUsed(known.hash, at);
  return ok({ session, token: await issueRefreshToken(tables, random, now, session.id, known.hash) });
}

/** The session a refresh token belongs to, whatever became of it. */
export const sessionOfToken = async (tables: Tables, token: string): Promise<string | undefined> =>
  (await tables.sessions.token(hashOf(token)))?.session;
