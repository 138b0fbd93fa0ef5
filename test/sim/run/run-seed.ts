import { atEnd } from '#test/sim/oracle/at-end.ts';
import { laptopAtRest } from '#test/sim/oracle/at-rest.ts';
import { officeState } from '#test/sim/oracle/office-state.ts';
import { FAIR } from '#test/sim/world/network.ts';
import { createRandom } from '#test/sim/world/random.ts';
import type { RunOptions, RunResult } from './options.ts';
import { perform } from './perform.ts';
import { Simulation } from './simulation.ts';

/** How long the time goes on after a step, ms. */
const PAUSES = { brief: 14, while: 5, long: 1 } as const;
const PAUSE_MS = { brief: [10, 400], while: [500, 6000], long: [10_000, 90_000] } as const;
/** Rounds of half a minute in which a healed world has to come to rest. */
const ROUNDS = 24;

/** Runs one seed: the steps, the healing, and the oracle. Stops at the first step that breaks an invariant. */
export async function runSeed(options: RunOptions): Promise<RunResult> {
  const sim = new Simulation(options);
  const { world, ledger, laptops, violations } = sim;
  let stray: unknown;
  const onStray = (error: unknown): void => {
    stray ??= error;
  };
  process.on('unhandledRejection', onStray);
  try {
    await sim.setUp();
    for (const [index, step] of options.steps.entries()) {
      perform(sim, step);
      const random = createRandom(step.seed).fork('pause');
      const [low, high] = PAUSE_MS[random.weighted(PAUSES)];
      await world.run(random.int(low, high));
      for (const laptop of laptops) violations.push(...laptopAtRest(laptop, ledger));
      if (stray !== undefined) sim.fail('crash', String((stray as Error)?.stack ?? stray));
      if (violations.length > 0) {
        world.note(`stopped after step ${index}`);
        return result(sim, options);
      }
    }
    await heal(sim);
    for (const laptop of laptops) {
      sim.noteArrived(laptop);
      violations.push(...laptopAtRest(laptop, ledger));
    }
    const office = await officeState(sim.office, [...sim.devices]);
    for (const violation of atEnd({ office, laptops, ledger, hasOfficeClockJumped: sim.hasOfficeClockJumped })) {
      if (violations.length < 20) violations.push(violation);
    }
    if (stray !== undefined) sim.fail('crash', String((stray as Error)?.stack ?? stray));
    for (const all of office.verdicts.values()) ledger.count(`verdict ${all[0]?.stored.verdict.kind}`);
    return result(sim, options);
  } finally {
    process.off('unhandledRejection', onStray);
    await sim.end();
  }
}

/** Mends everything that can be mended, and waits until nothing moves any more. */
export async function heal(sim: Simulation): Promise<void> {
  const { office, laptops, world, people } = sim;
  world.note('heal');
  sim.isHealing = true;
  await office.startMissing();
  office.hurry();
  for (const { link } of laptops) {
    link.weather = FAIR;
    link.isCutUp = false;
    link.isCutDown = false;
  }
  for (const person of people) sim.enable(person);
  await world.run(1000);
  for (const laptop of laptops) {
    if (laptop.isLost) continue;
    laptop.crashIn = null;
    laptop.disk.sync.onDropped = () => undefined;
    // Somebody looks at each laptop: it is switched on, and its user signs in where that is asked for.
    void sim.newSession(laptop, laptop.session?.deviceId ?? null);
  }
  for (let round = 0; round < ROUNDS; round++) {
    await world.run(30_000);
    for (const laptop of laptops) laptop.core?.runner.send({ type: 'asked' });
    await world.run(5_000);
    if (laptops.every((one) => one.isLost || (one.isStill && one.core?.status.phase === 'at-office'))) break;
  }
}

function result(sim: Simulation, { seed }: RunOptions): RunResult {
  const { ledger, laptops, world, violations } = sim;
  const counts = { ...ledger.counts };
  const add = (what: string, by: number): void => {
    counts[what] = (counts[what] ?? 0) + by;
  };
  add('commands', ledger.commands.size);
  for (const { link, crashes } of laptops) {
    add('messages', link.messages);
    add('crashes', crashes);
    for (const [kind, times] of Object.entries(link.faults)) add(`fault ${kind}`, times);
  }
  return { seed, violations, trace: world.trace, counts, story: world.story };
}
