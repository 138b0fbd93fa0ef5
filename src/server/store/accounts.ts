import type { Role } from '#shared/domain/permissions.ts';
import type { Sql, SqlValue } from './sql.ts';

/** Organizations granted to a person. */
export type Grant = 'all' | readonly string[];

/** One state of a person's grants; `version` is the `scope` of checkpoints (S8). */
export interface GrantVersion {
  version: number;
  organizations: Grant;
}

/** A demo account says what it is for and its password, which is public (only on the office's own machine). */
export interface DemoNote {
  name: string;
  label: string;
  password: string;
}

export interface Account {
  personId: string;
  email: string;
  passwordHash: string;
  /** Whether the password is good for one sign-in only, because somebody else knows it. */
  mustChangePassword: boolean;
  roles: Role[];
  demo: DemoNote | null;
  createdAt: string;
  disabledAt: string | null;
}

/** Accounts, roles and grants are tables of the server, never records (S12). */
export interface AccountTable {
  count(): Promise<number>;
  byEmail(email: string): Promise<Account | undefined>;
  byPerson(personId: string): Promise<Account | undefined>;
  /** Everybody, by mail address. */
  all(): Promise<Account[]>;
  /** Demo accounts that one can sign in with. */
  demos(): Promise<Account[]>;
  add(account: Account): Promise<void>;
  /** Disables an account from a moment on, or enables it again (null). */
  setDisabled(personId: string, at: string | null): Promise<void>;
  setEmail(personId: string, email: string): Promise<void>;
  setRoles(personId: string, roles: readonly Role[]): Promise<void>;
  /** Another password. A demo account is an ordinary one from then on: its password is not public any more. */
  setPassword(personId: string, passwordHash: string, mustChange: boolean): Promise<void>;
  /** The grants as they are. Version 0, nothing granted, for a person without any. */
  grant(personId: string): Promise<GrantVersion>;
  /** The grants of everybody as they are, by person. */
  grants(): Promise<Map<string, GrantVersion>>;
  /** The grants of every version from `from` on, oldest first; version 0 grants nothing. */
  grantsSince(personId: string, from: number): Promise<GrantVersion[]>;
  /** Gives the person this whole set, under the next version; gives that version. */
  setGrant(personId: string, organizations: Grant, at: string): Promise<number>;
}

interface RowOf {
  person_id: string;
  email: string;
  password_hash: string;
  must_change_password: number;
  roles: string;
  demo: string | null;
  created_at: string;
  disabled_at: string | null;
}

const COLUMNS = `person_id, email, email_key, password_hash, must_change_password, roles, demo, created_at,
  disabled_at`;
const NO_GRANT: GrantVersion = { version: 0, organizations: [] };

/** Mail addresses are one whatever their case and the blanks around them. */
export const emailKey = (email: string): string => email.trim().toLowerCase();

const fromRow = (row: RowOf): Account => ({
  personId: row.person_id,
  email: row.email,
  passwordHash: row.password_hash,
  mustChangePassword: row.must_change_password === 1,
  roles: JSON.parse(row.roles) as Role[],
  demo: row.demo === null ? null : (JSON.parse(row.demo) as DemoNote),
  createdAt: row.created_at,
  disabledAt: row.disabled_at,
});

const grantOf = (row: { version: number; organizations: string }): GrantVersion => ({
  version: row.version,
  organizations: JSON.parse(row.organizations) as Grant,
});

export function accountTable(sql: Sql, office: string): AccountTable {
  const select = `SELECT ${COLUMNS} FROM accounts WHERE office = ?`;
  const grants = async (personId: string, condition: string, value: number): Promise<GrantVersion[]> => {
    const rows = await sql.all<{ version: number; organizations: string }>(
      `SELECT version, organizations FROM grants_log WHERE office = ? AND person_id = ? AND ${condition}`,
      [office, personId, value],
    );
    return rows.map(grantOf);
  };
  const set = (personId: string, columns: string, values: SqlValue[]): Promise<void> =>
    sql.run(`UPDATE accounts SET ${columns} WHERE office = ? AND person_id = ?`, [...values, office, personId]);
  const grant = async (personId: string): Promise<GrantVersion> => {
    const [last] = await grants(personId, 'version > ? ORDER BY version DESC LIMIT 1', 0);
    return last ?? NO_GRANT;
  };
  return {
    count: async () => {
      const [row] = await sql.all<{ count: number }>('SELECT count(*) AS count FROM accounts WHERE office = ?', [
        office,
      ]);
      return row?.count ?? 0;
    },
    byEmail: async (email) => {
      const [row] = await sql.all<RowOf>(`${select} AND email_key = ?`, [office, emailKey(email)]);
      return row && fromRow(row);
    },
    byPerson: async (personId) => {
      const [row] = await sql.all<RowOf>(`${select} AND person_id = ?`, [office, personId]);
      return row && fromRow(row);
    },
    all: async () => (await sql.all<RowOf>(`${select} ORDER BY email_key`, [office])).map(fromRow),
    demos: async () => {
      const usable = 'demo IS NOT NULL AND disabled_at IS NULL';
      const rows = await sql.all<RowOf>(`${select} AND ${usable} ORDER BY created_at, email_key`, [office]);
      return rows.map(fromRow);
    },
    add: (account) =>
      sql.run(`INSERT INTO accounts (office, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
        office,
        account.personId,
        account.email.trim(),
        emailKey(account.email),
        account.passwordHash,
        account.mustChangePassword ? 1 : 0,
        JSON.stringify(account.roles),
        account.demo === null ? null : JSON.stringify(account.demo),
        account.createdAt,
        account.disabledAt,
      ]),
    setDisabled: (personId, at) => set(personId, 'disabled_at = ?', [at]),
    setEmail: (personId, email) => set(personId, 'email = ?, email_key = ?', [email.trim(), emailKey(email)]),
    setRoles: (personId, roles) => set(personId, 'roles = ?', [JSON.stringify(roles)]),
    setPassword: (personId, passwordHash, mustChange) =>
      set(personId, 'password_hash = ?, must_change_password = ?, demo = NULL', [passwordHash, mustChange ? 1 : 0]),
    grant,
    grants: async () => {
      const rows = await sql.all<{ person_id: string; version: number; organizations: string }>(
        'SELECT person_id, version, organizations FROM grants_log WHERE office = ? ORDER BY person_id, version',
        [office],
      );
      // The last version of each person is what stands in the map.
      return new Map(rows.map(({ person_id, ...row }) => [person_id, grantOf(row)]));
    },
    grantsSince: async (personId, from) => {
      const known = await grants(personId, 'version >= ? ORDER BY version', from);
      return from === 0 ? [NO_GRANT, ...known] : known;
    },
    setGrant: async (personId, organizations, at) => {
      const version = (await grant(personId)).version + 1;
      await sql.run(
        'INSERT INTO grants_log (office, person_id, version, organizations, changed_at) VALUES (?, ?, ?, ?, ?)',
        [office, personId, version, JSON.stringify(organizations), at],
      );
      return version;
    },
  };
}
