import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'libsql';
import { createTurns } from '#shared/lib/turns.ts';
import { portable, type Sql, type SqlDatabase, type SqlValue, StoreError, type StoreFailure } from './sql.ts';

type Connection = InstanceType<typeof Database>;
type Statement = ReturnType<Connection['prepare']>;

const BUSY_MS = 5000;
/** Statements differ by the length of their lists; beyond this many the oldest is prepared again when needed. */
const MAX_STATEMENTS = 300;

const FAILURES: [RegExp, StoreFailure][] = [
  [/SQLITE_(CONSTRAINT|TOOBIG|MISMATCH|RANGE)/, 'data'],
  [/SQLITE_(BUSY|LOCKED)/, 'busy'],
  [/SQLITE_FULL/, 'full'],
  [/SQLITE_(READONLY|PERM|CANTOPEN|AUTH)|Unable to open/, 'read-only'],
  [/SQLITE_(CORRUPT|NOTADB)/, 'damaged'],
];

/** The engine's error as one of ours. */
export function asStoreError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = String((error as { code?: unknown }).code ?? '');
  const message = error instanceof Error ? error.message : String(error);
  const found = FAILURES.find(([pattern]) => pattern.test(code) || pattern.test(message));
  return new StoreError(found?.[1] ?? 'io', message, error);
}

const guarded = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw asStoreError(error);
  }
};

function sqlOn(connection: Connection): Sql {
  const statements = new Map<string, Statement>();
  const prepared = (text: string): Statement => {
    const known = statements.get(text);
    if (known) return known;
    const [oldest] = statements.keys();
    if (statements.size >= MAX_STATEMENTS && oldest !== undefined) statements.delete(oldest);
    const made = connection.prepare(text);
    statements.set(text, made);
    return made;
  };
  return {
    forUpdate: '',
    all: async <T>(text: string, params: readonly SqlValue[] = []) =>
      guarded(() => prepared(text).all(portable(params)) as T[]),
    run: async (text, params = []) => {
      guarded(() => prepared(text).run(portable(params)));
    },
  };
}

/** Runs work between BEGIN and COMMIT, each waiting for the one before it on this connection. */
function transactions(connection: Connection, begin: string) {
  const turns = createTurns();
  const sql = sqlOn(connection);
  return <T>(work: (sql: Sql) => Promise<T>): Promise<T> =>
    turns(async () => {
      // The engine answers at once, so a row of transactions would never let the process read its sockets.
      if (begin !== 'BEGIN') await nextTurn();
      guarded(() => connection.exec(begin));
      try {
        const result = await work(sql);
        guarded(() => connection.exec('COMMIT'));
        return result;
      } catch (error) {
        // A failed COMMIT or a full disk may have ended the transaction already.
        if (connection.inTransaction) guarded(() => connection.exec('ROLLBACK'));
        throw error;
      }
    });
}

/**
 * SQLite in one file (S14): a write-ahead log, synced at every commit, so that what was acknowledged outlives a
 * kill and a power cut. One connection writes, one transaction after the other; another reads beside it.
 * @throws StoreError when the file cannot be opened or is no database
 */
export function openSqlite(file: string): SqlDatabase {
  const open = (): Connection =>
    guarded(() => {
      const connection = new Database(file);
      connection.pragma(`busy_timeout = ${BUSY_MS}`);
      return connection;
    });
  const writer = open();
  try {
    guarded(() => {
      writer.pragma('journal_mode = WAL');
      writer.pragma('synchronous = FULL');
    });
  } catch (error) {
    writer.close();
    throw error;
  }
  const reader = open();
  // The engine's own `readonly` is not heeded by this binding.
  guarded(() => reader.pragma('query_only = ON'));
  const write = transactions(writer, 'BEGIN IMMEDIATE');
  const read = transactions(reader, 'BEGIN');
  return {
    engine: 'sqlite',
    read,
    write,
    alone: write,
    // One process owns the file, and knows what it committed itself.
    hasEarlier: async () => false,
    tell: () => undefined,
    hear: () => undefined,
    close: async () => {
      // Whatever waits for its turn comes first.
      await Promise.allSettled([read(async () => undefined), write(async () => undefined)]);
      reader.close();
      guarded(() => writer.pragma('wal_checkpoint(TRUNCATE)'));
      writer.close();
    },
  };
}
