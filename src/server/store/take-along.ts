import type { Grant } from './accounts.ts';
import type { Sql } from './sql.ts';

/** What a device takes along from a version of its person's grants on. */
export interface TakenAlong {
  /** The scope in which it began. */
  version: number;
  organizations: Grant;
  closedDays: number | null;
  /** Tickets closed before this moment stay at the office; null: none do. */
  closedSince: string | null;
}

export interface TakeAlongTable {
  /** Every choice of a device, the first one first. */
  ofDevice(device: string): Promise<TakenAlong[]>;
  add(device: string, taken: TakenAlong): Promise<void>;
}

export function takeAlongTable(sql: Sql, office: string): TakeAlongTable {
  return {
    ofDevice: async (device) => {
      const rows = await sql.all<{
        version: number;
        organizations: string;
        closed_days: number | null;
        closed_since: string | null;
      }>(
        `SELECT version, organizations, closed_days, closed_since FROM take_along
         WHERE office = ? AND device = ? ORDER BY version`,
        [office, device],
      );
      return rows.map((row) => ({
        version: row.version,
        organizations: JSON.parse(row.organizations) as Grant,
        closedDays: row.closed_days,
        closedSince: row.closed_since,
      }));
    },
    add: (device, { version, organizations, closedDays, closedSince }) =>
      sql.run(
        `INSERT INTO take_along (office, device, version, organizations, closed_days, closed_since)
         VALUES (?, ?, ?, ?, ?, ?)`,
        [office, device, version, JSON.stringify(organizations), closedDays, closedSince],
      ),
  };
}
