/** `npm run crash`: kills of page, browser, server and PostgreSQL under load (test/crash). */
import { ensureForTests, runScript } from './run.mjs';
import { main } from './script.mjs';

main(async (args) => {
  const env = await ensureForTests(args.some((one) => one.endsWith('postgres')));
  return runScript('test/crash/crash.ts', args, env);
});
