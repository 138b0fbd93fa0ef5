/** `npm run bench`: Sitebook measured against what it stands on, by turns in one run (test/bench). */
import { ensureForTests, runScript } from './run.mjs';
import { main } from './script.mjs';

main(async (args) => runScript('test/bench/bench.ts', args, await ensureForTests(true)));
