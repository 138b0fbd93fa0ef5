import Database from 'libsql';
import { portable, type Sql, type SqlDatabase, type SqlValue } from '#server/store/sql.ts';
import { asStoreError } from '#server/store/sqlite.ts';
import { createTurns } from '#shared/lib/turns.ts';

/** The real engine, in memory: what was committed outlives the process that the simulation kills. */
export function openMemoryDatabase(): SqlDatabase {
  const connection = new Database(':memory:');
  const turns = createTurns();
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw asStoreError(error);
    }
  };
  const statements = new Map<string, ReturnType<typeof connection.prepare>>();
  const prepared = (text: string) => {
    const known = statements.get(text);
    if (known) return known;
    const made = connection.prepare(text);
    statements.set(text, made);
    return made;
  };
  const sql: Sql = {
    forUpdate: '',
    all: async <T>(text: string, params: readonly SqlValue[] = []) =>
      guarded(() => prepared(text).all(portable(params)) as T[]),
    run: async (text, params = []) => {
      guarded(() => prepared(text).run(portable(params)));
    },
  };
  const transaction = <T>(work: (sql: Sql) => Promise<T>): Promise<T> =>
    turns(async () => {
      guarded(() => connection.exec('BEGIN'));
      try {
        const result = await work(sql);
        guarded(() => connection.exec('COMMIT'));
        return result;
      } catch (error) {
        if (connection.inTransaction) guarded(() => connection.exec('ROLLBACK'));
        throw error;
      }
    });
  return {
    engine: 'sqlite',
    read: transaction,
    write: transaction,
    alone: transaction,
    hasEarlier: async () => false,
    tell: () => undefined,
    hear: () => undefined,
    close: async () => void connection.close(),
  };
}

/** Does something to the office's database that no part of the product does. */
export const sqlOf = (database: SqlDatabase, statement: string): Promise<void> =>
  database.write((sql) => sql.run(statement));
