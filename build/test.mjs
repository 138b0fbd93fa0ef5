/**
 * `npm test`: everything, from a clone as it comes. Installs and builds what is missing, checks the source, runs the
 * tests in Node, in a browser and against the running programs, lets a simulation try to break the sync, and walks the
 * whole product once. It plants bugs in both and expects each to be noticed. Its last line is `N passed, N failed`.
 */
import fs, { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureForTests, runScript } from './run.mjs';
import { ended, main, Refusal, start } from './script.mjs';
import { runPlanted, runSeeds } from './sim.mjs';
import { checks, report, runSteps } from './verify.mjs';

const PROJECTS = ['unit', 'contract', 'postgres', 'browser', 'e2e'];
const WALK = 'test/walk/walk.ts';

/** Faults that the walk can put into the product; with each of them it has to fail. */
const BREAKS = ['drop-ack', 'forget-conflict', 'skip-outbox', 'apply-twice'];

/** Seeds of the simulation: with the planted bugs about three minutes. `npm run sim` runs as many as one likes. */
const SEEDS = 800;

const total = { passed: 0, failed: 0 };

const count = (passed, failed) => {
  total.passed += passed;
  total.failed += failed;
};

/** What a step wrote about itself, or undefined when it ended before it could. */
const readSummary = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

/** A step that went wrong beyond its own counting, with a file that does not load or no tests at all, counts as one. */
function countStep(code, passed, failed) {
  count(passed, code !== 0 && failed === 0 ? 1 : failed);
}

async function runProject(project, env, file) {
  console.log(`\nTests: ${project}`);
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const child = start(process.execPath, args.concat(reporters), { env: Object.assign({}, process.env, env) });
  const code = await ended(child);
  const { numPassedTests = 0, numFailedTests = 0 } = readSummary(file) || {};
  countStep(code, numPassedTests, numFailedTests);
}

async function runSimulation(env) {
  console.log('\nThe simulation');
  const seeds = await runSeeds(SEEDS, env);
  count(seeds.passed, seeds.failed);
  console.log('\nThe simulation with a bug planted, which has to be caught');
  const planted = await runPlanted([], env);
  count(planted.passed, planted.failed);
}

/** Resolves to whether the walk succeeded. */
async function runWalk(env, file) {
  console.log('\nThe walk');
  const code = await runScript(WALK, [], Object.assign({ SITEBOOK_SUMMARY: file }, env));
  const { passed = 0, failed = 0 } = readSummary(file) || {};
  const succeeded = code === 0 && failed === 0 && passed > 0;
  countStep(succeeded ? 0 : 1, passed, failed);
  return succeeded;
}

/** Passes when the walk came to its end and failed there; one that could not run at all has noticed nothing. */
async function runBroken(name, env, file) {
  console.log(`\nThe walk with ${name}, which has to fail`);
  const begin = Date.now();
  const code = await runScript(WALK, ['--break', name, '--quick'], Object.assign({ SITEBOOK_SUMMARY: file }, env));
  const { failed = 0 } = readSummary(file) || {};
  const noticed = code !== 0 && failed > 0;
  report(`the walk notices ${name}`, Date.now() - begin, noticed, 'The fault was not noticed.\n');
  count(noticed ? 1 : 0, noticed ? 0 : 1);
}

async function runAll(folder) {
  const env = await ensureForTests(true);
  const failed = await runSteps(checks);
  count(checks.length - failed, failed);
  for (const project of PROJECTS) await runProject(project, env, join(folder, `${project}.json`));
  await runSimulation(env);
  const walkSucceeded = await runWalk(env, join(folder, 'walk.json'));
  if (walkSucceeded) {
    for (const name of BREAKS) await runBroken(name, env, join(folder, `${name}.json`));
  } else {
    console.log('\nA walk that fails by itself cannot notice a fault: the faults count as failed.');
    count(0, BREAKS.length);
  }
}

main(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitebook-test-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  try {
    await runAll(folder);
  } catch (error) {
    // An empty one says that the run was interrupted: then there is nothing to sum up.
    if (!(error instanceof Refusal) || error.message === '') throw error;
    console.error(error.message);
    count(0, 1);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});
