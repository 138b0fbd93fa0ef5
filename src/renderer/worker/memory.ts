import { Dexie, type Table } from 'dexie';

/**
 * What the app has to remember besides records: who is signed in at which office, and which device each user is here.
 * In a database of its own with strict durability, because the browser writes its local storage only now and then:
 * after a crash in a basement nobody could sign in again without the office (S5). Nothing secret.
 */
class MemoryDb extends Dexie {
  declare things: Table<{ name: string; value: string }, string>;

  constructor() {
    super('sitebook-memory', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ things: 'name' });
  }
}

const db = new MemoryDb();

export const recall = async (name: string): Promise<string | null> => (await db.things.get(name))?.value ?? null;

export const remember = async (name: string, value: string): Promise<void> => {
  await db.things.put({ name, value });
};
