import type { Sql } from './sql.ts';

/** One sign-in, from its first token to the last of the family. */
export interface SessionRow {
  id: string;
  personId: string;
  device: string;
  client: 'desktop' | 'web';
  createdAt: string;
  revokedAt: string | null;
}

/** A refresh token by its SHA-256; `parent` is the token it was given for. */
export interface RefreshRow {
  hash: string;
  session: string;
  parent: string | null;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
}

export interface SessionTable {
  byId(id: string): Promise<SessionRow | undefined>;
  add(session: SessionRow): Promise<void>;
  /** Ends a session; everything signed with it ends too. */
  revoke(id: string, at: string): Promise<void>;
  /** Ends every session of a person, but for one. */
  revokeOfPerson(personId: string, at: string, except: string | null): Promise<void>;
  /** Ends every session on a device. */
  revokeOfDevice(device: string, at: string): Promise<void>;
  /** The devices of a person that go on without signing in: a session stands, and a token of it is good at `at`. */
  devicesSignedIn(personId: string, at: string): Promise<Set<string>>;
  token(hash: string): Promise<RefreshRow | undefined>;
  /** Tokens given for this one; for null none. */
  tokensAfter(parent: string | null): Promise<RefreshRow[]>;
  addToken(token: RefreshRow): Promise<void>;
  markUsed(hash: string, at: string): Promise<void>;
  /** Tokens nobody can use any more. */
  forgetExpired(before: string): Promise<void>;
}

interface TokenRowOf {
  hash: string;
  session: string;
  parent: string | null;
  created_at: string;
  expires_at: string;
  used_at: string | null;
}

const TOKEN = 'hash, session, parent, created_at, expires_at, used_at';

const fromRow = (row: TokenRowOf): RefreshRow => ({
  hash: row.hash,
  session: row.session,
  parent: row.parent,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  usedAt: row.used_at,
});

export function sessionTable(sql: Sql, office: string): SessionTable {
  return {
    byId: async (id) => {
      const [row] = await sql.all<{
        id: string;
        person_id: string;
        device: string;
        client: 'desktop' | 'web';
        created_at: string;
        revoked_at: string | null;
      }>('SELECT id, person_id, device, client, created_at, revoked_at FROM sessions WHERE office = ? AND id = ?', [
        office,
        id,
      ]);
      return (
        row && {
          id: row.id,
          personId: row.person_id,
          device: row.device,
          client: row.client,
          createdAt: row.created_at,
          revokedAt: row.revoked_at,
        }
      );
    },
    add: (session) =>
      sql.run(
        `INSERT INTO sessions (office, id, person_id, device, client, created_at, revoked_at)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
        [office, session.id, session.personId, session.device, session.client, session.createdAt, session.revokedAt],
      ),
    revoke: (id, at) =>
      sql.run('UPDATE sessions SET revoked_at = ? WHERE office = ? AND id = ? AND revoked_at IS NULL', [
        at,
        office,
        id,
      ]),
    revokeOfPerson: (personId, at, except) =>
      sql.run(
        'UPDATE sessions SET revoked_at = ? WHERE office = ? AND person_id = ? AND id <> ? AND revoked_at IS NULL',
        [at, office, personId, except ?? ''],
      ),
    revokeOfDevice: (device, at) =>
      sql.run('UPDATE sessions SET revoked_at = ? WHERE office = ? AND device = ? AND revoked_at IS NULL', [
        at,
        office,
        device,
      ]),
    devicesSignedIn: async (personId, at) => {
      const rows = await sql.all<{ device: string }>(
        `SELECT DISTINCT s.device FROM sessions s
         JOIN refresh_tokens t ON t.office = s.office AND t.session = s.id AND t.expires_at > ?
         WHERE s.office = ? AND s.person_id = ? AND s.revoked_at IS NULL`,
        [at, office, personId],
      );
      return new Set(rows.map((row) => row.device));
    },
    token: async (hash) => {
      const [row] = await sql.all<TokenRowOf>(`SELECT ${TOKEN} FROM refresh_tokens WHERE office = ? AND hash = ?`, [
        office,
        hash,
      ]);
      return row && fromRow(row);
    },
    tokensAfter: async (parent) => {
      if (parent === null) return [];
      const rows = await sql.all<TokenRowOf>(`SELECT ${TOKEN} FROM refresh_tokens WHERE office = ? AND parent = ?`, [
        office,
        parent,
      ]);
      return rows.map(fromRow);
    },
    addToken: (token) =>
      sql.run(`INSERT INTO refresh_tokens (office, ${TOKEN}) VALUES (?, ?, ?, ?, ?, ?, ?)`, [
        office,
        token.hash,
        token.session,
        token.parent,
        token.createdAt,
        token.expiresAt,
        token.usedAt,
      ]),
    markUsed: (hash, at) =>
      sql.run('UPDATE refresh_tokens SET used_at = ? WHERE office = ? AND hash = ? AND used_at IS NULL', [
        at,
        office,
        hash,
      ]),
    forgetExpired: (before) =>
      sql.run('DELETE FROM refresh_tokens WHERE office = ? AND expires_at < ?', [office, before]),
  };
}
