import { z } from 'zod';
import type { SqlValue } from '#server/store/sql.ts';

/**
 * A backup: lines of JSON in one gzip file, the same from either engine, so that a backup of one restores into the
 * other. First this header; then for each table a line that names it and its columns, and a line for each of its rows;
 * last the end mark with the counts and the SHA-256 of all bytes before it. A file without its end is no backup.
 */
export const headerSchema = z.object({
  format: z.literal('sitebook-backup'),
  version: z.literal(1),
  /** The version of the store's schema; an older one is brought up to date after it is restored. */
  schema: z.number().int().positive(),
  engine: z.enum(['sqlite', 'postgres']),
  /** The moment of its snapshot, ISO 8601 UTC. */
  madeAt: z.iso.datetime(),
  office: z.object({ id: z.string(), name: z.string(), epoch: z.string(), seq: z.number().int() }),
});
export type BackupHeader = z.infer<typeof headerSchema>;

export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });
export type TableLine = z.infer<typeof tableSchema>;

export const rowSchema = z.array(z.union([z.string(), z.number(), z.null()]));
export type RowLine = SqlValue[];

export const endSchema = z.object({ end: z.literal(true), rows: z.record(z.string(), z.number()), sha256: z.string() });

/** Why a file cannot be restored, as the end of a sentence. Nothing was touched. */
export class BadBackup extends Error {
  override name = 'BadBackup';
}
