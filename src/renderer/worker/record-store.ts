import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { AssetFactsCache } from './asset-facts.ts';
import type { LinkIndex } from './link-index.ts';

/** Told what was written: a record as it is now, or null for one that was taken away. */
export type WriteListener = (collection: Collection, id: string, record: AnyRecord | null) => void;

/**
 * The records of one user of one office: in RxDB on a laptop (`records.ts`), in memory in the simulation; one suite
 * of tests holds for both. Nothing outside the write door and the appliers writes them (S4).
 */
export interface RecordStore {
  /** The relationships by their ends. */
  readonly links: LinkIndex;
  /** A few facts of many assets. */
  readonly assetFacts: AssetFactsCache;
  /** The records with these ids that are here, as plain values. */
  byIds(collection: Collection, ids: readonly string[]): Promise<Map<string, AnyRecord>>;
  byId(collection: Collection, id: string): Promise<AnyRecord | undefined>;
  /** The next records in the order of their ids, those after the one named: for going through all of them. */
  after(collection: Collection, id: string, limit: number): Promise<AnyRecord[]>;
  /** Writes records as they are, new or not. Throws when one could not be written. */
  put(collection: Collection, records: readonly AnyRecord[]): Promise<void>;
  /** Takes records away for good: their content must not stay in the file either (S20). */
  drop(collection: Collection, ids: readonly string[]): Promise<void>;
  /** Follows what is written; gives the way out. */
  onWrite(listener: WriteListener): () => void;
  close(): Promise<void>;
}
