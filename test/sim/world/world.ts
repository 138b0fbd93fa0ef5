import { setImmediate as loopTurn } from 'node:timers/promises';
import type { After } from '#shared/lib/clock.ts';
import { hash32 } from './random.ts';

interface Entry {
  at: number;
  order: number;
  work: (() => void) | null;
}

const isBefore = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/**
 * The one clock and the one queue of timers of a simulation. Everything that takes time in it, a network, a disk, a
 * person, is an entry of this queue; between two entries all promises come to rest. So a run is a function of its seed.
 */
export class World {
  /** Milliseconds since the simulation began. */
  now = 0;
  /** What happened, as a number: two runs of a seed have the same. */
  trace = 0x811c9dc5;
  /** What happened, in words, where somebody wants to read it. */
  readonly story: string[] | null;
  private readonly heap: Entry[] = [];
  private count = 0;

  constructor(tellsStory = false) {
    this.story = tellsStory ? [] : null;
  }

  /** Notes what happens. */
  note(text: string): void {
    const line = `${this.now} ${text}`;
    this.trace = hash32(line, this.trace);
    this.story?.push(line);
  }

  readonly after: After = (ms, work) => {
    const entry: Entry = { at: this.now + Math.max(0, ms), order: ++this.count, work };
    this.push(entry);
    return () => {
      entry.work = null;
    };
  };

  /** Resolves so many milliseconds later. */
  readonly pause = (ms: number): Promise<void> => new Promise((resolve) => this.after(ms, resolve));

  /** Lets the time go on, and everything happen that falls due meanwhile. */
  async run(ms: number): Promise<void> {
    const until = this.now + ms;
    await rest();
    for (let next = this.heap[0]; next && next.at <= until; next = this.heap[0]) {
      this.pop();
      if (!next.work) continue;
      this.now = next.at;
      next.work();
      await rest();
    }
    this.now = until;
    // The process may see to its signals.
    await loopTurn();
  }

  private push(entry: Entry): void {
    const { heap } = this;
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(entry, heap[parent] as Entry)) break;
      heap[at] = heap[parent] as Entry;
      at = parent;
    }
    heap[at] = entry;
  }

  private pop(): void {
    const { heap } = this;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1] as Entry, heap[child] as Entry)) child++;
      if (!isBefore(heap[child] as Entry, last)) break;
      heap[at] = heap[child] as Entry;
      at = child;
    }
    heap[at] = last;
  }
}

/** Resolves when no promise is on its way any more: Node takes a tick only once its promises are at rest. */
const rest = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));
