import { join } from 'node:path';
import Database from 'libsql';
import type { HistoryLine } from '#shared/sync/command.ts';
import type { Kept } from './ledger.ts';

/** A row of the office's table `records`. */
export interface RecordRow {
  collection: string;
  id: string;
  body: string;
}

/** The office's records, by id. */
export type StoredRecords = Map<string, { collection: string; record: Record<string, unknown> }>;

/** A row of the office's table `history`. */
export interface StoredLine {
  seq: number;
  collection: string;
  record_id: string;
  field: string;
  value_before: string;
  value_after: string;
  outcome: string;
  command: string;
  device: string;
  author: string;
  wanted: string | null;
}

/** Opens the office's database beside the running server, to read only. */
function read<T>(dataDir: string, work: (db: Database.Database) => T): T {
  const db = new Database(join(dataDir, 'office.db'), { readonly: true } as never);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

export const recordsOf = (rows: RecordRow[]): StoredRecords =>
  new Map(rows.map((row) => [row.id, { collection: row.collection, record: JSON.parse(row.body) }]));

export const lineOf = (row: StoredLine): HistoryLine =>
  ({
    seq: Number(row.seq),
    collection: row.collection,
    recordId: row.record_id,
    field: row.field,
    before: JSON.parse(row.value_before),
    after: JSON.parse(row.value_after),
    outcome: row.outcome,
    command: row.command,
    device: row.device,
    author: row.author,
    ...(row.wanted === null ? {} : { wanted: JSON.parse(row.wanted) }),
  }) as HistoryLine;

/** Every record as the server's store has it, by id. */
export const storedRecords = (dataDir: string): StoredRecords =>
  read(dataDir, (db) => recordsOf(db.prepare('SELECT collection, id, body FROM records').all() as RecordRow[]));

/** The history after a revision, and all refusals: where every acknowledged value has to be. */
export const kept = (dataDir: string, afterSeq: number): Kept =>
  read(dataDir, (db) => {
    const rows = db.prepare('SELECT * FROM history WHERE seq > ? ORDER BY seq').all(afterSeq) as StoredLine[];
    const refusals = db
      .prepare("SELECT command, refused_command AS body FROM verdicts WHERE kind = 'refused'")
      .all() as Kept['refusals'];
    return { lines: rows.map(lineOf), refusals };
  });

/** The office's present revision. */
export const officeSeq = (dataDir: string): number =>
  read(dataDir, (db) => (db.prepare('SELECT seq FROM office').get() as { seq: number }).seq);
