import { Dexie, type Table } from 'dexie';
import type { Collection } from '#shared/domain/collections.ts';
import type { NumberBlock, NumberSeries } from '#shared/domain/numbers.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { Command, VerdictKind } from '#shared/sync/command.ts';
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
}

/**
 * What sync needs and only that, in one database, so that one transaction covers it (S3). Opened with strict
 * durability: a write that resolved survives a flat battery (S5).
 */
export class SyncDb extends Dexie {
  declare outbox: Table<Command, number>;
  declare bases: Table<Base, string>;
  declare meta: Table<{ key: keyof Meta; value: Meta[keyof Meta] }, string>;
  declare sent: Table<Sent, number>;
  declare refused: Table<Refused, string>;
  declare quarantine: Table<Quarantined, string>;
  declare blocks: Table<NumberBlock, NumberSeries>;

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
  }

  async read<K extends keyof Meta>(key: K): Promise<Meta[K] | undefined> {
    return (await this.meta.get(key))?.value as Meta[K] | undefined;
  }

  /** Where this laptop stands on the office's axis (S8); set when the database is first opened. */
  async checkpoint(): Promise<Checkpoint> {
    const found = await this.read('checkpoint');
    if (!found) throw new Error('The sync database has no checkpoint.');
    return found;
  }

  async write<K extends keyof Meta>(key: K, value: Meta[K]): Promise<void> {
    await this.meta.put({ key, value });
  }
}
