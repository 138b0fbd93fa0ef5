import { Dexie, type Table } from 'dexie';
import type { NumberBlock, NumberSeries } from '#shared/domain/numbers.ts';
import type { Command } from '#shared/sync/command.ts';
import type { WaitingCommand } from '#shared/sync/withhold.ts';
import type { SyncTables } from './sync-store.ts';
import {
  type Base,
  type Meta,
  NoRoom,
  type Quarantined,
  type Refused,
  type Sent,
  type SyncStore,
} from './sync-store.ts';

/** A command as it lies in the outbox: with the records it touches beside it, which an index can find it by. */
type Waiting = WaitingCommand & { touches: string[] };

const asWaiting = (command: WaitingCommand): Waiting => ({
  ...command,
  touches: command.withheld ? [] : [...new Set(command.edits.map((edit) => edit.id))],
});
const asCommand = ({ touches: _touches, ...command }: Waiting): WaitingCommand => command;

/** The tables as they lie in IndexedDB. */
class SyncDexie extends Dexie {
  declare outbox: Table<Waiting, number>;
  declare bases: Table<Base, string>;
  declare meta: Table<{ key: keyof Meta; value: Meta[keyof Meta] }, string>;
  declare sent: Table<Sent, number>;
  declare refused: Table<Refused, string>;
  declare quarantine: Table<Quarantined, string>;
  declare blocks: Table<NumberBlock, NumberSeries>;
  declare sealed: Table<Command, number>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      outbox: 'n',
      bases: 'id',
      meta: 'key',
      sent: 'n, sentAt',
      refused: 'id, refusedAt',
      quarantine: 'id',
      blocks: 'series',
    });
    // A commit beside a thousand unsent commands reads those of its records alone.
    this.version(2)
      .stores({ outbox: 'n, &id, *touches', sent: 'n, sentAt, command.id' })
      .upgrade((transaction) =>
        transaction
          .table<Waiting, number>('outbox')
          .toCollection()
          .modify((command) => {
            command.touches = asWaiting(command).touches;
          }),
      );
    this.version(3).stores({ sealed: 'n' });
  }
}

/** Asks for nothing where there is nothing to do: a transaction without a request ends before its work does. */
const tablesOn = (db: SyncDexie): SyncTables => ({
  outbox: {
    all: async () => (await db.outbox.orderBy('n').toArray()).map(asCommand),
    first: async (limit) => (await db.outbox.orderBy('n').limit(limit).toArray()).map(asCommand),
    count: () => db.outbox.count(),
    byId: async (id) => {
      const found = await db.outbox.get({ id });
      return found && asCommand(found);
    },
    touching: async (ids) => {
      if (ids.length === 0) return [];
      const found = await db.outbox
        .where('touches')
        .anyOf([...ids])
        .distinct()
        .toArray();
      return found.sort((a, b) => a.n - b.n).map(asCommand);
    },
    add: async (commands) => {
      if (commands.length > 0) await db.outbox.bulkAdd(commands.map(asWaiting));
    },
    drop: (n) => db.outbox.delete(n),
    clear: () => db.outbox.clear(),
  },
  bases: {
    all: () => db.bases.toArray(),
    byIds: async (ids) =>
      ids.length === 0 ? [] : (await db.bases.bulkGet([...ids])).filter((one) => one !== undefined),
    put: async (bases) => {
      if (bases.length > 0) await db.bases.bulkPut(bases);
    },
    drop: async (ids) => {
      if (ids.length > 0) await db.bases.bulkDelete([...ids]);
    },
  },
  meta: {
    get: async <K extends keyof Meta>(key: K) => (await db.meta.get(key))?.value as Meta[K] | undefined,
    set: async (key, value) => {
      await db.meta.put({ key, value });
    },
  },
  sent: {
    put: async (sent) => {
      await db.sent.put(sent);
    },
    byCommand: (id) => db.sent.where('command.id').equals(id).last(),
    latest: (limit) => db.sent.orderBy('n').reverse().limit(limit).toArray(),
    all: () => db.sent.orderBy('n').toArray(),
    drop: async (numbers) => {
      if (numbers.length > 0) await db.sent.bulkDelete([...numbers]);
    },
    dropBefore: async (at) => {
      await db.sent.where('sentAt').below(at).delete();
    },
  },
  refused: {
    put: async (refused) => {
      await db.refused.put(refused);
    },
    byId: (id) => db.refused.get(id),
    all: () => db.refused.orderBy('refusedAt').reverse().toArray(),
    drop: (id) => db.refused.delete(id),
  },
  quarantine: {
    put: async (record) => {
      await db.quarantine.put(record);
    },
    all: () => db.quarantine.toArray(),
    drop: async (ids) => {
      if (ids.length > 0) await db.quarantine.bulkDelete([...ids]);
    },
  },
  sealed: {
    add: async (commands) => {
      if (commands.length > 0) await db.sealed.bulkAdd(commands);
    },
    first: (limit) => db.sealed.orderBy('n').limit(limit).toArray(),
    count: () => db.sealed.count(),
    drop: async (numbers) => {
      if (numbers.length > 0) await db.sealed.bulkDelete([...numbers]);
    },
  },
  blocks: {
    get: (series) => db.blocks.get(series),
    put: async (blocks) => {
      if (blocks.length > 0) await db.blocks.bulkPut(blocks);
    },
  },
});

const isQuotaError = (error: unknown): boolean =>
  error instanceof Dexie.DexieError &&
  (error.name === 'QuotaExceededError' || error.inner?.name === 'QuotaExceededError');

/**
 * Opens what sync keeps in IndexedDB. With strict durability: a write that resolved survives a flat battery (S5).
 */
export async function openSyncDb(name: string): Promise<SyncStore> {
  const db = new SyncDexie(name);
  await db.open();
  const tables = tablesOn(db);
  // Dexie keeps a transaction open over awaits only where the function it is given is an async one.
  return {
    read: (work) => db.transaction('r', db.tables, async () => work(tables)),
    write: async (work) => {
      try {
        return await db.transaction('rw', db.tables, async () => work(tables));
      } catch (error) {
        if (isQuotaError(error)) throw new NoRoom(String(error), { cause: error });
        throw error;
      }
    },
    close: () => db.close(),
  };
}
