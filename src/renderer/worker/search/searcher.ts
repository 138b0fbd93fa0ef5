import { merge, type Subscription } from 'rxjs';
import type { SearchAnswer, SearchHit, SearchOptions } from '#renderer/worker/contract.ts';
import type { Records } from '#renderer/worker/records.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { SEARCHED } from './parts.ts';
import { readQuery } from './query.ts';
import { type Needles, needlesOf } from './ranges.ts';
import { SearchIndex } from './search-index.ts';
import type { Finds, Found } from './sieve.ts';
import { explain } from './why.ts';

/** Records read at once at the start: a few milliseconds of work. */
const LOT = 100;
/** Work goes on for so long before others get their turn. */
const SLICE_MS = 8;
/** A search waits for so many changes to be taken in: what was written a moment ago is found. */
const MOST_AT_ONCE = 300;
/** Hits where nobody says how many. */
const LIMIT = 40;
const PER_KIND = 8;

/** An id anywhere in a text, as in the address that a label carries. */
const idInside = /[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/i;

/** What a page shows of a record that was found, besides its name. */
const FACTS: Partial<Record<Collection, readonly string[]>> = {
  tickets: ['kind', 'state', 'priority', 'siteId'],
  assets: ['class', 'place', 'lifecycle', 'manufacturer', 'model'],
  organizations: ['status'],
  sites: ['address'],
  people: ['kind', 'role', 'siteId'],
  documents: ['kind', 'state'],
};

/** Lets whatever else waits have its turn. Timers would wait longer than that. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

interface Change {
  collection: Collection;
  /** Null when it is gone. */
  record: AnyRecord | null;
}

/** Keeps the index in step with the records: reads all of them once, in small lots, and follows what is written. */
export class Searcher {
  isComplete = false;
  private readonly index = new SearchIndex();
  private readonly subscription: Subscription;
  private readonly changes = new Map<string, Change>();
  /** Changed since reading began: what is read of them later is older. */
  private readonly changed = new Set<string>();
  private isWorking = false;
  private isClosed = false;
  private reading: Promise<void> = Promise.resolve();

  /** `onChange` is told when all records are taken in. */
  constructor(
    private readonly records: Records,
    private readonly onChange: () => void,
  ) {
    this.subscription = merge(...SEARCHED.map((name) => records.collection(name).$)).subscribe((event) => {
      const record = event.operation === 'DELETE' ? null : (event.documentData as unknown as AnyRecord);
      this.changes.set(event.documentId, { collection: event.collectionName as Collection, record });
      if (!this.isComplete) this.changed.add(event.documentId);
      void this.work();
    });
  }

  /** How many records can be found. */
  get size(): number {
    return this.index.size;
  }

  /** Takes in all records, once. */
  readAll(): Promise<void> {
    this.reading = this.readLots();
    return this.reading;
  }

  private async readLots(): Promise<void> {
    for (const collection of SEARCHED) {
      for (let after = ''; ; ) {
        const lot = await this.records.after(collection, after, LOT);
        if (this.isClosed) return;
        for (const record of lot) if (!this.changed.has(record.id)) this.index.put(collection, record);
        after = lot[lot.length - 1]?.id ?? '';
        if (this.index.isUntidy) await this.tidy();
        if (lot.length < LOT) break;
      }
    }
    this.isComplete = true;
    this.changed.clear();
    this.onChange();
  }

  /** What was typed, found in the records on this laptop. */
  async search(text: string, options: SearchOptions): Promise<SearchAnswer> {
    for (const id of [...this.changes.keys()].slice(0, MOST_AT_ONCE)) this.take(id);
    const query = readQuery(text);
    const narrow = { ...options, limit: options.limitPerKind ?? PER_KIND };
    const finds = query.terms.length > 0 ? this.index.search(query, narrow, Date.now()) : NOTHING;
    const named = this.named(text, finds);
    const needles = needlesOf(query, finds.near);
    const found = [...named, ...finds.found].slice(0, options.limit ?? LIMIT);
    const hits = await this.show(found, needles);
    return {
      query: text,
      hits,
      counts: finds.counts,
      total: named.length + Object.values(finds.counts).reduce((sum, count) => sum + count, 0),
      isComplete: this.isComplete,
      indexed: this.size,
    };
  }

  /** Ends; resolves when nothing is read from the records any more. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.subscription.unsubscribe();
    await this.reading;
  }

  /** The record whose id or address was typed or scanned. */
  private named(text: string, finds: Finds): Found[] {
    const id = idInside.exec(text)?.[0].toLowerCase();
    const known = id ? this.index.byId(id) : null;
    if (!id || !known || finds.found.some((one) => one.id === id)) return [];
    return [{ id, collection: known.collection, score: Number.MAX_SAFE_INTEGER, isExact: true, via: null }];
  }

  /** The records as they are now, with the places of what was found. Those that left meanwhile are left out. */
  private async show(found: readonly Found[], needles: Needles): Promise<SearchHit[]> {
    const wanted = new Map<Collection, string[]>();
    const want = ({ collection, id }: { collection: Collection; id: string }): void =>
      void wanted.set(collection, [...(wanted.get(collection) ?? []), id]);
    for (const one of found) {
      want(one);
      if (one.via) want(one.via);
    }
    const here = new Map<string, AnyRecord>();
    for (const [collection, ids] of wanted) {
      for (const record of await this.records.read(collection, ids)) here.set(record.id, record);
    }
    return found.flatMap((one): SearchHit[] => {
      const record = here.get(one.id);
      if (!record || record.deleted) return [];
      const beside = one.via ? here.get(one.via.id) : undefined;
      const via = one.via && beside ? { collection: one.via.collection, record: beside } : null;
      const { collection, id, score, isExact } = one;
      return [
        {
          collection,
          id,
          score,
          isExact,
          organizationId: record.organizationId,
          facts: Object.fromEntries((FACTS[collection] ?? []).map((field) => [field, record[field] ?? null])),
          ...explain(collection, record, via, needles),
        },
      ];
    });
  }

  private take(id: string): void {
    const change = this.changes.get(id);
    if (!change) return;
    this.changes.delete(id);
    if (change.record) this.index.put(change.collection, change.record);
    else this.index.remove(id);
  }

  /** Takes in what was written, in slices. */
  private async work(): Promise<void> {
    if (this.isWorking) return;
    this.isWorking = true;
    await pause();
    while (this.changes.size > 0 && !this.isClosed) {
      const end = performance.now() + SLICE_MS;
      for (const id of [...this.changes.keys()]) {
        this.take(id);
        if (performance.now() > end) break;
      }
      await pause();
      if (this.isComplete && this.index.isUntidy) await this.tidy();
    }
    this.isWorking = false;
  }

  private async tidy(): Promise<void> {
    let end = performance.now() + SLICE_MS;
    for (const steps = this.index.tidy(); !this.isClosed && !steps.next().done; ) {
      if (performance.now() < end) continue;
      await pause();
      end = performance.now() + SLICE_MS;
    }
  }
}

const NOTHING: Finds = { found: [], counts: {}, near: [] };
