import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { aboutOf, putClosed } from './closed-tickets.ts';
import { groupBy } from './group.ts';
import { putLink } from './links.ts';
import { marks, type Sql, type SqlValue } from './sql.ts';

/** A record as stored: its body as the JSON text that goes on the wire. */
export interface StoredRecord {
  collection: Collection;
  id: string;
  organizationId: string | null;
  rev: number;
  epoch: string;
  /** Every organization it was ever in: whoever could see one of them may hold a copy (S20). */
  orgs: (string | null)[];
  body: string;
  /** When the ticket that it is, or belongs to, was closed; null where there is none or it is open. */
  closedAt: string | null;
}

export interface RecordKey {
  collection: Collection;
  id: string;
}

/** A set of organizations: the listed ones, or all but the listed ones. Office-wide records are never meant. */
export interface OrganizationSet {
  all: boolean;
  listed: readonly string[];
}

/** Records of one stretch of the axis, by rev. */
export interface Stretch {
  /** Exclusive. */
  after: number;
  /** Inclusive; null for up to the end. */
  upTo: number | null;
  organizations: OrganizationSet;
  /** Records of the whole office too. */
  withOfficeWide: boolean;
  /** Records that were in another organization before, wherever they are now. */
  withMoved: boolean;
  /** Only records of this collection. */
  collection?: Collection;
  /** Only what belongs to tickets closed in this time; or all but what belongs to tickets closed before a moment. */
  closed?: { from: string; before: string } | { notBefore: string };
}

export interface RecordTable {
  byKeys(keys: readonly RecordKey[]): Promise<StoredRecord[]>;
  stretch(stretch: Stretch, limit: number): Promise<StoredRecord[]>;
  countStretch(stretch: Stretch): Promise<number>;
  /** All records that are not deleted or are, of one collection, by rev. */
  ofCollection(collection: Collection): Promise<StoredRecord[]>;
  /** Records of a collection that hang on these. */
  about(collection: Collection, ids: readonly string[]): Promise<StoredRecord[]>;
  count(): Promise<number>;
  /** Writes the record's new state. `orgs` holds the present organization too. */
  put(collection: Collection, record: AnyRecord, organizationId: string | null, orgs: (string | null)[]): Promise<void>;
}

interface RowOf {
  collection: Collection;
  id: string;
  organization_id: string | null;
  rev: number;
  epoch: string;
  orgs: string;
  body: string;
  closed_at: string | null;
}

const COLUMNS = 'r.collection, r.id, r.organization_id, r.rev, r.epoch, r.orgs, r.body, c.closed_at';
const FROM = 'records r LEFT JOIN closed_tickets c ON c.office = r.office AND c.id = r.about_id';
/** Ids in one statement: engines bound the number of parameters. */
const CHUNK = 200;

const fromRow = (row: RowOf): StoredRecord => ({
  collection: row.collection,
  id: row.id,
  organizationId: row.organization_id,
  rev: row.rev,
  epoch: row.epoch,
  orgs: JSON.parse(row.orgs) as (string | null)[],
  body: row.body,
  closedAt: row.closed_at,
});

/** The condition of a stretch and its parameters. */
function where(office: string, stretch: Stretch): [string, SqlValue[]] {
  const params: SqlValue[] = [office, stretch.after];
  let text = 'r.office = ? AND r.rev > ?';
  if (stretch.upTo !== null) {
    text += ' AND r.rev <= ?';
    params.push(stretch.upTo);
  }
  if (stretch.collection) {
    text += ' AND r.collection = ?';
    params.push(stretch.collection);
  }
  const { all, listed } = stretch.organizations;
  const any: string[] = [];
  if (stretch.withOfficeWide) any.push('r.organization_id IS NULL');
  if (stretch.withMoved) any.push('r.moved = 1');
  if (all && listed.length === 0) any.push('r.organization_id IS NOT NULL');
  else if (listed.length > 0) {
    any.push(`r.organization_id ${all ? 'NOT IN' : 'IN'} (${marks(listed.length)})`);
    params.push(...listed);
  }
  const { closed } = stretch;
  let horizon = '';
  if (closed && 'notBefore' in closed) {
    horizon = ' AND (c.closed_at IS NULL OR c.closed_at >= ?)';
    params.push(closed.notBefore);
  } else if (closed) {
    horizon = ' AND c.closed_at >= ? AND c.closed_at < ?';
    params.push(closed.from, closed.before);
  }
  return [`${text} AND (${any.length > 0 ? any.join(' OR ') : '1 = 0'})${horizon}`, params];
}

export function recordTable(sql: Sql, office: string): RecordTable {
  return {
    byKeys: async (keys) => {
      const found: StoredRecord[] = [];
      const byCollection = groupBy(keys, (key) => key.collection);
      for (const [collection, group] of byCollection) {
        const ids = [...new Set(group.map((key) => key.id))];
        for (let at = 0; at < ids.length; at += CHUNK) {
          const some = ids.slice(at, at + CHUNK);
          const rows = await sql.all<RowOf>(
            `SELECT ${COLUMNS} FROM ${FROM}
             WHERE r.office = ? AND r.collection = ? AND r.id IN (${marks(some.length)})`,
            [office, collection, ...some],
          );
          found.push(...rows.map(fromRow));
        }
      }
      return found;
    },
    stretch: async (stretch, limit) => {
      const [text, params] = where(office, stretch);
      const rows = await sql.all<RowOf>(`SELECT ${COLUMNS} FROM ${FROM} WHERE ${text} ORDER BY r.rev LIMIT ?`, [
        ...params,
        limit,
      ]);
      return rows.map(fromRow);
    },
    countStretch: async (stretch) => {
      const [text, params] = where(office, stretch);
      const [row] = await sql.all<{ count: number }>(`SELECT count(*) AS count FROM ${FROM} WHERE ${text}`, params);
      return row?.count ?? 0;
    },
    ofCollection: async (collection) => {
      const rows = await sql.all<RowOf>(
        `SELECT ${COLUMNS} FROM ${FROM} WHERE r.office = ? AND r.collection = ? ORDER BY r.rev`,
        [office, collection],
      );
      return rows.map(fromRow);
    },
    about: async (collection, ids) => {
      const found: StoredRecord[] = [];
      for (let at = 0; at < ids.length; at += CHUNK) {
        const some = ids.slice(at, at + CHUNK);
        const rows = await sql.all<RowOf>(
          `SELECT ${COLUMNS} FROM ${FROM}
           WHERE r.office = ? AND r.collection = ? AND r.about_id IN (${marks(some.length)})`,
          [office, collection, ...some],
        );
        found.push(...rows.map(fromRow));
      }
      return found;
    },
    count: async () => {
      const [row] = await sql.all<{ count: number }>('SELECT count(*) AS count FROM records WHERE office = ?', [
        office,
      ]);
      return row?.count ?? 0;
    },
    put: async (collection, record, organizationId, orgs) => {
      await sql.run(
        `INSERT INTO records (office, collection, id, organization_id, rev, epoch, moved, orgs, body, about_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (office, collection, id) DO UPDATE SET organization_id = excluded.organization_id,
           rev = excluded.rev, epoch = excluded.epoch, moved = excluded.moved, orgs = excluded.orgs,
           body = excluded.body, about_id = excluded.about_id`,
        [
          office,
          collection,
          record.id,
          organizationId,
          record.rev,
          record.epoch,
          orgs.length > 1 ? 1 : 0,
          JSON.stringify(orgs),
          JSON.stringify(record),
          aboutOf(collection, record),
        ],
      );
      if (collection === 'relationships') await putLink(sql, office, record);
      if (collection === 'tickets') await putClosed(sql, office, record);
    },
  };
}
