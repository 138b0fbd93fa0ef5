import type { OpenOptions, PageServices } from '#renderer/worker/contract.ts';
import type { RecordStore } from '#renderer/worker/record-store.ts';
import { type CorePorts, SyncCore } from '#renderer/worker/sync-core.ts';
import type { SyncStore } from '#renderer/worker/sync-store.ts';
import { COLLECTIONS, type Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { After, Clock } from '#shared/lib/clock.ts';
import type { Command } from '#shared/sync/command.ts';
import { PATHS } from '#shared/wire/contract.ts';
import type { SimSession } from '#test/sim/office/sim-office.ts';
import type { Link } from '#test/sim/world/network.ts';
import type { Random } from '#test/sim/world/random.ts';
import type { World } from '#test/sim/world/world.ts';
import { MemoryRecordStore, type RecordDisk } from './memory-record-store.ts';
import { type Gate, openMemorySyncStore, SyncDisk } from './memory-sync-store.ts';

/** What a plant may put between a laptop's core and its ports. `disk` is what lies on the laptop. */
export interface LaptopBends {
  store?: (real: SyncStore, laptop: SimLaptop) => SyncStore;
  records?: (real: RecordStore, laptop: SimLaptop) => RecordStore;
  ports?: (real: CorePorts, laptop: SimLaptop) => CorePorts;
  /** Called before each start. */
  start?: (laptop: SimLaptop) => void;
}

export interface Disk {
  sync: SyncDisk;
  records: RecordDisk;
}

const START = Date.parse('2026-03-02T08:00:00.000Z');
/** How long a durable step takes at most where it takes a while, ms. */
const SLOW_MS = 150;

/**
 * A laptop: the app's own core over a disk in memory. It can be switched off between any two durable steps, and starts
 * again from what was on the disk by then.
 */
export class SimLaptop {
  disk: Disk = { sync: new SyncDisk(), records: new Map() };
  core: SyncCore | null = null;
  session: SimSession | null = null;
  /** What its wall clock is off by, ms. */
  skewMs = 0;
  isLost = false;
  /** Durable steps until it is switched off by itself; null where nothing of the kind is planned. */
  crashIn: number | null = null;
  crashes = 0;
  /** Every command that became durable here, as it lay on the disk. */
  onAppended: (command: Command) => void = () => undefined;
  /** The share of durable steps that take a while: disks differ. */
  private readonly slowness: number;
  private life = 0;
  private startedAt = 0;
  /** Durable steps that wait. */
  private waiting = 0;
  /** Things a person or the harness asked of the core that are under way. */
  private asked = 0;

  constructor(
    readonly name: string,
    readonly personId: string,
    readonly officeId: string,
    readonly epoch: string,
    readonly link: Link,
    private readonly world: World,
    readonly random: Random,
    private readonly bends: LaptopBends = {},
  ) {
    this.slowness = random.pick([0.1, 0.3, 0.6]);
  }

  get isOn(): boolean {
    return this.core !== null;
  }

  /** Whether nothing is under way on it, so that what lies on its disk has to add up. */
  get isStill(): boolean {
    return this.waiting === 0 && this.asked === 0;
  }

  readonly clock: Clock = {
    now: () => START + this.world.now + this.skewMs,
    elapsed: () => this.world.now - this.startedAt,
  };

  /** Opens the app on what is on the disk. Needs a session, which may be as old as it likes. */
  async start(): Promise<void> {
    const { session } = this;
    if (!session || this.isLost || this.core) return;
    this.bends.start?.(this);
    const life = ++this.life;
    this.startedAt = this.world.now;
    this.waiting = 0;
    this.asked = 1;
    const gate = this.gateOf(life);
    const { sync } = this.disk;
    sync.onAppended = this.onAppended;
    const store = openMemorySyncStore(sync, gate);
    const records = new MemoryRecordStore(this.disk.records, gate);
    const after: After = (ms, work) =>
      this.world.after(ms, () => {
        if (life === this.life) work();
      });
    const ports: CorePorts = {
      store: this.bends.store?.(store, this) ?? store,
      records: this.bends.records?.(records, this) ?? records,
      page: this.page(life),
      fetch: async (url, call) => {
        if (life !== this.life) return new Promise(() => undefined);
        return this.alive(this.link.fetch(url, call), life);
      },
      clock: this.clock,
      after,
      random: this.random.next,
      randomBytes: this.random.bytes,
      onChange: () => undefined,
      onGone: async () => undefined,
      sign: async (_device, payload) => JSON.stringify(payload),
      onRevoked: () => this.world.note(`${this.name} was revoked`),
    };
    const core = await SyncCore.open(this.bends.ports?.(ports, this) ?? ports, this.options(session));
    if (life !== this.life) return;
    this.core = core;
    await core.start();
    if (life === this.life) this.asked--;
  }

  /** Pulls the plug. */
  crash(): void {
    if (!this.core && this.asked === 0) return;
    this.life++;
    this.crashes++;
    this.core?.runner.close();
    this.core = null;
    this.crashIn = null;
    this.waiting = 0;
    this.asked = 0;
    this.world.note(`${this.name} crashed`);
  }

  /** Does something with the core; what it answers is lost with the laptop that is switched off meanwhile. */
  async ask<T>(work: (core: SyncCore) => Promise<T>, onAnswer: (answer: T) => void): Promise<void> {
    const { core, life } = this;
    if (!core) return;
    this.asked++;
    const answer = await work(core);
    if (life !== this.life) return;
    this.asked--;
    onAnswer(answer);
  }

  /** What is on the disk of one collection. */
  records(collection: Collection): AnyRecord[] {
    return [...(this.disk.records.get(collection)?.values() ?? [])];
  }

  *everything(): Generator<{ collection: Collection; record: AnyRecord }> {
    for (const collection of COLLECTIONS) for (const record of this.records(collection)) yield { collection, record };
  }

  private options(session: SimSession): OpenOptions {
    const { personId, roles, organizations, scope, deviceId, deviceCode, lastN } = session;
    const { officeId, epoch } = this;
    const who = { personId, roles, organizations, scope, deviceId, deviceCode, lastN };
    return { officeUrl: 'http://office', officeId, epoch, ...who };
  }

  private page(life: number): PageServices {
    let refreshing: Promise<string | null> | null = null;
    const refresh = async (): Promise<string | null> => {
      const token = this.session?.token ?? '';
      const signal = new AbortController().signal;
      const reply = await this.alive(
        this.link.fetch(PATHS.refresh, { method: 'POST', headers: { authorization: `Bearer ${token}` }, signal }),
        life,
      );
      let text = '';
      for await (const chunk of reply.chunks()) text += chunk;
      const answer = JSON.parse(text) as SimSession | { error: string };
      if ('error' in answer) {
        if (answer.error === 'signed-out' || answer.error === 'wrong-credentials') return null;
        throw new Error(answer.error);
      }
      // Another scope than before is known from the next start on as well.
      this.session = { ...answer, lastN: this.session?.lastN ?? 0 };
      this.core?.updateUser(this.session);
      return answer.token;
    };
    return {
      accessToken: (isStale) => {
        if (!isStale && this.session) return Promise.resolve(this.session.token);
        refreshing ??= this.alive(Promise.race([refresh(), this.patience()]), life).finally(() => {
          refreshing = null;
        });
        return refreshing;
      },
    };
  }

  private async patience(): Promise<never> {
    await this.world.pause(30_000);
    throw new Error('The office does not answer.');
  }

  /** What comes for a laptop that was switched off meanwhile never arrives. */
  private async alive<T>(value: Promise<T>, life: number): Promise<T> {
    try {
      return await value;
    } finally {
      if (life !== this.life) await new Promise(() => undefined);
    }
  }

  private gateOf(life: number): Gate {
    return (what) =>
      new Promise((resolve) => {
        if (life !== this.life) return;
        if (this.crashIn !== null && --this.crashIn <= 0) {
          this.world.note(`${this.name} at ${what}`);
          return this.crash();
        }
        if (!this.random.chance(this.slowness)) return resolve();
        this.waiting++;
        this.world.after(this.random.int(1, SLOW_MS), () => {
          if (life !== this.life) return;
          this.waiting--;
          resolve();
        });
      });
  }
}
