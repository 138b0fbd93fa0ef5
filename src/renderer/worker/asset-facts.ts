import type { AnyRecord } from '#shared/domain/record.ts';
import type { Asset } from '#shared/domain/records.ts';

/** What an impact tells of an asset. */
export interface AssetFacts {
  name: string;
  tag: string;
  class: Asset['class'];
  criticality: number;
  siteId: string | null;
  ownerId: string | null;
  /** Out of service for good: nothing happens to it any more, and nothing through it. */
  isOver: boolean;
}

const factsOf = (record: AnyRecord): AssetFacts => {
  const { name, tag, class: is, criticality, place, ownerId, deleted, lifecycle } = record as unknown as Asset;
  const isOver = deleted || lifecycle === 'retired' || lifecycle === 'disposed';
  return { name, tag, class: is, criticality, siteId: place.siteId, ownerId, isOver };
};

/**
 * A few facts of the assets that were asked for, kept in memory: an impact asks for thousands of them again after
 * every change of one. Kept in step by the one place that writes records (`records.ts`).
 */
export class AssetFactsCache {
  /** Null for one that is not on this laptop. */
  private readonly known = new Map<string, AssetFacts | null>();
  /** Asked of the storage just now, and how often: what is written meanwhile is newer than its answer. */
  private readonly asked = new Map<string, number>();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly read: (ids: string[]) => Promise<AnyRecord[]>) {}

  /** The facts of these assets, without those that are not on this laptop. */
  async of(ids: readonly string[]): Promise<Map<string, AssetFacts>> {
    const unknown = ids.filter((id) => !this.known.has(id));
    if (unknown.length > 0) await this.learn(unknown);
    const found = new Map<string, AssetFacts>();
    for (const id of ids) {
      const facts = this.known.get(id);
      if (facts) found.set(id, facts);
    }
    return found;
  }

  put(records: readonly AnyRecord[]): void {
    this.take(records.map((record) => [record.id, () => factsOf(record)]));
  }

  drop(ids: readonly string[]): void {
    this.take(ids.map((id) => [id, () => null]));
  }

  /** Told when an asset that was asked for has changed; gives the way out. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private take(changes: readonly [id: string, facts: () => AssetFacts | null][]): void {
    const wanted = changes.filter(([id]) => this.known.has(id) || this.asked.has(id));
    for (const [id, facts] of wanted) this.known.set(id, facts());
    if (wanted.length > 0) for (const listener of [...this.listeners]) listener();
  }

  private async learn(ids: string[]): Promise<void> {
    for (const id of ids) this.asked.set(id, (this.asked.get(id) ?? 0) + 1);
    try {
      const read = new Map((await this.read(ids)).map((record) => [record.id, record]));
      for (const id of ids) {
        if (this.known.has(id)) continue;
        const record = read.get(id);
        this.known.set(id, record ? factsOf(record) : null);
      }
    } finally {
      for (const id of ids) {
        const times = (this.asked.get(id) ?? 1) - 1;
        if (times > 0) this.asked.set(id, times);
        else this.asked.delete(id);
      }
    }
  }
}
