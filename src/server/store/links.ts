import type { AnyRecord } from '#shared/domain/record.ts';
import { type Link, linkOf } from '#shared/domain/relationships/links.ts';
import { marks, type Sql } from './sql.ts';

/**
 * The relationships that stand, by their ends: an index of what is in the records, so that judging one of 100,000
 * looks at its neighbours alone. A deleted one is not in it.
 */
export interface LinkTable {
  /** Links of any type between the two ends of each, in either direction. */
  between(ends: readonly Pick<Link, 'fromId' | 'toId'>[]): Promise<Link[]>;
  /** The ids of all links at these assets, whichever end they are. */
  at(assetIds: readonly string[]): Promise<string[]>;
  /** The `contains` links upwards from these assets, up to the outermost. */
  above(assetIds: readonly string[]): Promise<Link[]>;
}

interface RowOf {
  id: string;
  type: Link['type'];
  from_id: string;
  to_id: string;
}

const fromRow = ({ id, type, from_id, to_id }: RowOf): Link => ({ id, type, fromId: from_id, toId: to_id });

/** Assets in one statement: engines bound the number of parameters. */
const CHUNK = 200;

export const linkTable = (sql: Sql, office: string): LinkTable => ({
  between: async (ends) => {
    const found: RowOf[] = [];
    const query = 'SELECT id, type, from_id, to_id FROM links WHERE office = ? AND from_id = ? AND to_id = ?';
    for (const { fromId, toId } of ends) {
      found.push(...(await sql.all<RowOf>(query, [office, fromId, toId])));
      found.push(...(await sql.all<RowOf>(query, [office, toId, fromId])));
    }
    return found.map(fromRow);
  },
  at: async (assetIds) => {
    const found = new Set<string>();
    for (let at = 0; at < assetIds.length; at += CHUNK) {
      const some = assetIds.slice(at, at + CHUNK);
      for (const end of ['from_id', 'to_id']) {
        const query = `SELECT id FROM links WHERE office = ? AND ${end} IN (${marks(some.length)})`;
        for (const { id } of await sql.all<{ id: string }>(query, [office, ...some])) found.add(id);
      }
    }
    return [...found];
  },
  // A statement a storey: a recursive one reads the whole table at each step, as SQLite plans it.
  above: async (assetIds) => {
    const found = new Map<string, Link>();
    const seen = new Set(assetIds);
    for (let storey = [...seen]; storey.length > 0; ) {
      const next: string[] = [];
      for (let at = 0; at < storey.length; at += CHUNK) {
        const some = storey.slice(at, at + CHUNK);
        const rows = await sql.all<RowOf>(
          `SELECT id, type, from_id, to_id FROM links WHERE office = ? AND type = ? AND to_id IN (${marks(some.length)})`,
          [office, 'contains', ...some],
        );
        for (const link of rows.map(fromRow)) {
          found.set(link.id, link);
          if (!seen.has(link.fromId)) next.push(link.fromId);
          seen.add(link.fromId);
        }
      }
      storey = next;
    }
    return [...found.values()];
  },
});

/** Keeps the table in step with a relationship's record: called wherever one is written. */
export async function putLink(sql: Sql, office: string, record: AnyRecord): Promise<void> {
  await sql.run('DELETE FROM links WHERE office = ? AND id = ?', [office, record.id]);
  if (record.deleted) return;
  const { id, type, fromId, toId } = linkOf(record);
  await sql.run('INSERT INTO links (office, id, type, from_id, to_id) VALUES (?, ?, ?, ?, ?)', [
    office,
    id,
    type,
    fromId,
    toId,
  ]);
}
