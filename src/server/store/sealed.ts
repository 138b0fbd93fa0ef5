import type { Sql } from './sql.ts';

/** A command that a laptop handed in sealed: kept with its refusal, never judged (S20, S22). */
export interface SealedCommand {
  n: number;
  /** Its id. */
  command: string;
  sealedAt: string;
  /** As it came, JSON. */
  body: string;
}

/** A device's sealed commands in short. */
export interface SealedCount {
  device: string;
  commands: number;
  firstAt: string;
  lastAt: string;
}

/** Which refused commands were sealed, and when; the commands themselves are kept with their verdicts. */
export interface SealedTable {
  add(device: string, n: number, sealedAt: string): Promise<void>;
  /** The numbers of sealed commands of a device beyond `after`. */
  numbers(device: string, after: number): Promise<Set<number>>;
  has(device: string, n: number): Promise<boolean>;
  /** A device's, by number. */
  ofDevice(device: string): Promise<SealedCommand[]>;
  /** Every device that handed some in, the latest first. */
  counts(): Promise<SealedCount[]>;
}

export function sealedTable(sql: Sql, office: string): SealedTable {
  return {
    add: (device, n, sealedAt) =>
      sql.run('INSERT INTO sealed_commands (office, device, n, sealed_at) VALUES (?, ?, ?, ?)', [
        office,
        device,
        n,
        sealedAt,
      ]),
    numbers: async (device, after) => {
      const rows = await sql.all<{ n: number }>(
        'SELECT n FROM sealed_commands WHERE office = ? AND device = ? AND n > ?',
        [office, device, after],
      );
      return new Set(rows.map((row) => row.n));
    },
    has: async (device, n) =>
      (await sql.all('SELECT n FROM sealed_commands WHERE office = ? AND device = ? AND n = ?', [office, device, n]))
        .length > 0,
    ofDevice: async (device) => {
      const rows = await sql.all<{ n: number; command: string; sealed_at: string; body: string }>(
        `SELECT s.n, v.command, s.sealed_at, v.refused_command AS body FROM sealed_commands s
         JOIN verdicts v ON v.office = s.office AND v.device = s.device AND v.n = s.n
         WHERE s.office = ? AND s.device = ? ORDER BY s.n`,
        [office, device],
      );
      return rows.map(({ sealed_at: sealedAt, ...row }) => ({ ...row, sealedAt }));
    },
    counts: async () => {
      const rows = await sql.all<{ device: string; commands: number; first_at: string; last_at: string }>(
        `SELECT device, count(*) AS commands, min(sealed_at) AS first_at, max(sealed_at) AS last_at
         FROM sealed_commands WHERE office = ? GROUP BY device ORDER BY max(sealed_at) DESC, device`,
        [office],
      );
      return rows.map(({ first_at: firstAt, last_at: lastAt, ...row }) => ({ ...row, firstAt, lastAt }));
    },
  };
}
