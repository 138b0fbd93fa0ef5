import type { NumberSeries } from '#shared/domain/numbers.ts';
import type { Sql } from './sql.ts';

/** Numbers `from` to `to`, both included, that one device alone gives out. */
export interface Lease {
  series: NumberSeries;
  from: number;
  to: number;
}

export interface NumberTable {
  /** The next number of a series that nobody has; 1 where none was ever given out. */
  next(series: NumberSeries): Promise<number>;
  setNext(series: NumberSeries, value: number): Promise<void>;
  /** Every lease of a series, to whatever device. */
  leases(series: NumberSeries): Promise<Lease[]>;
  leasesOf(device: string): Promise<Lease[]>;
  addLease(device: string, lease: Lease, at: string): Promise<void>;
}

export function numberTable(sql: Sql, office: string): NumberTable {
  return {
    next: async (series) => {
      const [row] = await sql.all<{ next_value: number }>(
        'SELECT next_value FROM number_counters WHERE office = ? AND series = ?',
        [office, series],
      );
      return row?.next_value ?? 1;
    },
    setNext: (series, value) =>
      sql.run(
        `INSERT INTO number_counters (office, series, next_value) VALUES (?, ?, ?)
         ON CONFLICT (office, series) DO UPDATE SET next_value = excluded.next_value`,
        [office, series, value],
      ),
    leases: async (series) => {
      const rows = await sql.all<{ from_value: number; to_value: number }>(
        'SELECT from_value, to_value FROM number_leases WHERE office = ? AND series = ?',
        [office, series],
      );
      return rows.map((row) => ({ series, from: row.from_value, to: row.to_value }));
    },
    leasesOf: async (device) => {
      const rows = await sql.all<{ series: NumberSeries; from_value: number; to_value: number }>(
        'SELECT series, from_value, to_value FROM number_leases WHERE office = ? AND device = ?',
        [office, device],
      );
      return rows.map((row) => ({ series: row.series, from: row.from_value, to: row.to_value }));
    },
    addLease: (device, lease, at) =>
      sql.run(
        `INSERT INTO number_leases (office, series, from_value, to_value, device, leased_at) VALUES (?, ?, ?, ?, ?, ?)`,
        [office, lease.series, lease.from, lease.to, device, at],
      ),
  };
}
