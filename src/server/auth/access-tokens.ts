import { jwtVerify, SignJWT } from 'jose';
import type { Clock } from '#shared/lib/clock.ts';

/** Seconds an access token is good for. */
export const ACCESS_SECONDS = 600;

export interface AccessClaims {
  person: string;
  device: string;
  session: string;
}

export interface AccessTokens {
  issue(claims: AccessClaims): Promise<string>;
  /** The claims of a token that this office signed and that is still good, else null. */
  read(token: string): Promise<AccessClaims | null>;
}

/** Access tokens signed with the office's secret (HS256, 256 bits), valid only here and for ten minutes. */
export function createAccessTokens(secret: Uint8Array, office: string, clock: Clock): AccessTokens {
  const seconds = (): number => Math.floor(clock.now() / 1000);
  return {
    issue: ({ person, device, session }) =>
      new SignJWT({ device, session })
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(person)
        .setIssuer(office)
        .setIssuedAt(seconds())
        .setExpirationTime(seconds() + ACCESS_SECONDS)
        .sign(secret),
    read: async (token) => {
      try {
        const options = { algorithms: ['HS256'], issuer: office, currentDate: new Date(clock.now()) };
        const { payload } = await jwtVerify<{ device?: unknown; session?: unknown }>(token, secret, options);
        const { sub, device, session } = payload;
        if (typeof sub !== 'string' || typeof device !== 'string' || typeof session !== 'string') return null;
        return { person: sub, device, session };
      } catch {
        // Forged, damaged or outlived: which of them is nobody's business.
        return null;
      }
    },
  };
}
