import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FAULTS, type Fault, isFault } from '#test/walk/faults.ts';
import { ENGINES, type EngineName } from './engine.ts';
import { type Invariant, print, type Run, run } from './run.ts';
import { Scene } from './scene.ts';

const USAGE = `Usage: npm run crash -- [--kills 50] [--store ${ENGINES.join('|')}] [--seed N] [--json FILE] [--break ${Object.keys(FAULTS).join('|')}]
  Three technicians write without a pause, while page, browser, server and PostgreSQL are killed with -9.
  --seed N     which kills, in which order and at which moments
  --json FILE  the figures
  --break NAME plant a fault; the run has to fail then
Exit code: 0 nothing was lost, doubled or made by nobody; 1 something was, or a planted fault was noticed;
2 it could not be run; 3 a planted fault was not noticed by what is there to notice it`;

/** What has to notice each fault. */
const NOTICED_BY: Record<Fault, Invariant> = {
  'drop-ack': 'lost',
  'skip-outbox': 'lost',
  'apply-twice': 'doubled',
  'forget-conflict': 'alike',
};

interface Options {
  kills: number;
  store: EngineName;
  seed: number;
  fault: Fault | null;
  json: string | null;
}

function readOptions(): Options | null {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '50' },
      store: { type: 'string', default: 'sqlite' },
      seed: { type: 'string', default: String(Date.now() % 100_000) },
      json: { type: 'string' },
      break: { type: 'string' },
    },
  });
  const store = ENGINES.find((name) => name === values.store);
  const fault = values.break ?? null;
  const [kills, seed] = [Number(values.kills), Number(values.seed)];
  if (!store || (fault !== null && !isFault(fault)) || !Number.isInteger(kills) || !Number.isInteger(seed)) return null;
  return { kills, store, seed, fault, json: values.json ?? null };
}

const scene = new Scene();

function conclude(done: Run, { fault, json }: Options): number {
  print(done);
  if (json) writeFileSync(json, `${JSON.stringify(done, null, 2)}\n`);
  const summary = process.env.SITEBOOK_SUMMARY;
  const { noticed } = done;
  const counted = { passed: noticed.length === 0 ? 1 : 0, failed: noticed.length, names: noticed };
  if (summary) writeFileSync(summary, JSON.stringify(counted));
  if (fault === null) return noticed.length === 0 ? 0 : 1;
  const by = NOTICED_BY[fault];
  const isNoticed = noticed.includes(by);
  console.log(`The fault ${fault} was ${isNoticed ? '' : 'not '}noticed by "${by}".`);
  return isNoticed ? 1 : 3;
}

async function main(): Promise<number> {
  const options = readOptions();
  if (!options) {
    console.error(USAGE);
    return 2;
  }
  const { kills, store, seed, fault } = options;
  if (fault) console.log(`Planted: ${FAULTS[fault].does}. The run has to fail.`);
  await scene.open(store, fault);
  return conclude(await run(scene, { kills, store, seed }), options);
}

let isStopping = false;
/** Ends what was started, however the run ends. */
async function end(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  await scene.close().catch((error: unknown) => console.error(error));
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(130));

main().then(end, (error: unknown) => {
  if (!isStopping) console.error(error);
  return end(2);
});
