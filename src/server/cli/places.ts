import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The package's own folder: the bundle lies in out/server, the source in src/server/cli. */
function packageFolder(): string {
  const near = [join(import.meta.dirname, '..', '..'), join(import.meta.dirname, '..', '..', '..')];
  return near.find((folder) => existsSync(join(folder, 'package.json'))) ?? process.cwd();
}

/** The version of this program. */
export function programVersion(): string {
  const read: unknown = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8'));
  return String((read as { version?: unknown }).version ?? '0.0.0');
}

/** Where the built web client lies. */
export const webFolder = (): string => join(packageFolder(), 'out', 'renderer');
