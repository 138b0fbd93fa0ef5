/** Runs one of the test projects of vitest.config.ts for `npm test` and tells what came of it. */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ended, root, start } from './script.mjs';

/**
 * Projects that drive real browsers and servers. A file of theirs that failed runs once more, alone: what passes then
 * stood on the machine's speed. It is counted by its second run, and told as unsteady, for somebody to mend.
 */
const SECOND_TRY = ['browser', 'e2e'];
/** More failed files than this are no accident. */
const AT_MOST_FILES = 3;

/** What vitest wrote about its run, or undefined when it ended before it could. */
const readReport = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

async function run(project, files, env, out) {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project];
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${out}`];
  const child = start(process.execPath, args.concat(reporters, files), { env: Object.assign({}, process.env, env) });
  const code = await ended(child);
  return { code, results: (readReport(out) || { testResults: [] }).testResults };
}

const isFailed = ({ status, assertionResults }) =>
  status === 'failed' || assertionResults.some((one) => one.status === 'failed');
const pathOf = (result) => relative(root, result.name);

/** A line for each failed test of a file: its name and the first line of its error. A file that did not load is one. */
function complaints(result) {
  const failed = result.assertionResults.filter((one) => one.status === 'failed');
  const line = (name, text) => `${pathOf(result)}: ${name}: ${String(text).split('\n')[0]}`;
  if (failed.length === 0) return [line('does not run', result.message || '')];
  return failed.map((one) => line(one.fullName, (one.failureMessages || [''])[0]));
}

/**
 * Resolves to how many tests passed, and a line for each that failed, and for each that passed at the second try only.
 * A run that went wrong beyond its own counting, with no tests at all, counts as one failure.
 */
export async function runProject(project, env, folder) {
  const first = await run(project, [], env, join(folder, `${project}.json`));
  const broken = first.results.filter(isFailed);
  let { code, results } = first;
  let unsteady = [];
  if (broken.length > 0 && broken.length <= AT_MOST_FILES && SECOND_TRY.includes(project)) {
    const files = broken.map(pathOf);
    console.log(`\nOnce more, alone: ${files.join(', ')}`);
    const second = await run(project, files, env, join(folder, `${project}-again.json`));
    const settled = second.results.filter((one) => !isFailed(one)).map((one) => one.name);
    unsteady = broken.filter((one) => settled.includes(one.name)).flatMap(complaints);
    results = first.results.filter((one) => !isFailed(one)).concat(second.results);
    code = second.code;
  }
  const passed = results.flatMap((one) => one.assertionResults).filter((one) => one.status === 'passed').length;
  const failed = results.filter(isFailed).flatMap(complaints);
  if (failed.length === 0 && (code !== 0 || passed === 0)) failed.push(`${project}: ended with code ${code}`);
  return { passed, failed, unsteady };
}
