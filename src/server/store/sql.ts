/** What SQLite and PostgreSQL both take as a parameter. Booleans are 0 and 1, JSON is text. */
export type SqlValue = string | number | null;

/** Statements with `?` for each parameter, in SQL that both engines understand (S14). */
export interface Sql {
  all<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  run(sql: string, params?: readonly SqlValue[]): Promise<void>;
}

/**
 * A database as the tables need it. A transaction's work must await nothing but its own statements: on SQLite
 * all others wait for it.
 */
export interface SqlDatabase {
  readonly engine: 'sqlite' | 'postgres';
  /** Reads one snapshot; writing in it fails. Never waits for a writer. */
  read<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** One transaction, whole or not at all; durable when the promise resolves. */
  write<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Why the engine failed. `data`: this statement can never succeed (a constraint, a value too large), so trying
 * again is useless. Everything else is the store's trouble, not the command's.
 */
export type StoreFailure = 'data' | 'busy' | 'full' | 'read-only' | 'damaged' | 'io';

export class StoreError extends Error {
  override name = 'StoreError';
  constructor(
    readonly kind: StoreFailure,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** `?, ?, ?` for a list of parameters. */
export const marks = (count: number): string => Array(count).fill('?').join(', ');

/**
 * Work within a transaction that leaves nothing where it throws, while the transaction goes on. Where the engine has
 * given up the whole transaction (a full disk), the error is one that ends it.
 */
export async function inSavepoint<T>(sql: Sql, work: () => Promise<T>): Promise<T> {
  await sql.run('SAVEPOINT attempt');
  let result: T;
  try {
    result = await work();
  } catch (error) {
    const isOver = error instanceof StoreError && error.kind !== 'data';
    if (!isOver) {
      await sql.run('ROLLBACK TO SAVEPOINT attempt');
      await sql.run('RELEASE SAVEPOINT attempt');
    }
    throw error;
  }
  await sql.run('RELEASE SAVEPOINT attempt');
  return result;
}
