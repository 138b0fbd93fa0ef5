import type { Collection } from '#shared/domain/collections.ts';
import type { Sql } from './sql.ts';

/** A state of a record that a laptop gave back after a restore, and that is nobody's to show (S25). */
export interface KeptAside {
  collection: Collection;
  id: string;
  epoch: string;
  rev: number;
  device: string;
  keptAt: string;
  /** As it came, JSON. */
  body: string;
}

/** What was given back out of its giver's scope, or cannot be read: for administrators alone. */
export interface KeptAsideTable {
  add(one: KeptAside): Promise<void>;
  /** The latest first. */
  all(): Promise<KeptAside[]>;
}

export function keptAsideTable(sql: Sql, office: string): KeptAsideTable {
  return {
    add: (one) =>
      sql.run(
        `INSERT INTO kept_aside (office, collection, id, epoch, rev, device, kept_at, body)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (office, collection, id, epoch, rev) DO NOTHING`,
        [office, one.collection, one.id, one.epoch, one.rev, one.device, one.keptAt, one.body],
      ),
    all: async () => {
      const rows = await sql.all<Omit<KeptAside, 'keptAt'> & { kept_at: string }>(
        `SELECT collection, id, epoch, rev, device, kept_at, body FROM kept_aside
         WHERE office = ? ORDER BY kept_at DESC, id, rev`,
        [office],
      );
      return rows.map(({ kept_at: keptAt, ...row }) => ({ ...row, keptAt }));
    },
  };
}
