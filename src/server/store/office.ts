import type { Sql } from './sql.ts';

export interface OfficeRow {
  id: string;
  name: string;
  /** Random, and another one after a restore (S25). */
  epoch: string;
  /** The last seq given out: the office's one axis (S8). */
  seq: number;
}

export interface OfficeTable {
  get(): Promise<OfficeRow>;
  /** As `get`, and nobody else gets a seq until this transaction ends: seqs become visible in their order (S8). */
  lock(): Promise<OfficeRow>;
  setSeq(seq: number): Promise<void>;
  setName(name: string): Promise<void>;
  /** A secret or a note of the office itself, by name. */
  control(name: string): Promise<string | undefined>;
  setControl(name: string, value: string | null): Promise<void>;
}

const COLUMNS = 'id, name, epoch, seq';

export function officeTable(sql: Sql, office: string): OfficeTable {
  const one = (rows: OfficeRow[]): OfficeRow => {
    const [row] = rows;
    if (!row) throw new Error('The store has lost its office.');
    return row;
  };
  return {
    get: async () => one(await sql.all(`SELECT ${COLUMNS} FROM office WHERE id = ?`, [office])),
    lock: async () => one(await sql.all(`SELECT ${COLUMNS} FROM office WHERE id = ?${sql.forUpdate}`, [office])),
    setSeq: (seq) => sql.run('UPDATE office SET seq = ? WHERE id = ?', [seq, office]),
    setName: (name) => sql.run('UPDATE office SET name = ? WHERE id = ?', [name, office]),
    control: async (name) => {
      const [row] = await sql.all<{ value: string }>('SELECT value FROM control WHERE office = ? AND name = ?', [
        office,
        name,
      ]);
      return row?.value;
    },
    setControl: (name, value) =>
      value === null
        ? sql.run('DELETE FROM control WHERE office = ? AND name = ?', [office, name])
        : sql.run(
            `INSERT INTO control (office, name, value) VALUES (?, ?, ?)
             ON CONFLICT (office, name) DO UPDATE SET value = excluded.value`,
            [office, name, value],
          ),
  };
}
