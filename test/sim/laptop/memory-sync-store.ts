import {
  type Base,
  type Meta,
  NoRoom,
  type Quarantined,
  type Refused,
  type Sent,
  type SyncStore,
  type SyncTables,
} from '#renderer/worker/sync-store.ts';
import type { NumberBlock } from '#shared/domain/numbers.ts';
import { createTurns } from '#shared/lib/turns.ts';
import type { Command } from '#shared/sync/command.ts';
import type { WaitingCommand } from '#shared/sync/withhold.ts';
import { freeze } from './freeze.ts';

/** What lies on the disk of a laptop: it outlives the stores that are opened on it. */
export class SyncDisk {
  outbox = new Map<number, WaitingCommand>();
  bases = new Map<string, Base>();
  meta = new Map<keyof Meta, Meta[keyof Meta]>();
  sent = new Map<number, Sent>();
  refused = new Map<string, Refused>();
  quarantine = new Map<string, Quarantined>();
  blocks = new Map<string, NumberBlock>();
  sealed = new Map<number, Command>();
  /** Whether there is no room left on it. */
  isFull = false;
  /** Told of each command that was appended, once it is durable. */
  onAppended: (command: Command) => void = () => undefined;
  /** Told when a command has left the outbox for good. */
  onDropped: () => void = () => undefined;
  /** The unsent commands that touch a record, by their numbers. */
  touching = new Map<string, Set<number>>();
}

/** Where a laptop may be interrupted: resolves when it may go on, and never does once the laptop is off. */
export type Gate = (what: string) => Promise<void>;

const byN = (a: { n: number }, b: { n: number }): number => a.n - b.n;

/** The tables over a disk; `undo` collects how to take back what was written. */
function tablesOn(disk: SyncDisk, undo: (() => void)[] | null, added: Command[] = []): SyncTables {
  const set = <K, V>(map: Map<K, V>, key: K, value: V): void => {
    if (undo === null) throw new Error('Written in a transaction that only reads.');
    if (disk.isFull) throw new NoRoom('The disk is full.');
    const had = map.has(key);
    const before = map.get(key) as V;
    undo.push(() => (had ? map.set(key, before) : map.delete(key)));
    map.set(key, freeze(value));
  };
  const remove = <K, V>(map: Map<K, V>, key: K): void => {
    if (undo === null) throw new Error('Written in a transaction that only reads.');
    if (!map.has(key)) return;
    const before = map.get(key) as V;
    undo.push(() => map.set(key, before));
    map.delete(key);
  };
  const index = (command: WaitingCommand, isThere: boolean): void => {
    if (command.withheld) return;
    for (const { id } of command.edits) {
      const known = disk.touching.get(id) ?? new Set();
      if (isThere) known.add(command.n);
      else known.delete(command.n);
      if (known.size > 0) disk.touching.set(id, known);
      else disk.touching.delete(id);
    }
  };
  const dropCommand = (n: number): void => {
    const command = disk.outbox.get(n);
    if (!command) return;
    remove(disk.outbox, n);
    index(command, false);
    undo?.push(() => index(command, true));
  };
  return {
    outbox: {
      all: async () => [...disk.outbox.values()].sort(byN),
      first: async (limit) => [...disk.outbox.values()].sort(byN).slice(0, limit),
      count: async () => disk.outbox.size,
      byId: async (id) => [...disk.outbox.values()].find((one) => one.id === id),
      touching: async (ids) => {
        const numbers = new Set(ids.flatMap((id) => [...(disk.touching.get(id) ?? [])]));
        return [...numbers].map((n) => disk.outbox.get(n) as WaitingCommand).sort(byN);
      },
      add: async (commands) => {
        for (const command of commands) {
          const isTaken = [...disk.outbox.values()].some((one) => one.n === command.n || one.id === command.id);
          if (isTaken) throw new Error(`Command ${command.n} is there already.`);
          set(disk.outbox, command.n, command);
          index(command, true);
          undo?.push(() => index(command, false));
          added.push(command);
        }
      },
      drop: async (n) => dropCommand(n),
      clear: async () => {
        for (const n of [...disk.outbox.keys()]) dropCommand(n);
      },
    },
    bases: {
      all: async () => [...disk.bases.values()],
      byIds: async (ids) => [...new Set(ids)].map((id) => disk.bases.get(id)).filter((one) => one !== undefined),
      put: async (bases) => {
        for (const base of bases) set(disk.bases, base.id, base);
      },
      drop: async (ids) => {
        for (const id of ids) remove(disk.bases, id);
      },
    },
    meta: {
      get: async <K extends keyof Meta>(key: K) => disk.meta.get(key) as Meta[K] | undefined,
      set: async (key, value) => set(disk.meta, key, value),
    },
    sent: {
      put: async (sent) => set(disk.sent, sent.n, sent),
      byCommand: async (id) => [...disk.sent.values()].sort(byN).findLast((one) => one.command.id === id),
      latest: async (limit) => [...disk.sent.values()].sort(byN).reverse().slice(0, limit),
      all: async () => [...disk.sent.values()].sort(byN),
      drop: async (numbers) => {
        for (const n of numbers) remove(disk.sent, n);
      },
      dropBefore: async (at) => {
        for (const one of [...disk.sent.values()]) if (one.sentAt < at) remove(disk.sent, one.n);
      },
    },
    refused: {
      put: async (refused) => set(disk.refused, refused.id, refused),
      byId: async (id) => disk.refused.get(id),
      all: async () => [...disk.refused.values()].sort((a, b) => (latestFirst(a) < latestFirst(b) ? 1 : -1)),
      drop: async (id) => remove(disk.refused, id),
    },
    quarantine: {
      put: async (record) => set(disk.quarantine, record.id, record),
      all: async () => [...disk.quarantine.values()],
      drop: async (ids) => {
        for (const id of ids) remove(disk.quarantine, id);
      },
    },
    sealed: {
      add: async (commands) => {
        for (const command of commands) set(disk.sealed, command.n, command);
      },
      first: async (limit) => [...disk.sealed.values()].sort(byN).slice(0, limit),
      count: async () => disk.sealed.size,
      drop: async (numbers) => {
        for (const n of numbers) remove(disk.sealed, n);
      },
    },
    blocks: {
      get: async (series) => disk.blocks.get(series),
      put: async (blocks) => {
        for (const block of blocks) set(disk.blocks, block.series, block);
      },
    },
  };
}

const latestFirst = (one: Refused): string => `${one.refusedAt}|${one.id}`;

/** Opens what sync keeps on a disk in memory. `gate` stands before and after every durable step. */
export function openMemorySyncStore(disk: SyncDisk, gate: Gate = async () => undefined): SyncStore {
  const turns = createTurns();
  const readable = tablesOn(disk, null);
  return {
    read: (work) => turns(() => work(readable)),
    write: async (work) => {
      await gate('write');
      const result = await turns(async () => {
        const undo: (() => void)[] = [];
        const added: Command[] = [];
        const before = disk.outbox.size;
        try {
          const done = await work(tablesOn(disk, undo, added));
          for (const command of added) disk.onAppended(command);
          if (disk.outbox.size < before) disk.onDropped();
          return done;
        } catch (error) {
          for (const back of undo.reverse()) back();
          throw error;
        }
      });
      await gate('written');
      return result;
    },
    close: () => undefined,
  };
}
