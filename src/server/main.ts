import { Failure } from './cli/failure.ts';
import { readOptions, USAGE } from './cli/options.ts';
import { serve } from './cli/serve.ts';

/** The office server: serves laptops and browsers, imports files, fills a store with sample records. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options.ok) {
    console.error(`${options.error}\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  switch (options.value.command) {
    case 'serve':
      return serve(options.value);
    case 'import':
    case 'demo':
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Failure ? error.message : error);
  process.exitCode = 1;
});
