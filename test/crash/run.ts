import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '#test/sim/world/random.ts';
import { sameRecords } from '#test/walk/agreement.ts';
import type { EngineName } from './engine.ts';
import { type Judgement, judge, readOffice } from './judge.ts';
import { killRepeatedly } from './kills.ts';
import { Load } from './load.ts';
import type { Scene } from './scene.ts';
import type { Technician } from './technician.ts';

/** What a run holds the product to. */
export type Invariant = 'healed' | 'lost' | 'doubled' | 'unmade' | 'alike';

export interface Settings {
  kills: number;
  store: EngineName;
  seed: number;
}

/** The figures of a run. */
export interface Run extends Settings, Omit<Judgement, 'lost' | 'doubled' | 'unmade'> {
  killed: Record<string, number>;
  seconds: number;
  tried: number;
  /** Called saved by the page, and noted outside of it. */
  acknowledged: number;
  unanswered: number;
  declined: number;
  /** Why the write door declined, each reason once. */
  reasons: string[];
  signedInAgain: number;
  lost: number;
  doubled: number;
  unmade: number;
  /** Commands that waited on the laptops when the kills had ended. */
  waited: number;
  /** From the end of the kills until the outboxes were empty; null where they were not in time. */
  healMs: number | null;
  records: number;
  noticed: Invariant[];
  /** What was noticed, some of each. */
  objections: string[];
}

/** Outboxes have to be empty by then, and the records alike as long again after it. */
const HEAL_MS = 60_000;

/** Works, kills, heals and judges. */
export async function run(scene: Scene, settings: Settings): Promise<Run> {
  const random = createRandom(settings.seed);
  const from = performance.now();
  const loads = scene.technicians.map(
    (one) => new Load(one, scene.ground, scene.ledger, createRandom(random.int(1, 1e9))),
  );
  let killed: Map<string, number>;
  try {
    // Each has something of its own to work on before the first kill.
    await delay(1000);
    killed = await killRepeatedly(scene, random, settings.kills);
  } finally {
    await Promise.all(loads.map((load) => load.stop()));
  }
  const seconds = Math.round((performance.now() - from) / 1000);

  const objections: string[] = [];
  const healing = performance.now();
  const waited = (await outboxes(scene)).size;
  const stuck = (await Promise.all(scene.technicians.map((one) => stuckOn(one)))).filter((one) => one !== null);
  const healMs = stuck.length > 0 ? null : Math.round(performance.now() - healing);
  const office = await readOffice(scene.engine, scene.seqBefore);
  const tried = scene.ledger.read();
  // What an outbox still has is late, not lost.
  const late = stuck.length > 0 ? await outboxes(scene) : new Set<string>();
  const { lost, doubled, unmade, ...figures } = judge(tried, office, late);
  const alike = await Promise.all(scene.technicians.map((one) => differenceOf(one, scene)));
  const different = alike.filter((one) => one !== null);
  const noticed: Invariant[] = [];
  const look = (name: Invariant, list: readonly string[]): void => {
    if (list.length === 0) return;
    noticed.push(name);
    objections.push(...list.slice(0, 5).map((one) => `${name}: ${one}`));
  };
  look('lost', lost);
  look('doubled', doubled);
  look('unmade', unmade);
  look('alike', different);
  look('healed', stuck);
  const all = [...tried.values()];
  return {
    ...settings,
    ...figures,
    killed: Object.fromEntries(killed),
    seconds,
    tried: all.length,
    acknowledged: all.filter((one) => one.saved !== null).length,
    unanswered: loads.reduce((sum, load) => sum + load.unanswered, 0),
    declined: all.filter((one) => one.isDeclined).length,
    reasons: [...new Set(loads.flatMap((load) => load.declined))],
    signedInAgain: scene.technicians.reduce((sum, one) => sum + one.signedInAgain, 0),
    lost: lost.length,
    doubled: doubled.length,
    unmade: unmade.length,
    waited,
    healMs,
    records: office.records.size,
    noticed,
    objections,
  };
}

/** The commands in all outboxes; of a laptop that does not answer, none. */
async function outboxes(scene: Scene): Promise<Set<string>> {
  const lists = await Promise.all(scene.technicians.map((one) => one.outbox().catch(() => [])));
  return new Set(lists.flat());
}

/** Waits until the outbox is empty; null when it is, else what the laptop shows when time is up. */
async function stuckOn(technician: Technician): Promise<string | null> {
  for (const end = performance.now() + HEAL_MS; performance.now() < end; await delay(100)) {
    await technician.tend().catch(() => undefined);
    if ((await technician.outbox().catch(() => null))?.length === 0) return null;
  }
  const says = await technician.says().catch((error: unknown) => `the page does not answer: ${String(error)}`);
  return `the outbox of ${technician.name} was not empty within ${HEAL_MS / 1000} s; ${says}`;
}

/** What still differs between a laptop and the office when time is up; null where nothing does. */
async function differenceOf(technician: Technician, scene: Scene): Promise<string | null> {
  const end = performance.now() + HEAL_MS;
  for (;;) {
    await technician.tend().catch(() => undefined);
    const { records } = await readOffice(scene.engine, scene.seqBefore);
    try {
      await sameRecords(technician.name, technician.laptop.page, records);
      return null;
    } catch (error) {
      if (performance.now() > end) return error instanceof Error ? error.message : String(error);
    }
    await delay(300);
  }
}

const ENGINE_NAMES: Record<EngineName, string> = { sqlite: 'SQLite', postgres: 'PostgreSQL' };

/** The run's last lines. */
export function print(done: Run): void {
  const kinds = Object.entries(done.killed).map(([kind, count]) => `${kind} ${count}`);
  const heal = done.healMs === null ? 'not empty after 60 s' : `empty after ${(done.healMs / 1000).toFixed(1)} s`;
  for (const one of done.objections) console.log(one);
  for (const one of done.reasons) console.log(`The write door said: ${one}`);
  console.log(
    `Killed with -9 on ${ENGINE_NAMES[done.store]}, seed ${done.seed}, ${done.seconds} s: ${kinds.join(', ')}.`,
  );
  console.log(
    `Writes: ${done.tried} tried, ${done.acknowledged} called saved, ${done.declined} declined, ${done.unanswered} cut off by a kill; the password was asked for ${done.signedInAgain} times again.`,
  );
  console.log(
    `At the office: ${done.atOffice} commands (${done.untold} of them cut off), ${done.conflicts} conflicts, ${done.refused} refused, ${done.records} records.`,
  );
  console.log(
    `Lost ${done.lost}, doubled ${done.doubled}, made by nobody ${done.unmade}; ${done.waited} waited, outboxes ${heal}; ${done.noticed.includes('alike') ? 'laptops and office differ' : 'laptops and office hold the same'}.`,
  );
}
