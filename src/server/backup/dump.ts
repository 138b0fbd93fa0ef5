import { createHash } from 'node:crypto';
import { SCHEMA_VERSION, type TableShape, tablesOf, versionOf } from '#server/store/migrations.ts';
import type { OfficeRow } from '#server/store/office.ts';
import { marks, type Sql, type SqlDatabase, type SqlValue } from '#server/store/sql.ts';
import { type BackupHeader, BadBackup } from './format.ts';

/** Rows read at a time: a record may be a megabyte. */
const PAGE = 200;

/** What is going to be dumped. @throws BadBackup where the database holds no office, or one of a later version */
export async function headerOf(sql: Sql, engine: SqlDatabase['engine'], madeAt: string): Promise<BackupHeader> {
  const schema = await versionOf(sql);
  if (schema > SCHEMA_VERSION) throw new BadBackup('was written by a later Sitebook; update this one');
  const [office] = await sql.all<OfficeRow>('SELECT id, name, epoch, seq FROM office');
  if (!office) throw new BadBackup('holds no office');
  return { format: 'sitebook-backup', version: 1, schema, engine, madeAt, office };
}

/** Everything of one snapshot as text, some lines at a time. */
export async function* dump(sql: Sql, header: BackupHeader): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  const kept = (text: string): string => {
    hash.update(text);
    return text;
  };
  const line = (value: unknown): string => `${JSON.stringify(value)}\n`;
  yield kept(line(header));
  for (const shape of tablesOf(header.schema)) {
    const { name, columns } = shape;
    yield kept(line({ table: name, columns }));
    rows[name] = 0;
    for await (const page of pages(sql, shape)) {
      rows[name] += page.length;
      yield kept(page.map((row) => line(columns.map((column) => row[column] ?? null))).join(''));
    }
  }
  yield line({ end: true, rows, sha256: hash.digest('hex') });
}

/** The rows of a table in the order of its key. */
async function* pages(sql: Sql, { name, columns, key }: TableShape): AsyncGenerator<Record<string, SqlValue>[]> {
  const [list, order] = [columns.join(', '), key.join(', ')];
  for (let after: SqlValue[] | null = null; ; ) {
    const where: string = after ? `WHERE (${order}) > (${marks(key.length)})` : '';
    const text = `SELECT ${list} FROM ${name} ${where} ORDER BY ${order} LIMIT ?`;
    const page: Record<string, SqlValue>[] = await sql.all(text, [...(after ?? []), PAGE]);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = key.map((column) => last[column] ?? null);
  }
}
