import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type Figure, table } from './figures.ts';
import { firstSync } from './first-sync.ts';
import { pushAndPull } from './push-pull.ts';
import { commitToScreen } from './screens.ts';
import { closeStages } from './stage.ts';
import { technicians } from './technicians.ts';

const { values } = parseArgs({
  options: {
    assets: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'string' },
    only: { type: 'string' },
  },
});
const assets = Number(values.assets);
const rounds = Number(values.rounds);

const PARTS: { name: string; title: string; measure: () => Promise<Figure[]> }[] = [
  { name: 'first-sync', title: `First sync of ${assets} assets in Chromium`, measure: () => firstSync(assets, rounds) },
  { name: 'sqlite', title: 'The office on SQLite', measure: () => pushAndPull('sqlite', assets, rounds) },
  { name: 'postgres', title: 'The office on PostgreSQL', measure: () => pushAndPull('postgres', assets, rounds) },
  { name: 'screens', title: 'From one laptop to another', measure: () => commitToScreen(rounds * 5) },
  { name: 'technicians', title: 'One process on SQLite', measure: () => technicians('sqlite') },
];

/** Every part by turns, each with an office of its own. */
async function main(): Promise<number> {
  const done: { title: string; figures: Figure[] }[] = [];
  const load = loadavg()[0] ?? 0;
  for (const { name, title, measure } of PARTS) {
    if (values.only !== undefined && values.only !== name) continue;
    const figures = await measure();
    done.push({ title, figures });
    console.log(table(title, figures));
  }
  const machine = { cores: cpus().length, processor: cpus()[0]?.model ?? '', loadBefore: load, node: process.version };
  if (values.json) writeFileSync(values.json, `${JSON.stringify({ assets, rounds, machine, done }, null, 2)}\n`);
  console.log(
    `${assets} assets, ${rounds} rounds; ${machine.cores} cores, load before ${load.toFixed(1)}, Node ${machine.node}`,
  );
  return 0;
}

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    isStopping = true;
    void closeStages().finally(() => process.exit(130));
  });

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    // What is measured fails when its office is stopped: that is no news.
    if (isStopping) return;
    console.error(error);
    process.exit(2);
  },
);
