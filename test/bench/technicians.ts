import { setTimeout as delay } from 'node:timers/promises';
import { PATHS, PROTOCOL } from '#shared/wire/contract.ts';
import type { EngineName } from '#test/crash/engine.ts';
import { addAccount } from '#test/support/office-process.ts';
import { Client } from './client.ts';
import { type Figure, figure, median } from './figures.ts';
import { openStage, type Stage } from './stage.ts';

/** A technician saves something this often: many times what a person does. */
const EVERY_MS = 2000;
const STEP_MS = 10_000;
/** Beyond this the machine holds no more: nineteen of twenty saves are at the office by then. */
const BOUND_MS = 500;
const STEPS = [10, 25, 50, 100, 150, 200, 300, 400];
const PEOPLE = 5;

/** A laptop that listens to the office and saves now and then. */
class Busy {
  private isOver = false;
  private readonly abort = new AbortController();
  readonly tookMs: number[] = [];
  private readonly done: Promise<unknown>;

  constructor(
    private readonly client: Client,
    private readonly stage: Stage,
    url: string,
  ) {
    this.done = Promise.all([this.listen(url), this.work()]);
    // Whoever ends it is told.
    this.done.catch(() => undefined);
  }

  async end(): Promise<void> {
    this.isOver = true;
    this.abort.abort();
    await this.done;
  }

  private async work(): Promise<void> {
    await delay(Math.random() * EVERY_MS);
    while (!this.isOver) {
      const from = performance.now();
      await this.client.push([this.client.command(this.stage.asset())]);
      const took = performance.now() - from;
      this.tookMs.push(took);
      await delay(Math.max(0, EVERY_MS - took));
    }
  }

  private async listen(url: string): Promise<void> {
    const { epoch, token } = this.client;
    const place = new URLSearchParams({ protocol: String(PROTOCOL), epoch, seq: '0', scope: '0' });
    try {
      const answer = await fetch(`${url}${PATHS.stream}?${place}`, {
        headers: { authorization: `Bearer ${token}` },
        signal: this.abort.signal,
      });
      if (!answer.ok || !answer.body) throw new Error(`The stream answered ${answer.status}.`);
      for await (const _chunk of answer.body) if (this.isOver) return;
    } catch (error) {
      if (!this.isOver) throw error;
    }
  }
}

/**
 * How many technicians one process serves, each signed in with a device and a stream of its own, before one in twenty
 * saves takes longer than half a second to be at the office. They run on the same machine as the office.
 */
export async function technicians(store: EngineName): Promise<Figure[]> {
  const stage = await openStage(store);
  const busy: Busy[] = [];
  try {
    const { url } = stage.office;
    const people = Array.from({ length: PEOPLE }, (_, i) => `technician-${i}@bench.example`);
    for (const email of people) {
      const account = { name: email, email, password: 'many at once', role: 'technician' };
      await addAccount(stage.engine.place, { ...account, organizations: ['BNC'] });
    }
    let held = 0;
    let middle: number[] = [];
    let slow: number[] = [];
    for (const count of STEPS) {
      while (busy.length < count) {
        const email = people[busy.length % PEOPLE] ?? '';
        // Behind a proxy of the office's own each comes from an address of their own.
        const from = `10.0.${busy.length >> 8}.${busy.length & 255}`;
        busy.push(new Busy(await Client.signIn(url, email, 'many at once', from), stage, url));
      }
      for (const one of busy) one.tookMs.length = 0;
      await delay(STEP_MS);
      const took = busy.flatMap((one) => one.tookMs).sort((a, b) => a - b);
      const late = took[Math.floor(took.length * 0.95)] ?? Number.POSITIVE_INFINITY;
      if (late > BOUND_MS) break;
      held = count;
      middle = [median(took)];
      slow = [late];
    }
    await Promise.all(busy.map((one) => one.end()));
    return [
      figure(`technicians served, a save every ${EVERY_MS / 1000} s each`, '', [held]),
      figure('their saves at the office, median', 'ms', middle),
      figure('their saves at the office, 19 of 20 within', 'ms', slow),
    ];
  } finally {
    await Promise.allSettled(busy.map((one) => one.end()));
    await stage.close();
  }
}
