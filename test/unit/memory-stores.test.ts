import { MemoryRecordStore, type RecordDisk } from '#test/sim/laptop/memory-record-store.ts';
import { openMemorySyncStore, SyncDisk } from '#test/sim/laptop/memory-sync-store.ts';
import { recordStoreSuite, syncStoreSuite } from '#test/support/laptop-stores.ts';

const syncDisks = new Map<string, SyncDisk>();
const recordDisks = new Map<string, RecordDisk>();

/** The stores of the simulation keep what the stores of a laptop promise. */
const storage = {
  openSync: async (name: string) => {
    const disk = syncDisks.get(name) ?? new SyncDisk();
    syncDisks.set(name, disk);
    return openMemorySyncStore(disk);
  },
  openRecords: async (name: string) => {
    const disk = recordDisks.get(name) ?? new Map();
    recordDisks.set(name, disk);
    return new MemoryRecordStore(disk);
  },
};

syncStoreSuite(storage);
recordStoreSuite(storage);
