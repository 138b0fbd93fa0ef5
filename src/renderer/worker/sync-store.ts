import type { Collection } from '#shared/domain/collections.ts';
import type { NumberBlock, NumberSeries } from '#shared/domain/numbers.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { Command, VerdictKind } from '#shared/sync/command.ts';
import type { WaitingCommand } from '#shared/sync/withhold.ts';
import type { Checkpoint } from '#shared/wire/contract.ts';

/** The office's copy of a record that has unsent edits; null where the office has none (S3). */
export interface Base {
  id: string;
  collection: Collection;
  record: AnyRecord | null;
}

/** A refused command and what the office said (S19). */
export interface Refused {
  id: string;
  command: Command;
  code: string;
  message: string;
  edit: number;
  because: string | null;
  refusedAt: string;
}

/** A command the office answered; kept 30 days, because a restored office may ask for it again (S25). */
export interface Sent {
  n: number;
  command: Command;
  verdict: VerdictKind;
  sentAt: string;
}

/** A record of the office that this version cannot read: kept, shown, read again after an upgrade (S6). */
export interface Quarantined {
  id: string;
  collection: string;
  body: unknown;
  why: string;
  at: string;
}

/** How far a laptop is on its way back to a restored office (S25). */
export interface Restoring {
  /** The highest number of a command that went back into the outbox: these go first. */
  upTo: number;
  /** Whether the office has seen what this laptop holds of its former epochs. Until then no record of it is applied. */
  isOffered: boolean;
}

/** Single values. */
export interface Meta {
  checkpoint: Checkpoint;
  /** The last command number given out. */
  n: number;
  device: string;
  /** Office time minus device time in ms, as last heard (S18). */
  clockOffsetMs: number;
  lastContactAt: string;
  /** Whether a pull ever reached the office's head. */
  hasSynced: boolean;
  /** The office revoked this laptop (S22): all that is left to do is to hand in what is sealed. */
  isRevoked: boolean;
  /** On the way back to an office that was restored from a backup (S25); null or absent where it is not. */
  restoring: Restoring | null;
}

/** Commands that the office has not answered yet, by their number. */
export interface Outbox {
  /** All of them, in order. What grows with the outbox is for the sync centre; whoever writes asks for less. */
  all(): Promise<WaitingCommand[]>;
  first(limit: number): Promise<WaitingCommand[]>;
  count(): Promise<number>;
  byId(command: string): Promise<WaitingCommand | undefined>;
  /** Those with an edit of one of these records, in order; without those that wait for their number alone. */
  touching(records: readonly string[]): Promise<WaitingCommand[]>;
  /** Adds commands. Fails, and with it the transaction, where one has a number that is taken. */
  add(commands: readonly WaitingCommand[]): Promise<void>;
  drop(n: number): Promise<void>;
  clear(): Promise<void>;
}

export interface Bases {
  all(): Promise<Base[]>;
  /** Those that are there, in no order. */
  byIds(ids: readonly string[]): Promise<Base[]>;
  put(bases: readonly Base[]): Promise<void>;
  drop(ids: readonly string[]): Promise<void>;
}

/** What the laptop keeps for sync, as seen inside one transaction. */
export interface SyncTables {
  outbox: Outbox;
  bases: Bases;
  meta: {
    get<K extends keyof Meta>(key: K): Promise<Meta[K] | undefined>;
    set<K extends keyof Meta>(key: K, value: Meta[K]): Promise<void>;
  };
  sent: {
    put(sent: Sent): Promise<void>;
    byCommand(id: string): Promise<Sent | undefined>;
    /** All of them, by number. */
    all(): Promise<Sent[]>;
    /** The last ones, the highest number first. */
    latest(limit: number): Promise<Sent[]>;
    drop(numbers: readonly number[]): Promise<void>;
    /** Forgets those answered before this office time, ISO. */
    dropBefore(at: string): Promise<void>;
  };
  refused: {
    put(refused: Refused): Promise<void>;
    byId(command: string): Promise<Refused | undefined>;
    /** The latest first. */
    all(): Promise<Refused[]>;
    drop(command: string): Promise<void>;
  };
  quarantine: {
    put(record: Quarantined): Promise<void>;
    all(): Promise<Quarantined[]>;
    drop(ids: readonly string[]): Promise<void>;
  };
  /** Commands that this user may not see any more, until the office has them (S20, S22). Nothing shows them. */
  sealed: {
    add(commands: readonly Command[]): Promise<void>;
    /** The lowest numbers first. */
    first(limit: number): Promise<Command[]>;
    count(): Promise<number>;
    drop(numbers: readonly number[]): Promise<void>;
  };
  blocks: {
    get(series: NumberSeries): Promise<NumberBlock | undefined>;
    put(blocks: readonly NumberBlock[]): Promise<void>;
  };
}

/**
 * What sync needs and only that, so that one transaction covers it (S3). In IndexedDB on a laptop
 * (`sync-db.ts`), in memory in the simulation; one suite of tests holds for both.
 */
export interface SyncStore {
  /** One snapshot. Its work awaits nothing but the tables, and writes nothing. */
  read<T>(work: (tables: SyncTables) => Promise<T>): Promise<T>;
  /**
   * One transaction, whole or not at all, durable when the promise resolves (S5). Its work awaits nothing but the
   * tables. @throws NoRoom where the laptop has no room left; nothing was written then
   */
  write<T>(work: (tables: SyncTables) => Promise<T>): Promise<T>;
  close(): void;
}

/** The laptop has no room left: said plainly, nothing was written (S24). */
export class NoRoom extends Error {
  override name = 'NoRoom';
}

/** Whether it failed for want of room, by whichever database (S24). */
export const isNoRoom = (error: unknown): boolean => error instanceof NoRoom || /quota/i.test(String(error));

/** Where this laptop stands on the office's axis (S8); set when its database is first opened. */
export async function checkpointOf(tables: SyncTables): Promise<Checkpoint> {
  const found = await tables.meta.get('checkpoint');
  if (!found) throw new Error('The sync database has no checkpoint.');
  return found;
}

/** How many commands wait for the office, pushed or sealed. */
export const waitingIn = async ({ outbox, sealed }: SyncTables): Promise<number> =>
  (await outbox.count()) + (await sealed.count());
