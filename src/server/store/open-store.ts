import { type Clock, isoTime } from '#shared/lib/clock.ts';
import { createIdSource, type RandomBytes } from '#shared/lib/ids.ts';
import { accountTable } from './accounts.ts';
import { deviceTable, OFFICE_DEVICE } from './devices.ts';
import { historyTable } from './history.ts';
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
  attempt: (work) => inSavepoint(sql, work),
});

/** The office of this database: the one that is there, or a new one with a random epoch. */
async function officeOf(database: SqlDatabase, clock: Clock, random: RandomBytes): Promise<string> {
  return database.write(async (sql) => {
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
 * The store over an open database, its schema brought up to date. Closes the database where it fails.
 * @throws NewerSchema, StoreError
 */
export async function openStore(database: SqlDatabase, clock: Clock, random: RandomBytes): Promise<Store> {
  try {
    await migrate(database);
    const office = await officeOf(database, clock, random);
    return {
      engine: database.engine,
      read: (work) => database.read((sql) => work(tablesOn(sql, office))),
      write: (work) => database.write((sql) => work(tablesOn(sql, office))),
      close: () => database.close(),
    };
  } catch (error) {
    await database.close().catch(() => undefined);
    throw error;
  }
}
