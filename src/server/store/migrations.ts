import type { AnyRecord } from '#shared/domain/record.ts';
import { aboutOf, putClosed } from './closed-tickets.ts';
import { type Sql, type SqlDatabase, StoreError } from './sql.ts';

/** A statement, or what no statement of both engines can do. */
type Step = string | ((sql: Sql) => Promise<void>);

/**
 * The store's schema, a version an entry, never changed once released. Keys are led by the office, and nothing
 * here is particular to one engine (S14). JSON and times are text, counts are BIGINT.
 */
const VERSIONS: readonly (readonly Step[])[] = [
  [
    `CREATE TABLE office (
      id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, epoch TEXT NOT NULL, seq BIGINT NOT NULL,
      created_at TEXT NOT NULL)`,
    `CREATE TABLE control (office TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (office, name))`,
    `CREATE TABLE records (
      office TEXT NOT NULL, collection TEXT NOT NULL, id TEXT NOT NULL, organization_id TEXT, rev BIGINT NOT NULL,
      epoch TEXT NOT NULL, moved BIGINT NOT NULL, orgs TEXT NOT NULL, body TEXT NOT NULL,
      PRIMARY KEY (office, collection, id))`,
    `CREATE UNIQUE INDEX records_by_rev ON records (office, rev)`,
    `CREATE INDEX records_by_organization ON records (office, organization_id, rev)`,
    `CREATE TABLE history (
      office TEXT NOT NULL, device TEXT NOT NULL, n BIGINT NOT NULL, part BIGINT NOT NULL, seq BIGINT NOT NULL,
      epoch TEXT NOT NULL, collection TEXT NOT NULL, record_id TEXT NOT NULL, organization_id TEXT,
      field TEXT NOT NULL, value_before TEXT NOT NULL, value_after TEXT NOT NULL, outcome TEXT NOT NULL,
      command TEXT NOT NULL, author TEXT NOT NULL, at TEXT NOT NULL, device_at TEXT NOT NULL,
      received_at TEXT NOT NULL, wanted TEXT, PRIMARY KEY (office, device, n, part))`,
    `CREATE INDEX history_by_record ON history (office, record_id, seq)`,
    `CREATE TABLE devices (
      office TEXT NOT NULL, id TEXT NOT NULL, person_id TEXT NOT NULL, name TEXT NOT NULL, code TEXT NOT NULL,
      last_n BIGINT NOT NULL, created_at TEXT NOT NULL, last_contact TEXT NOT NULL, revoked_at TEXT,
      PRIMARY KEY (office, id))`,
    `CREATE UNIQUE INDEX devices_by_code ON devices (office, code)`,
    `CREATE TABLE verdicts (
      office TEXT NOT NULL, device TEXT NOT NULL, n BIGINT NOT NULL, command TEXT NOT NULL, kind TEXT NOT NULL,
      code TEXT, message TEXT, edit BIGINT, because TEXT, judged_at TEXT NOT NULL, refused_command TEXT,
      PRIMARY KEY (office, device, n))`,
    `CREATE INDEX verdicts_by_command ON verdicts (office, device, command)`,
    `CREATE TABLE refused_creations (
      office TEXT NOT NULL, device TEXT NOT NULL, record_id TEXT NOT NULL, command TEXT NOT NULL,
      PRIMARY KEY (office, device, record_id))`,
    `CREATE TABLE number_counters (
      office TEXT NOT NULL, series TEXT NOT NULL, next_value BIGINT NOT NULL, PRIMARY KEY (office, series))`,
    `CREATE TABLE number_leases (
      office TEXT NOT NULL, series TEXT NOT NULL, from_value BIGINT NOT NULL, to_value BIGINT NOT NULL,
      device TEXT NOT NULL, leased_at TEXT NOT NULL, PRIMARY KEY (office, series, from_value))`,
    `CREATE INDEX number_leases_by_device ON number_leases (office, device)`,
    `CREATE TABLE accounts (
      office TEXT NOT NULL, person_id TEXT NOT NULL, email TEXT NOT NULL, email_key TEXT NOT NULL,
      password_hash TEXT NOT NULL, roles TEXT NOT NULL, demo TEXT, created_at TEXT NOT NULL, disabled_at TEXT,
      PRIMARY KEY (office, person_id))`,
    `CREATE UNIQUE INDEX accounts_by_email ON accounts (office, email_key)`,
    `CREATE TABLE grants_log (
      office TEXT NOT NULL, person_id TEXT NOT NULL, version BIGINT NOT NULL, organizations TEXT NOT NULL,
      changed_at TEXT NOT NULL, PRIMARY KEY (office, person_id, version))`,
    `CREATE TABLE sessions (
      office TEXT NOT NULL, id TEXT NOT NULL, person_id TEXT NOT NULL, device TEXT NOT NULL, client TEXT NOT NULL,
      created_at TEXT NOT NULL, revoked_at TEXT, PRIMARY KEY (office, id))`,
    `CREATE INDEX sessions_by_person ON sessions (office, person_id)`,
    `CREATE TABLE refresh_tokens (
      office TEXT NOT NULL, hash TEXT NOT NULL, session TEXT NOT NULL, parent TEXT, created_at TEXT NOT NULL,
      expires_at TEXT NOT NULL, used_at TEXT, PRIMARY KEY (office, hash))`,
    `CREATE INDEX refresh_tokens_by_parent ON refresh_tokens (office, parent)`,
  ],
  // A password that somebody else made is good for one sign-in.
  [
    `ALTER TABLE accounts ADD COLUMN must_change_password BIGINT NOT NULL DEFAULT 0`,
    `CREATE INDEX devices_by_person ON devices (office, person_id)`,
    `CREATE INDEX sessions_by_device ON sessions (office, device)`,
    `CREATE INDEX refresh_tokens_by_session ON refresh_tokens (office, session)`,
  ],
  [
    `CREATE TABLE links (
      office TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, from_id TEXT NOT NULL, to_id TEXT NOT NULL,
      PRIMARY KEY (office, id))`,
    `CREATE INDEX links_by_ends ON links (office, from_id, to_id)`,
    `CREATE INDEX links_by_target ON links (office, to_id, type)`,
    fillLinks,
  ],
  // A laptop has a key of its own; what it hands in sealed keeps its number.
  [
    `ALTER TABLE devices ADD COLUMN public_key TEXT`,
    `ALTER TABLE devices ADD COLUMN sealed_to BIGINT NOT NULL DEFAULT 0`,
    `CREATE TABLE sealed_commands (
      office TEXT NOT NULL, device TEXT NOT NULL, n BIGINT NOT NULL, sealed_at TEXT NOT NULL,
      PRIMARY KEY (office, device, n))`,
  ],
  // What a laptop takes along, and which tickets are closed since when.
  [
    `CREATE TABLE take_along (
      office TEXT NOT NULL, device TEXT NOT NULL, version BIGINT NOT NULL, organizations TEXT NOT NULL,
      closed_days BIGINT, closed_since TEXT, PRIMARY KEY (office, device, version))`,
    `CREATE TABLE closed_tickets (
      office TEXT NOT NULL, id TEXT NOT NULL, closed_at TEXT NOT NULL, PRIMARY KEY (office, id))`,
    `ALTER TABLE records ADD COLUMN about_id TEXT`,
    fillClosed,
  ],
  // What a laptop gave back after a restore and nobody may see.
  [
    `CREATE TABLE kept_aside (
      office TEXT NOT NULL, collection TEXT NOT NULL, id TEXT NOT NULL, epoch TEXT NOT NULL, rev BIGINT NOT NULL,
      device TEXT NOT NULL, kept_at TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (office, collection, id, epoch, rev))`,
  ],
  // What hangs on a ticket is read with it for a laptop's first sync.
  [`CREATE INDEX records_about ON records (office, about_id)`],
];

/** A table as a version has it. */
export interface TableShape {
  name: string;
  columns: string[];
  /** The columns of its primary key. */
  key: string[];
}

/** The tables of a version, read off the statements that make them: what a backup has to hold. */
export function tablesOf(version: number): TableShape[] {
  const tables = new Map<string, TableShape>();
  for (const step of VERSIONS.slice(0, version).flat()) {
    if (typeof step !== 'string') continue;
    const [, made, body] = /^CREATE TABLE (\w+) \(([\s\S]*)\)$/.exec(step) ?? [];
    const [, altered, column] = /^ALTER TABLE (\w+) ADD COLUMN (\w+)/.exec(step) ?? [];
    if (made !== undefined && body !== undefined) tables.set(made, shapeOf(made, body));
    else if (altered !== undefined && column !== undefined) tables.get(altered)?.columns.push(column);
    else if (!/^CREATE (UNIQUE )?INDEX /.test(step)) throw new Error(`A backup does not understand: ${step}`);
  }
  return [...tables.values()];
}

function shapeOf(name: string, body: string): TableShape {
  const [, keys] = /PRIMARY KEY \(([^)]*)\)/.exec(body) ?? [];
  const columns = body
    .replace(/,?\s*PRIMARY KEY \([^)]*\)/, '')
    .split(',')
    .map((one) => one.trim().split(/\s+/));
  const own = columns.filter((words) => words.includes('PRIMARY')).map(([first = '']) => first);
  return { name, columns: columns.map(([first = '']) => first), key: keys?.split(',').map((one) => one.trim()) ?? own };
}

/** Relationships at a time. */
const PAGE = 1000;

/** The links of the relationships that were there before the table was. */
async function fillLinks(sql: Sql): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await sql.all<{ office: string; id: string; body: string }>(
      `SELECT office, id, body FROM records WHERE collection = ? AND id > ? ORDER BY id LIMIT ?`,
      ['relationships', after, PAGE],
    );
    for (const { office, id, body } of rows) {
      const { type, fromId, toId, deleted } = JSON.parse(body) as AnyRecord &
        Record<'type' | 'fromId' | 'toId', string>;
      if (deleted) continue;
      await sql.run('INSERT INTO links (office, id, type, from_id, to_id) VALUES (?, ?, ?, ?, ?)', [
        office,
        id,
        type,
        fromId,
        toId,
      ]);
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** What was closed, and what belongs to a ticket, before the store kept it beside the records. */
async function fillClosed(sql: Sql): Promise<void> {
  for (const collection of ['tickets', 'activities', 'attachments'] as const) {
    for (let after = ''; ; ) {
      const rows = await sql.all<{ office: string; id: string; body: string }>(
        `SELECT office, id, body FROM records WHERE collection = ? AND id > ? ORDER BY id LIMIT ?`,
        [collection, after, PAGE],
      );
      for (const { office, id, body } of rows) {
        const record = JSON.parse(body) as AnyRecord;
        await sql.run('UPDATE records SET about_id = ? WHERE office = ? AND collection = ? AND id = ?', [
          aboutOf(collection, record),
          office,
          collection,
          id,
        ]);
        if (collection === 'tickets') await putClosed(sql, office, record);
      }
      const last = rows.at(-1);
      if (!last) break;
      after = last.id;
    }
  }
}

/** The version this program writes. */
export const SCHEMA_VERSION = VERSIONS.length;

/** A store written by a later version: this program must not touch it. */
export class NewerSchema extends Error {
  override name = 'NewerSchema';
}

/**
 * Brings the schema to this program's version, all steps in one transaction: a kill in the middle leaves the old
 * one. `to` is for tests that need a store as an earlier program left it. @throws NewerSchema;
 * StoreError `busy` while processes of an earlier version are at work
 */
export async function migrate(database: SqlDatabase, to = SCHEMA_VERSION): Promise<void> {
  await database.alone(async (sql) => {
    const from = await currentVersion(sql);
    // It has looked at the version when it began, and would go on writing rows of the earlier one.
    if (from > 0 && from < to && (await database.hasEarlier(sql))) {
      throw new StoreError('busy', 'Processes of an earlier version are at work in it; end them all, then start again');
    }
    await migrateIn(sql, to);
  });
}

/** As `migrate`, inside a transaction. @throws NewerSchema */
export async function migrateIn(sql: Sql, to = SCHEMA_VERSION): Promise<void> {
  const from = await currentVersion(sql);
  if (from >= to) return;
  for (const step of VERSIONS.slice(from, to).flat()) await (typeof step === 'string' ? sql.run(step) : step(sql));
  await sql.run('DELETE FROM schema_version');
  await sql.run('INSERT INTO schema_version (version) VALUES (?)', [to]);
}

/** The version of the schema, 0 where there is none yet. @throws NewerSchema */
async function currentVersion(sql: Sql): Promise<number> {
  await sql.run('CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)');
  const version = await versionOf(sql);
  if (version <= SCHEMA_VERSION) return version;
  throw new NewerSchema(`The store has version ${version}, this program knows ${SCHEMA_VERSION}.`);
}

/** The version of the schema; 0 where its table is empty. */
export async function versionOf(sql: Sql): Promise<number> {
  const [row] = await sql.all<{ version: number }>('SELECT version FROM schema_version');
  return row?.version ?? 0;
}
