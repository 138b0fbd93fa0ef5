import pg from 'pg';
import { SCHEMA_VERSION } from './migrations.ts';
import { failureOf } from './postgres-errors.ts';
import { type Signal, type Sql, StoreError } from './sql.ts';

/** Advisory locks of a database, as PostgreSQL takes them: two numbers, the first one ours. */
const OURS = 5459012;
const PRESENCE_LOCK = `${OURS}, 1`;
export const MIGRATION_LOCK = `${OURS}, 2`;
/** A process holds the lock of the schema it knows, by which a later one sees that it is there. */
const FIRST_SCHEMA = 1000;
export const schemaLock = (version: number): string => `${OURS}, ${FIRST_SCHEMA + version}`;

const CHANNEL = 'sitebook';
const SIGNALS: readonly Signal[] = ['records', 'rights'];
/** Milliseconds after which a lost connection is tried again. */
const RETRY_MS = 1000;

/** Whether others may be at work in the database at the same time. */
export type Attendance = 'one-of-many' | 'alone';

/** A process in the company of others on one database. */
export interface Presence {
  tell(signal: Signal): void;
  hear(listener: (signal: Signal) => void): void;
  close(): Promise<void>;
}

/** A connection that holds the lock of its kind and listens. @throws StoreError: `busy` where the lock is taken */
async function connect(config: pg.ClientConfig, as: Attendance): Promise<pg.Client> {
  const client = new pg.Client(config);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const lock = as === 'alone' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared';
    const { rows } = await client.query<{ taken: boolean }>(`SELECT ${lock}(${PRESENCE_LOCK}) AS taken`);
    if (!rows[0]?.taken) throw new StoreError('busy', 'The database is in use.');
    await client.query(`SELECT pg_advisory_lock_shared(${schemaLock(SCHEMA_VERSION)})`);
    await client.query(`LISTEN ${CHANNEL}`);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw failureOf(error);
  }
}

/** Whether a process is there that knows an earlier schema only: it would write what a later one cannot rely on. */
export async function hasEarlier(sql: Sql): Promise<boolean> {
  const found = await sql.all(
    `SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
     WHERE l.locktype = 'advisory' AND d.datname = current_database() AND l.classid = ${OURS}
       AND l.objid > ${FIRST_SCHEMA} AND l.objid < ${FIRST_SCHEMA + SCHEMA_VERSION} LIMIT 1`,
  );
  return found.length > 0;
}

/**
 * Takes part in a database: a connection of its own holds a lock that says so, shared among processes, so that a
 * restore knows whether anybody is there, and carries the hints they give each other (NOTIFY). The lock goes with the
 * process, also after a kill. A lost connection is made again; hints of that time are lost, and the listeners told so.
 * @throws StoreError
 */
export async function attend(config: pg.ClientConfig, as: Attendance): Promise<Presence> {
  const listeners: ((signal: Signal) => void)[] = [];
  const waiting = new Set<Signal>();
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | undefined;
  let sending: Promise<void> | null = null;
  let isClosed = false;

  const heard = (signal: Signal): void => {
    for (const listener of listeners) listener(signal);
  };
  const adopt = (made: pg.Client): void => {
    client = made;
    made.on('notification', ({ processId, payload }) => {
      const signal = SIGNALS.find((one) => one === payload);
      if (signal && processId !== (made as unknown as { processID: number }).processID) heard(signal);
    });
    made.once('end', () => {
      client = null;
      if (!isClosed) again();
    });
  };
  const again = (): void => {
    retry = setTimeout(() => {
      connect(config, as).then((made) => {
        if (isClosed) return void made.end();
        adopt(made);
        for (const signal of SIGNALS) heard(signal);
      }, again);
    }, RETRY_MS);
    retry.unref();
  };
  /** One at a time; what is told while one is under way goes with the next. */
  const send = async (): Promise<void> => {
    for (const signal of waiting) {
      waiting.delete(signal);
      // Lost hints are made good by the poll of whoever should have heard them.
      await client?.query('SELECT pg_notify($1, $2)', [CHANNEL, signal]).catch(() => undefined);
    }
    sending = null;
  };

  adopt(await connect(config, as));
  return {
    tell: (signal) => {
      waiting.add(signal);
      sending ??= send();
    },
    hear: (listener) => void listeners.push(listener),
    close: async () => {
      isClosed = true;
      clearTimeout(retry);
      await sending;
      await client?.end().catch(() => undefined);
    },
  };
}
