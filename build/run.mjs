/**
 * `node build/run.mjs test/walk/walk.ts --break x`: runs a TypeScript script of the test folder in a project that is
 * installed, built and has a Chromium. The script is bundled first, since not every Node that the project supports
 * reads TypeScript; packages stay outside. A bundle stands in another folder than its source: instead of
 * `import.meta.dirname` a script takes the project's folder from the environment variable SITEBOOK_ROOT.
 */
import fs, { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from './build.mjs';
import { ensure, ensureChromium, ensurePostgres } from './ensure.mjs';
import { ended, isEntry, main, Refusal, root, startNode } from './script.mjs';

/**
 * Bundles a script into a folder of its own below node_modules, where it finds the packages. Gives the folder.
 * `plugins` are the bundler's, for those that alter the source on its way.
 */
async function bundle(file, plugins) {
  const cache = join(root, 'node_modules/.cache/sitebook');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'run-'));
  const vite = await import('vite');
  await vite.build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins,
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      sourcemap: true,
      rolldownOptions: {
        input: { script: file },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  });
  return outDir;
}

/** Runs a script and resolves to its exit code; `env` is added to the environment. */
export async function runScript(file, args, env, plugins = []) {
  const source = resolve(root, file);
  if (!existsSync(source)) throw new Refusal(`There is no ${file}.`);
  const outDir = await bundle(source, plugins);
  const remove = () => fs.rmSync(outDir, { recursive: true, force: true });
  process.once('exit', remove);
  const script = [join(outDir, 'script.mjs')].concat(args);
  const code = await ended(startNode(script, { env: Object.assign({}, process.env, env) }));
  process.off('exit', remove);
  remove();
  return code;
}

/**
 * What a script needs: dependencies, a Chromium, a build; and, `withPostgres`, a PostgreSQL. Gives the environment
 * variables that name them.
 */
export async function ensureForTests(withPostgres) {
  await ensure();
  const chromium = await ensureChromium();
  const postgres = withPostgres ? { POSTGRES_BIN: await ensurePostgres() } : {};
  await build();
  return Object.assign({ SITEBOOK_ROOT: root, CHROMIUM_PATH: chromium }, postgres);
}

if (isEntry(import.meta.url)) {
  main(async (args) => {
    if (args.length === 0)
      throw new Refusal(`Which script? As in: node build/${basename(import.meta.url)} test/walk/walk.ts`);
    const env = await ensureForTests();
    return runScript(args[0], args.slice(1), env);
  });
}
