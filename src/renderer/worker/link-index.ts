import type { AnyRecord } from '#shared/domain/record.ts';
import { LinkGraph, linkOf } from '#shared/domain/relationships/links.ts';

/** Told which assets have had a link written or taken away. */
type Listener = (assets: ReadonlySet<string>) => void;

/**
 * All links of this laptop, in memory: the rules of a new one and the walk of an impact ask for neighbours, thousands
 * of times in a row, which no index on disk answers fast enough. Read once, when first asked for; from then on kept in
 * step by the one place that writes records (`records.ts`).
 */
export class LinkIndex {
  private graph: LinkGraph | null = null;
  private reading: Promise<LinkGraph> | null = null;
  /** What was written while everything was read: it is newer than what was read. */
  private late: (() => void)[] = [];
  private readonly listeners = new Set<Listener>();

  /** `next` gives relationships in the order of their ids, those after the one named; none at the end. */
  constructor(private readonly next: (id: string) => Promise<readonly AnyRecord[]>) {}

  whole(): Promise<LinkGraph> {
    this.reading ??= this.read().catch((error: unknown) => {
      this.reading = null;
      throw error;
    });
    return this.reading;
  }

  put(records: readonly AnyRecord[]): void {
    this.change(() => {
      const touched = new Set<string>();
      for (const record of records) {
        const before = this.graph?.drop(record.id);
        const link = linkOf(record);
        if (!record.deleted) this.graph?.put(link);
        for (const end of [before?.fromId, before?.toId, link.fromId, link.toId]) if (end) touched.add(end);
      }
      return touched;
    });
  }

  drop(ids: readonly string[]): void {
    this.change(() => {
      const gone = ids.map((id) => this.graph?.drop(id)).filter((one) => one !== undefined);
      return new Set(gone.flatMap(({ fromId, toId }) => [fromId, toId]));
    });
  }

  /** Follows the links; gives the way out. */
  onChange(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private change(work: () => Set<string>): void {
    if (!this.reading) return;
    const apply = (): void => {
      const touched = work();
      if (touched.size > 0) for (const listener of [...this.listeners]) listener(touched);
    };
    if (this.graph) apply();
    else this.late.push(apply);
  }

  private async read(): Promise<LinkGraph> {
    const graph = new LinkGraph();
    // In lots, so that the worker answers others meanwhile.
    for (let lot = await this.next(''); lot.length > 0; lot = await this.next(lot.at(-1)?.id ?? '')) {
      for (const record of lot) if (!record.deleted) graph.put(linkOf(record));
    }
    this.graph = graph;
    for (const apply of this.late.splice(0)) apply();
    return graph;
  }
}
