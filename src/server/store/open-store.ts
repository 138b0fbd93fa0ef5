import { type Clock, isoTime } from '#shared/lib/clock.ts';
import { createIdSource, type RandomBytes } from '#shared/lib/ids.ts';
import { accountTable } from './accounts.ts';
import { deviceTable, OFFICE_DEVICE } from './devices.ts';
import { historyTable } from './history.ts';
import { keptAsideTable } from './kept-aside.ts';
import { linkTable } from './links.ts';
import { migrate } from './migrations.ts';
import { numberTable } from './numbers.ts';
import { officeTable } from './office.ts';
import { recordTable } from './records.ts';
import { sealedTable } from './sealed.ts';
import { sessionTable } from './sessions.ts';
import { inSavepoint, type Sql, type SqlDatabase } from './sql.ts';
import type { Store, Tables } from './store.ts';
import { takeAlongTable } from './take-along.ts';
import { verdictTable } from './verdicts.ts';

const tablesOn = (sql: Sql, office: string): Tables => ({
  office: officeTable(sql, office),
  records: recordTable(sql, office),
  links: linkTable(sql, office),
  history: historyTable(sql, office),
  verdicts: verdictTable(sql, office),
  devices: deviceTable(sql, office),
  numbers: numberTable(sql, office),
  accounts: accountTable(sql, office),
  sessions: sessionTable(sql, office),
  sealed: sealedTable(sql, office),
  takeAlong: takeAlongTable(sql, office),
  keptAside: keptAsideTable(sql, office),
  attempt: (work) => inSavepoint(sql, work),
});

/** The office of this database: the one that is there, or a new one with a random epoch. */
async function officeOf(database: SqlDatabase, clock: Clock, random: RandomBytes): Promise<string> {
  return database.alone(async (sql) => {
    const [known] = await sql.all<{ id: string }>('SELECT id FROM office');
    if (known) return known.id;
    const newId = createIdSource(clock.now, random);
    const id = newId();
    const at = isoTime(clock.now());
    await sql.run('INSERT INTO office (id, name, epoch, seq, created_at) VALUES (?, ?, ?, 0, ?)', [
      id,
      'Sitebook office',
      newId(),
      at,
    ]);
    await deviceTable(sql, id).add({
      id: OFFICE_DEVICE,
      personId: OFFICE_DEVICE,
      name: 'Office',
      code: '',
      lastN: 0,
      sealedTo: 0,
      publicKey: null,
      createdAt: at,
      lastContact: at,
      revokedAt: null,
    });
    return id;
  });
}

/**
 * The store over an open database, its schema brought up to date; several processes may begin at the same time. Closes
 * the database where it fails.
 *
 * Every write takes the row of the counter first, and that is why READ COMMITTED is enough on PostgreSQL. Writers
 * follow one another as on SQLite, so nothing that a write has read can be changed by another before it commits (no
 * lost update, no write skew: a device's last number, the last administrator, the next free ticket number). Each of its
 * statements sees everything committed before it got the lock, since a lock is given on only after the commit became
 * visible; so seqs become visible in their order, and no reader at seq n ever gets a row at or below n later (S8). Under
 * REPEATABLE READ the snapshot would be older than the lock, and every writer who had waited would fail with 40001.
 * @throws NewerSchema, StoreError
 */
export async function openStore(database: SqlDatabase, clock: Clock, random: RandomBytes): Promise<Store> {
  try {
    await migrate(database);
    const office = await officeOf(database, clock, random);
    return {
      engine: database.engine,
      read: (work) => database.read((sql) => work(tablesOn(sql, office))),
      write: (work) =>
        database.write(async (sql) => {
          const tables = tablesOn(sql, office);
          await tables.office.lock();
          return work(tables);
        }),
      tell: database.tell,
      hear: database.hear,
      close: () => database.close(),
    };
  } catch (error) {
    await database.close().catch(() => undefined);
    throw error;
  }
}
