import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { SCHEMA_VERSION, tablesOf } from '#server/store/migrations.ts';
import { isEqual } from '#shared/lib/json.ts';
import {
  type BackupHeader,
  BadBackup,
  endSchema,
  headerSchema,
  type RowLine,
  rowSchema,
  tableSchema,
} from './format.ts';

/** A piece of a backup: what it is, a row of a table, or the counts at its end. */
export type BackupPart =
  | { is: 'header'; header: BackupHeader }
  | { is: 'row'; table: string; columns: readonly string[]; values: RowLine }
  | { is: 'end'; rows: Record<string, number> };

const NEWLINE = 10;

/** The lines of the unpacked file, without their ends. The last one has an end too, or it was cut. */
async function* lines(file: string): AsyncGenerator<Buffer> {
  const source = createReadStream(file);
  const unpacked = createGunzip();
  source.once('error', (error) => unpacked.destroy(error));
  let rest: Buffer[] = [];
  try {
    for await (const chunk of source.pipe(unpacked) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
        yield Buffer.concat([...rest, chunk.subarray(from, end)]);
        rest = [];
        from = end + 1;
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
    }
  } catch (error) {
    const code = String((error as { code?: unknown }).code);
    if (code === 'Z_BUF_ERROR') throw new BadBackup('is cut off');
    if (code.startsWith('Z_')) throw new BadBackup('is damaged, or no backup of Sitebook');
    if (['ENOENT', 'EACCES', 'EISDIR'].includes(code)) throw new BadBackup('cannot be read');
    throw error;
  } finally {
    source.destroy();
  }
  if (rest.length > 0) throw new BadBackup('is cut off');
}

const damaged = new BadBackup('is damaged');

function parse(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'));
  } catch {
    throw damaged;
  }
}

function readHeader(value: unknown): BackupHeader {
  const header = headerSchema.safeParse(value);
  if (!header.success) throw new BadBackup('is no backup of Sitebook, or of a later one');
  if (header.data.schema > SCHEMA_VERSION) throw new BadBackup('was made by a later Sitebook; update this one');
  return header.data;
}

/**
 * Reads a backup to its end, checking it on the way: only who has read the end knows that all of it is what was
 * written. @throws BadBackup
 */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  let known: Map<string, readonly string[]> | null = null;
  let table: { table: string; columns: readonly string[] } | null = null;
  let isOver = false;
  for await (const text of lines(file)) {
    if (isOver) throw damaged;
    const value = parse(text);
    const end = endSchema.safeParse(value);
    if (end.success) {
      if (end.data.sha256 !== hash.digest('hex') || !isEqual(end.data.rows, rows)) throw damaged;
      isOver = true;
      yield { is: 'end', rows };
      continue;
    }
    hash.update(text).update('\n');
    if (!known) {
      const header = readHeader(value);
      known = new Map(tablesOf(header.schema).map((one) => [one.name, one.columns]));
      yield { is: 'header', header };
    } else if (Array.isArray(value)) {
      const values = rowSchema.safeParse(value);
      if (!table || !values.success || values.data.length !== table.columns.length) throw damaged;
      rows[table.table] = (rows[table.table] ?? 0) + 1;
      yield { is: 'row', ...table, values: values.data };
    } else {
      const next = tableSchema.safeParse(value);
      if (!next.success || !isEqual(known.get(next.data.table), next.data.columns)) throw damaged;
      table = next.data;
      rows[table.table] = 0;
    }
  }
  if (!isOver) throw new BadBackup('is cut off');
}

/** What a sound backup holds. */
export interface BackupSummary {
  header: BackupHeader;
  rows: Record<string, number>;
}

/** Reads a whole backup without keeping anything of it. @throws BadBackup */
export async function checkBackup(file: string): Promise<BackupSummary> {
  let header: BackupHeader | null = null;
  let rows: Record<string, number> = {};
  for await (const part of readBackup(file)) {
    if (part.is === 'header') header = part.header;
    if (part.is === 'end') rows = part.rows;
  }
  if (!header) throw damaged;
  return { header, rows };
}
