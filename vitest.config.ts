import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './build/chromium.mjs';
import { findPostgres } from './build/postgres.mjs';

const chromium = findChromium();
const postgres = findPostgres();

/** Tests and the scripts that build/run.mjs bundles find the project, the browser and PostgreSQL by the same names. */
const env = {
  SITEBOOK_ROOT: import.meta.dirname,
  ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }),
  ...(postgres === undefined ? {} : { POSTGRES_BIN: postgres }),
};

/** No sandbox, which needs rights that containers lack, and no traffic of the browser's own. */
const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const browserTests = ['test/browser/**/*.test.{ts,tsx}', 'src/renderer/**/*.browser.test.{ts,tsx}'];

/** What only PostgreSQL can show: several processes, a server that dies. */
const onPostgresAlone = 'test/contract/postgres/**/*.test.ts';
/** The contract of the office's store (S14): the project `contract` runs it on SQLite, `postgres` on PostgreSQL. */
const onBothEngines = [
  'test/contract/store/**/*.test.ts',
  'test/contract/{auth,first-needs,group,links,naughty,pull,push,restored,sealed,stream,take-along,tenancy,tenancy-off,users}.test.ts',
];

export default defineConfig({
  test: {
    env,
    // What is waited for comes in its own time on a busy machine; one second, the default, is a guess at its speed.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['src/**/*.test.{ts,tsx}', 'test/unit/**/*.test.ts'],
          exclude: browserTests,
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          environment: 'node',
          include: ['test/{contract,sim}/**/*.test.ts'],
          exclude: [onPostgresAlone],
          // Real servers and many seeds, on machines that may be busy with something else as well.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'postgres',
          environment: 'node',
          include: [onPostgresAlone, ...onBothEngines],
          globalSetup: ['test/support/postgres-setup.ts'],
          env: { SITEBOOK_TEST_ENGINE: 'postgres' },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        plugins: [react()],
        // All dependencies are found before the first test: one found later reloads the page under a running test.
        optimizeDeps: { entries: ['src/renderer/**/*.{ts,tsx}', ...browserTests] },
        test: {
          name: 'browser',
          include: browserTests,
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(chromium === undefined ? {} : { executablePath: chromium }),
                args: chromiumArgs,
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['build/fresh.mjs'],
          // Every file starts programs of its own, on ports and in folders of their own; two at a time keep two cores busy.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
