/**
 * `npm test`: everything, from a clone as it comes. Installs and builds what is missing, checks the source, runs the
 * tests in Node, in a browser and against the running programs, lets a simulation try to break the sync, kills what runs,
 * and walks the whole product once. It plants bugs in all three and expects each to be noticed. Its last line is
 * `N passed, N failed`.
 */
import fs, { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureForTests, runScript } from './run.mjs';
import { main, Refusal } from './script.mjs';
import { runPlanted, runSeeds } from './sim.mjs';
import { checks, report, runSteps } from './verify.mjs';
import { runProject } from './vitest-project.mjs';

const PROJECTS = ['unit', 'contract', 'postgres', 'browser', 'e2e'];
const WALK = 'test/walk/walk.ts';
const CRASH = 'test/crash/crash.ts';

/** A few kills of each kind with a seed of their own; `npm run crash` does as many as one likes, on PostgreSQL too. */
const KILLS = ['--kills', '6', '--seed', '4'];

/** Faults that the walk can put into the product; with each of them it has to fail. */
const BREAKS = ['drop-ack', 'forget-conflict', 'skip-outbox', 'apply-twice'];

/** Seeds of the simulation: with the planted bugs about three minutes. `npm run sim` runs as many as one likes. */
const SEEDS = 500;

let passed = 0;
/** A line for each failure, and for each test that passed at its second try only. */
const failures = [];
const unsteady = [];

/** Adds what a step counted; a step that went wrong beyond its own counting, or counted nothing, is a failure. */
function count(name, code, counted) {
  const good = counted ? counted.passed : 0;
  const bad = counted ? counted.failed : 0;
  passed += good;
  const named = (counted && counted.names) || [];
  for (let i = 0; i < bad; i++) failures.push(named[i] ? `${name}: ${named[i]}` : name);
  if (bad === 0 && (code !== 0 || good === 0)) failures.push(`${name}: ended with code ${code}`);
}

/** What a step wrote about itself, or undefined when it ended before it could. */
const readSummary = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

async function testProject(project, env, folder) {
  console.log(`\nTests: ${project}`);
  const result = await runProject(project, env, folder);
  passed += result.passed;
  failures.push(...result.failed);
  unsteady.push(...result.unsteady);
}

async function runSimulation(env) {
  console.log('\nThe simulation');
  count('a seed of the simulation', 0, await runSeeds(SEEDS, env));
  console.log('\nThe simulation with a bug planted, which has to be caught');
  count('a planted bug that the simulation does not catch', 0, await runPlanted([], env));
}

/** Resolves to whether the walk succeeded. */
async function runWalk(env, file) {
  console.log('\nThe walk');
  const code = await runScript(WALK, [], Object.assign({ SITEBOOK_SUMMARY: file }, env));
  const before = failures.length;
  count('a step of the walk', code, readSummary(file));
  return failures.length === before;
}

/** Kills under load; then the same with a fault, which has to be noticed. */
async function runCrash(env, folder) {
  console.log('\nPage, browser and server killed with -9');
  const file = join(folder, 'crash.json');
  const code = await runScript(CRASH, KILLS, Object.assign({ SITEBOOK_SUMMARY: file }, env));
  count('the kills with -9', code, readSummary(file));
  const few = ['--kills', '2', '--seed', '4'];
  await runBroken({ called: 'the crash run', script: CRASH, args: few }, 'apply-twice', env, folder);
}

/** Passes when the script came to its end and failed there; one that could not run at all has noticed nothing. */
async function runBroken({ called, script, args }, name, env, folder) {
  console.log(`\n${called[0].toUpperCase()}${called.slice(1)} with ${name}, which has to fail`);
  const begin = Date.now();
  const file = join(folder, `${called} ${name}.json`);
  const code = await runScript(script, ['--break', name].concat(args), Object.assign({ SITEBOOK_SUMMARY: file }, env));
  const { failed = 0 } = readSummary(file) || {};
  const noticed = code === 1 && failed > 0;
  report(`${called} notices ${name}`, Date.now() - begin, noticed, 'The fault was not noticed.\n');
  count(`${called} does not notice ${name}`, 0, { passed: noticed ? 1 : 0, failed: noticed ? 0 : 1 });
}

async function runAll(folder) {
  const env = await ensureForTests(true);
  const failed = await runSteps(checks);
  count('a check of the source', 0, { passed: checks.length - failed, failed });
  for (const project of PROJECTS) await testProject(project, env, folder);
  await runSimulation(env);
  await runCrash(env, folder);
  const walkSucceeded = await runWalk(env, join(folder, 'walk.json'));
  if (walkSucceeded) {
    const walk = { called: 'the walk', script: WALK, args: ['--quick'] };
    for (const name of BREAKS) await runBroken(walk, name, env, folder);
  } else {
    console.log('\nA walk that fails by itself cannot notice a fault: the faults count as failed.');
    for (const name of BREAKS) failures.push(`the walk cannot notice ${name}`);
  }
}

/** What a reader of the end of a long output needs: each failure once more, in a line. */
function sumUp() {
  if (unsteady.length > 0) console.log(`\nUnsteady, passed at the second try only:\n  ${unsteady.join('\n  ')}`);
  if (failures.length > 0) console.log(`\nFailed:\n  ${failures.join('\n  ')}`);
  console.log(`\n${passed} passed, ${failures.length} failed`);
}

main(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitebook-test-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  try {
    await runAll(folder);
  } catch (error) {
    // An empty one says that the run was interrupted: then there is nothing to sum up.
    if (!(error instanceof Refusal) || error.message === '') throw error;
    failures.push(error.message);
  }
  sumUp();
  return failures.length === 0 ? 0 : 1;
});
