import { createOffice, type Office } from '#server/office.ts';
import type { Parts } from '#server/parts.ts';
import { openStore } from '#server/store/open-store.ts';
import type { SqlDatabase } from '#server/store/sql.ts';
import type { Store, Tables } from '#server/store/store.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { judge, neededFacts } from '#shared/sync/judge.ts';
import type { Random } from '#test/sim/world/random.ts';
import type { World } from '#test/sim/world/world.ts';
import type { OfficeBends } from './sim-office.ts';

/** Records in a page of a pull: few, so that many pulls have several, and markers in their midst (S9). */
const PULL_PAGE = 12;
/** How often the office gets a round of waiting before a transaction, and how long at most, ms. */
const BUSY = { share: 0.4, mostMs: 40 };

/** What a process of the office runs on. */
export interface ProcessGround {
  world: World;
  random: Random;
  clock: Clock;
  bends: OfficeBends;
  /** This process's way to the database, which others use as well. */
  database: SqlDatabase;
  complain: (message: string, error: unknown) => void;
  /** Does a write of this process, watched. */
  heard: <T>(store: Store, work: (tables: Tables) => Promise<T>) => Promise<T>;
}

/** One process of the office, which can be killed: nothing of a killed one goes on. */
export class OfficeProcess {
  office: Office | null = null;
  /** Counts up at every kill: what belongs to an earlier life waits for ever. */
  private life = 0;
  private isBusy = false;
  private readonly ends: (() => void)[] = [];

  constructor(private readonly ground: ProcessGround) {}

  async start(): Promise<void> {
    const { database, clock, random, bends, complain } = this.ground;
    const life = ++this.life;
    const store = this.slowed(await openStore(database, clock, random.bytes), life);
    const parts: Parts = {
      store: bends.store?.(store) ?? store,
      clock,
      random: random.bytes,
      judge: bends.judge?.({ judge, neededFacts }) ?? { judge, neededFacts },
      log: { info: () => undefined, warn: complain, error: complain },
      pullPage: PULL_PAGE,
      every: (ms, work) => this.every(ms, work, life),
    };
    const office = await createOffice(bends.parts?.(parts) ?? parts, true);
    if (life !== this.life) return;
    this.office = office;
    this.isBusy = true;
  }

  /** Kills it: no transaction of it goes on, nobody gets an answer. */
  kill(): void {
    this.life++;
    this.office = null;
    this.isBusy = false;
    for (const end of this.ends.splice(0)) end();
  }

  /** Does the work when this life of it is ended by a kill; at once where it has been. */
  onKilled(office: Office | null, work: () => void): void {
    if (office !== this.office) work();
    else this.ends.push(work);
  }

  /** From now on no transaction waits: what the harness itself asks is answered at once. */
  hurry(): void {
    this.isBusy = false;
  }

  private every(ms: number, work: () => void, life: number): () => void {
    let cancel = (): void => undefined;
    const next = (): void => {
      cancel = this.ground.world.after(ms, () => {
        if (life !== this.life) return;
        work();
        next();
      });
    };
    next();
    const end = (): void => cancel();
    this.ends.push(end);
    return end;
  }

  /** A store whose transactions wait now and then, so that requests meet; one of a killed process waits for ever. */
  private slowed(store: Store, life: number): Store {
    const { random, world, heard } = this.ground;
    const gate = (): Promise<void> =>
      new Promise((resolve) => {
        if (life !== this.life) return;
        if (!this.isBusy || !random.chance(BUSY.share)) return resolve();
        world.after(random.int(1, BUSY.mostMs), () => {
          if (life === this.life) resolve();
        });
      });
    const alive = async <T>(value: Promise<T>): Promise<T> => {
      try {
        return await value;
      } finally {
        if (life !== this.life) await new Promise(() => undefined);
      }
    };
    return {
      ...store,
      hear: (listener) =>
        store.hear((signal) => {
          if (life === this.life) listener(signal);
        }),
      read: async (work) => {
        await gate();
        return alive(store.read(work));
      },
      write: async (work) => {
        await gate();
        const result = await alive(heard(store, work));
        await gate();
        return result;
      },
    };
  }
}
