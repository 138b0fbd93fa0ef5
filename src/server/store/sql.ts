/** What SQLite and PostgreSQL both take as a parameter. Booleans are 0 and 1, JSON is text. */
export type SqlValue = string | number | null;

/** Statements with `?` for each parameter, in SQL that both engines understand (S14). */
export interface Sql {
  /** What a SELECT ends with to keep others off its rows until this transaction ends; SQLite has one writer anyway. */
  readonly forUpdate: '' | ' FOR UPDATE';
  all<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  run(sql: string, params?: readonly SqlValue[]): Promise<void>;
}

/** What another process of the office has committed: records, or rights (sessions, roles, grants). */
export type Signal = 'records' | 'rights';

/**
 * A database as the tables need it. A transaction's work must await nothing but its own statements: all others
 * wait for it. PostgreSQL may do the whole work again, so it leaves no trace outside of the transaction.
 */
export interface SqlDatabase {
  readonly engine: 'sqlite' | 'postgres';
  /** Reads one snapshot; writing in it fails. Never waits for a writer. */
  read<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** One transaction, whole or not at all; durable when the promise resolves. */
  write<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** As `write`, for changes of the schema: one at a time among all processes, and as long as it takes. */
  alone<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Whether a process is at work here whose program knows an earlier schema only (S14). Asked inside `alone`. */
  hasEarlier(sql: Sql): Promise<boolean>;
  /** Tells the other processes on this database of a commit. A hint, which may get lost (S14). Returns at once. */
  tell(signal: Signal): void;
  /** Hears what other processes tell; and, when hearing was interrupted, of everything. */
  hear(listener: (signal: Signal) => void): void;
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

/**
 * Parameters as both engines keep them: PostgreSQL's text holds no U+0000, so it becomes U+FFFD on either. Records are
 * not concerned: in JSON it is written as an escape.
 */
export const portable = (params: readonly SqlValue[]): SqlValue[] =>
  params.map((one) => (typeof one === 'string' && one.includes('\0') ? one.replaceAll('\0', '\uFFFD') : one));

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
