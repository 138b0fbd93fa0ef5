import { COLLECTIONS, type Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { isOpen, type TicketState } from '#shared/domain/tickets/lifecycle.ts';
import { mergeSegments } from './build-segment.ts';
import { Catalogue } from './catalogue.ts';
import { Marks } from './marks.ts';
import { OpenSegment } from './open-segment.ts';
import { CODE, hasPage, leadsTo, NAME, type Part, partsOf } from './parts.ts';
import type { Query } from './query.ts';
import type { Segment } from './segment.ts';
import { type Finds, type Narrow, Sieve } from './sieve.ts';
import { codeWordsOf, phoneWordsOf, wordsOf } from './words.ts';

/** An open segment of so many words is closed: more would be slow to look through. */
const FULL = 20_000;
/** Closed segments beyond this are made one. */
const MOST_SEGMENTS = 10;
/** Words between two pauses of `tidy`: a few milliseconds. */
const SLICE = 1000;

/**
 * The words of all records, in memory. A new version of a document is a new document: the old one is marked as gone,
 * and its postings leave with the next merge.
 */
export class SearchIndex {
  private readonly catalogue = new Catalogue();
  private readonly marks = new Marks();
  private open = new OpenSegment();
  /** Full, and not sorted yet. */
  private full: OpenSegment[] = [];
  private closed: Segment[] = [];

  /** `most`: so many words are sorted and closed together. */
  constructor(private readonly most = FULL) {}

  /** How many records can be found. */
  get size(): number {
    return this.catalogue.size;
  }

  /** Takes a record in, in place of what was known of it. A deleted one leaves. */
  put(collection: Collection, record: AnyRecord): void {
    const { catalogue } = this;
    catalogue.dropDocument(record.id);
    const leads = record.deleted ? null : leadsTo(collection, record);
    if (leads === null) return;
    const parts = partsOf(collection, record);
    const target = catalogue.target(leads);
    const document = catalogue.addDocument(record.id, COLLECTIONS.indexOf(collection), target);
    if (hasPage(collection)) {
      catalogue.takeIn(target, document);
      this.describe(target, collection, record, parts);
    }
    for (const [word, weight] of wordsIn(parts)) this.open.add(word, document * 4 + weight);
    if (this.open.size < this.most) return;
    this.full.push(this.open);
    this.open = new OpenSegment();
  }

  /** Forgets a record. */
  remove(id: string): void {
    this.catalogue.dropDocument(id);
  }

  /** Whether `tidy` has something to do. */
  get isUntidy(): boolean {
    return this.full.length > 0 || this.closed.length > MOST_SEGMENTS;
  }

  /**
   * Sorts what came in, and makes few segments of many, with pauses; between them everything is found as before.
   * One at a time.
   */
  *tidy(): Generator<void, void> {
    for (let open = this.full[0]; open; open = this.full[0]) {
      const closed = yield* open.freeze(SLICE);
      this.full.shift();
      this.closed.push(closed);
    }
    if (this.closed.length <= MOST_SEGMENTS) return;
    // The largest stays as it is while the others are small beside it.
    const bySize = [...this.closed].sort((a, b) => a.postingCount - b.postingCount);
    const largest = bySize[bySize.length - 1];
    const others = bySize.slice(0, -1);
    const isLarge = (largest?.postingCount ?? 0) > others.reduce((sum, one) => sum + one.postingCount, 0);
    const merging = isLarge ? others : bySize;
    const isAlive = (posting: number): boolean => this.catalogue.leadsTo.get(posting >>> 2) >= 0;
    const merged = yield* mergeSegments(merging, isAlive, SLICE);
    this.closed = [...this.closed.filter((one) => !merging.includes(one)), merged];
  }

  /** The records that say all of it, the likeliest first. `nowMs`: milliseconds since 1970. */
  search(query: Query, narrow: Narrow, nowMs: number): Finds {
    return new Sieve(this.catalogue, [...this.closed, ...this.full, this.open], this.marks, nowMs).run(query, narrow);
  }

  /** The record with this id, if it is here: what a label with an address on it names. */
  byId(id: string): { collection: Collection } | null {
    const target = this.catalogue.presentTarget(id);
    const kind = COLLECTIONS[this.catalogue.kind.get(this.catalogue.own.get(target))];
    return kind ? { collection: kind } : null;
  }

  /** What ranks and narrows a record besides its words. */
  private describe(target: number, collection: Collection, record: AnyRecord, parts: readonly Part[]): void {
    const { catalogue } = this;
    const siteId = record.siteId ?? (record.place as { siteId?: unknown } | undefined)?.siteId;
    const name = parts.find((part) => part.weight === NAME)?.text ?? '';
    catalogue.client.set(target, record.organizationId ? catalogue.target(record.organizationId) : -1);
    catalogue.site.set(target, typeof siteId === 'string' && siteId ? catalogue.target(siteId) : -1);
    catalogue.minute.set(target, Math.floor(Date.parse(record.updatedAt) / 60_000) || 0);
    catalogue.isOpen.set(target, isOpenRecord(collection, record) ? 1 : 0);
    catalogue.nameWords.set(target, Math.max(1, name.trim().split(/\s+/).length));
  }
}

const isOpenRecord = (collection: Collection, record: AnyRecord): boolean =>
  collection === 'tickets' && isOpen((record.state as { is: TicketState } | undefined)?.is ?? 'new');

const PHONES = new Set(['phones', 'phone']);

/** Each word once, with the weightiest of its places. Parts come with the weightiest first. */
function wordsIn(parts: readonly Part[]): Map<string, number> {
  const words = new Map<string, number>();
  for (const { field, text, weight } of parts) {
    const emit = (word: string): void => {
      if (!words.has(word)) words.set(word, weight);
    };
    if (weight === CODE) codeWordsOf(text, emit);
    else if (PHONES.has(field)) phoneWordsOf(text, emit);
    else wordsOf(text, weight === NAME, emit);
  }
  return words;
}
