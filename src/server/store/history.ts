import type { Collection } from '#shared/domain/collections.ts';
import type { HistoryLine, LineOutcome } from '#shared/sync/command.ts';
import { groupBy } from './group.ts';
import { marks, type Sql } from './sql.ts';

export interface HistoryTable {
  /** Whether anything was judged in another epoch than this one: the office was restored since (S25). */
  hasOtherEpoch(epoch: string): Promise<boolean>;
  /** The whole history of each of these records, by seq. */
  of(recordIds: readonly string[]): Promise<Map<string, HistoryLine[]>>;
  /**
   * Adds the lines of the device's command `n`, numbered from `part`. `deviceAt` is the device's raw time, kept
   * beside the bounded one (S18).
   */
  add(lines: readonly HistoryLine[], n: number, deviceAt: string, part?: number): Promise<void>;
}

interface RowOf {
  seq: number;
  epoch: string;
  collection: Collection;
  record_id: string;
  organization_id: string | null;
  field: string;
  value_before: string;
  value_after: string;
  outcome: LineOutcome;
  command: string;
  device: string;
  author: string;
  at: string;
  received_at: string;
  wanted: string | null;
}

const COLUMNS = `seq, epoch, collection, record_id, organization_id, field, value_before, value_after, outcome,
  command, device, author, at, received_at, wanted`;

const text = (value: unknown): string => JSON.stringify(value ?? null);

const fromRow = (row: RowOf): HistoryLine => ({
  seq: row.seq,
  epoch: row.epoch,
  collection: row.collection,
  recordId: row.record_id,
  organizationId: row.organization_id,
  field: row.field,
  before: JSON.parse(row.value_before),
  after: JSON.parse(row.value_after),
  outcome: row.outcome,
  command: row.command,
  device: row.device,
  author: row.author,
  at: row.at,
  receivedAt: row.received_at,
  ...(row.wanted === null ? {} : { wanted: JSON.parse(row.wanted) as NonNullable<HistoryLine['wanted']> }),
});

export function historyTable(sql: Sql, office: string): HistoryTable {
  return {
    hasOtherEpoch: async (epoch) =>
      (await sql.all('SELECT seq FROM history WHERE office = ? AND epoch <> ? LIMIT 1', [office, epoch])).length > 0,
    of: async (recordIds) => {
      if (recordIds.length === 0) return new Map();
      const rows = await sql.all<RowOf>(
        `SELECT ${COLUMNS} FROM history WHERE office = ? AND record_id IN (${marks(recordIds.length)})
         ORDER BY seq, device, n, part`,
        [office, ...recordIds],
      );
      return groupBy(rows.map(fromRow), (line) => line.recordId);
    },
    add: async (lines, n, deviceAt, part = 0) => {
      for (const [index, line] of lines.entries()) {
        await sql.run(
          `INSERT INTO history (office, n, part, device_at, ${COLUMNS})
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          [
            office,
            n,
            part + index,
            deviceAt,
            line.seq,
            line.epoch,
            line.collection,
            line.recordId,
            line.organizationId,
            line.field,
            text(line.before),
            text(line.after),
            line.outcome,
            line.command,
            line.device,
            line.author,
            line.at,
            line.receivedAt,
            line.wanted === undefined ? null : text(line.wanted),
          ],
        );
      }
    },
  };
}
