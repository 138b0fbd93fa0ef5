import { accountCommand } from './cli/account.ts';
import { backupCommand } from './cli/backup.ts';
import { demoCommand } from './cli/demo.ts';
import { Failure } from './cli/failure.ts';
import { importCommand } from './cli/import.ts';
import { readOptions, USAGE } from './cli/options.ts';
import { restoreCommand } from './cli/restore.ts';
import { serve } from './cli/serve.ts';

// Databases, keys and notes of the office are for its own user only.
process.umask(0o077);

const COMMANDS = {
  serve,
  import: importCommand,
  demo: demoCommand,
  account: accountCommand,
  backup: backupCommand,
  restore: restoreCommand,
};

/** The office server: serves laptops and browsers; and what an administrator does beside it, from imports to restores. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.ok) return COMMANDS[options.value.command](options.value);
  console.error(`${options.error}\n${USAGE}`);
  process.exitCode = 2;
}

main().catch((error: unknown) => {
  console.error(error instanceof Failure ? error.message : error);
  process.exitCode = 1;
});
