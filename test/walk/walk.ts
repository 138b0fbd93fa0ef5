import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FAULTS, isFault } from './faults.ts';
import { Report } from './report.ts';
import { Scene } from './scene.ts';
import { backTogether, checkEverything, goOffline, prepare, settleAndTray, survivals, work } from './steps.ts';

const USAGE = `Usage: npm run walk -- [--data DIR] [--quick] [--break ${Object.keys(FAULTS).join('|')}]
  --data DIR   walk on a copy of this office's data (as filled by an import) instead of the demo office
  --quick      without the kills
  --break NAME plant a fault; the walk has to fail then, in the step that is there to notice it
Exit code: 0 all went well, 1 a step failed, 3 a planted fault was not noticed by its step`;

/** Two technicians, offline and back: checked from their screens and from the office's store. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, quick: { type: 'boolean' }, break: { type: 'string' } },
  });
  const fault = values.break ?? null;
  if (fault !== null && !isFault(fault)) {
    console.error(`There is no fault "${fault}".\n${USAGE}`);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'sitebook-walk-'));
  if (values.data) cpSync(values.data, folder, { recursive: true });
  const report = new Report(fault !== null);
  const scene = new Scene(folder, { demo: !values.data, fault, isQuick: values.quick ?? false });
  if (fault) console.log(`Planted: ${FAULTS[fault].does}. The walk has to fail.`);
  try {
    // Each part stands on the one before it: without that it would only say the same again.
    const parts = [prepare, goOffline, work, survivals, backTogether, settleAndTray, checkEverything];
    for (const part of parts) if (!(await part(scene, report))) break;
  } finally {
    await scene.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const code = report.end();
  if (fault === null) return code;
  const { caughtBy } = FAULTS[fault];
  const isCaught = report.failed[0]?.startsWith(caughtBy) === true;
  console.log(
    isCaught ? `The fault was noticed by ${caughtBy}.` : `The fault was not noticed by ${caughtBy} as it should be.`,
  );
  return isCaught ? code : 3;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
