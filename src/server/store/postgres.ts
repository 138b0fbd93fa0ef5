import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { createTurns } from '#shared/lib/turns.ts';
import { failureOf, isLost, isPassing, UnknownOutcome } from './postgres-errors.ts';
import { type Attendance, attend, hasEarlier, MIGRATION_LOCK } from './postgres-presence.ts';
import { portable, type Sql, type SqlDatabase, type SqlValue, StoreError } from './sql.ts';

/** Connections of one process. One of them writes at a time, the others read. */
const MAX_CONNECTIONS = 10;
/** Milliseconds to get a connection in. */
const CONNECT_MS = 5000;
/** A statement that takes longer is given up: it waits for a writer that is stuck. */
const STATEMENT_MS = 60_000;
/** A process that falls asleep inside a transaction must not keep the counter from the others for longer. */
const SLEEP_MS = 30_000;
/** Beyond the server's own patience: what is not answered by then never will be. */
const ANSWER_MS = STATEMENT_MS + 5000;
const MAX_TRIES = 5;
/** Statements differ by the length of their lists; beyond this many they are sent without being kept prepared. */
const MAX_PREPARED = 300;

/**
 * What each connection begins with. Generic plans are made while the tables are still small, and cost a factor of six
 * later. An acknowledged write has to be durable also where the server's default would not wait for it (S14).
 */
const SETTINGS = `SET plan_cache_mode = force_custom_plan; SET statement_timeout = ${STATEMENT_MS};
  SET idle_in_transaction_session_timeout = ${SLEEP_MS}; SET client_min_messages = warning;
  SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`;

const INT8 = 20;
const NUMERIC = 1700;

/** Counts stay far below 2^53; one that did not would be another number. */
function asNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new Error(`${text} is too large to be a count.`);
  return value;
}

/** BIGINT as a number, everything else as the driver reads it. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === INT8 || oid === NUMERIC
      ? asNumber
      : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

/** `?` as `$1`, `$2` ...; what stands in quotes stays. */
export function numbered(text: string): string {
  let count = 0;
  return text.replace(/'[^']*'|\?/g, (found) => (found === '?' ? `$${++count}` : found));
}

/**
 * Text columns compare by their bytes, as on SQLite. A language's order is the system's, and an update of the system
 * that changes it breaks every index over text.
 */
const withBytewiseText = (text: string): string =>
  /^\s*(CREATE|ALTER) TABLE/.test(text) ? text.replace(/\bTEXT\b/g, 'TEXT COLLATE "C"') : text;

/** Names of prepared statements: one for each text, the same on every connection. */
function createNames() {
  const known = new Map<string, { text: string; name?: string }>();
  return (text: string): { text: string; name?: string } => {
    const found = known.get(text);
    if (found) return found;
    const made = numbered(withBytewiseText(text));
    if (known.size >= MAX_PREPARED) return { text: made };
    const statement = { text: made, name: `s${known.size}` };
    known.set(text, statement);
    return statement;
  };
}
type Names = ReturnType<typeof createNames>;

async function ask(client: pg.ClientBase, query: pg.QueryConfig): Promise<pg.QueryResult> {
  try {
    return await client.query(query);
  } catch (error) {
    throw failureOf(error);
  }
}

/**
 * The statements of one transaction, one after the other also where the work does not wait for each. `end` comes after
 * all of them; one that comes later would be another transaction's, and throws.
 */
function statementsOn(client: pg.ClientBase, names: Names, answerMs: number) {
  const turns = createTurns();
  let isOver = false;
  const send = (text: string, params: readonly SqlValue[] = []): Promise<pg.QueryResult> => {
    if (isOver) throw new Error('A statement came after the end of its transaction.');
    const query = { ...names(text), values: portable(params), query_timeout: answerMs };
    return turns(() => ask(client, query));
  };
  const sql: Sql = {
    forUpdate: ' FOR UPDATE',
    all: async <T>(text: string, params?: readonly SqlValue[]) => (await send(text, params)).rows as T[],
    run: async (text, params) => void (await send(text, params)),
  };
  const end = (how: 'COMMIT' | 'ROLLBACK'): Promise<pg.QueryResult> => {
    isOver = true;
    return turns(() => ask(client, { text: how, query_timeout: answerMs } as pg.QueryConfig));
  };
  return { sql, end };
}

interface Transaction {
  begin: string;
  /** Milliseconds to wait for the answer to a statement. */
  answerMs: number;
}

/** One try at a transaction. @throws UnknownOutcome when the connection is lost while it commits */
async function attempt<T>(
  pool: pg.Pool,
  names: Names,
  { begin, answerMs }: Transaction,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    const failure = failureOf(error);
    // Nobody is there: trying at once again is of no use, and whoever asked can do that.
    throw new StoreError(failure.kind, failure.message, failure);
  });
  const { sql, end } = statementsOn(client, names, answerMs);
  let isCommitting = false;
  let isGone = false;
  try {
    await ask(client, { text: begin, query_timeout: answerMs } as pg.QueryConfig);
    const result = await work(sql);
    isCommitting = true;
    const { command } = await end('COMMIT');
    // Where a statement failed and its error was kept quiet, the server answers COMMIT by rolling back.
    if (command !== 'COMMIT') throw new StoreError('data', 'A statement of the transaction had failed.');
    return result;
  } catch (error) {
    isGone = isLost(error);
    if (isGone && isCommitting) throw new UnknownOutcome(error);
    if (!isGone) await end('ROLLBACK').catch(() => (isGone = true));
    throw error;
  } finally {
    client.release(isGone);
  }
}

const WRITE: Transaction = { begin: 'BEGIN ISOLATION LEVEL READ COMMITTED', answerMs: ANSWER_MS };
const READ: Transaction = { begin: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', answerMs: ANSWER_MS };
/** Changes of the schema, and a whole office restored: hours, if need be. */
const ALONE: Transaction = {
  begin: `${WRITE.begin}; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
    SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`,
  answerMs: 24 * 3_600_000,
};

/**
 * PostgreSQL (S14), for any number of processes. A write is one transaction and a read one snapshot; both are done
 * again when they failed by no fault of their own: a conflict with others, a connection that broke before COMMIT was
 * sent. A connection that breaks during COMMIT leaves it open whether the work was done: that is an UnknownOutcome and
 * never tried again, since only who asked can tell by looking (a laptop sends the command again and hears `already`).
 *
 * `as` says whether others may be at work in this database: for a restore, nobody.
 * @throws StoreError when it cannot be reached; `busy` when others are at work, or a restore is
 */
export async function openPostgres(url: string, as: Attendance = 'one-of-many'): Promise<SqlDatabase> {
  const config: pg.ClientConfig = {
    connectionString: url,
    application_name: 'sitebook',
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types,
  };
  const presence = await attend(config, as);
  const pool = new pg.Pool({
    ...config,
    max: MAX_CONNECTIONS,
    idleTimeoutMillis: 30_000,
    onConnect: async (client: pg.ClientBase) => void (await client.query(SETTINGS)),
  });
  // A connection that breaks while nobody uses it leaves the pool; while in use, whoever uses it is told.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const names = createNames();

  async function transaction<T>(kind: Transaction, work: (sql: Sql) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await attempt(pool, names, kind, work);
      } catch (error) {
        if (tries === MAX_TRIES || !isPassing(error)) throw error;
        await delay(tries * tries * 5);
      }
    }
  }
  // Writers wait for one another in any case: here, where they keep no connection from the readers.
  const turns = createTurns();
  const write = <T>(kind: Transaction, work: (sql: Sql) => Promise<T>) => turns(() => transaction(kind, work));
  return {
    engine: 'postgres',
    read: (work) => transaction(READ, work),
    write: (work) => write(WRITE, work),
    alone: (work) => write(ALONE, work),
    hasEarlier,
    tell: presence.tell,
    hear: presence.hear,
    close: async () => {
      await turns(async () => undefined);
      await Promise.all([pool.end(), presence.close()]);
    },
  };
}
