import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The project's folder; scripts are bundled elsewhere before they run. */
export const ROOT = process.env.SITEBOOK_ROOT ?? process.cwd();

const START_MS = 120_000;

/** How the office's program is told its store: the address of a PostgreSQL, or a data folder with SQLite in it. */
const placeArgs = (place: string): string[] => (/^postgres(ql)?:/.test(place) ? ['--store', place] : ['--data', place]);

/** A real office server in a process of its own, on a real store. */
export class OfficeProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    readonly firstAdminUrl: string | null,
    /** Its data folder, or the address of its PostgreSQL. */
    readonly dataDir: string,
  ) {}

  /**
   * Starts the built server on a data folder or on the address of a PostgreSQL; port 0 takes a free one. Rejects with
   * what it printed when it does not start.
   */
  static async start(
    place: string,
    options: { port?: number; demo?: boolean; behindProxy?: boolean; env?: Record<string, string> } = {},
  ): Promise<OfficeProcess> {
    const args = [join(ROOT, 'out/server/main.js'), 'serve', ...placeArgs(place)];
    args.push('--port', String(options.port ?? 0));
    if (options.demo) args.push('--demo');
    if (options.behindProxy) args.push('--trust-proxy');
    const env = { ...process.env, ...options.env };
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], cwd: ROOT, env });
    let printed = '';
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`The office did not start:\n${printed}`)), START_MS);
      child.stderr?.on('data', (data) => {
        printed += String(data);
      });
      child.stdout?.on('data', (data) => {
        printed += String(data);
        const found = /Office is listening: (\S+)/.exec(printed);
        if (!found?.[1]) return;
        clearTimeout(timer);
        const first = /First administrator: (\S+)/.exec(printed)?.[1] ?? null;
        resolve(new OfficeProcess(child, found[1], first, place));
      });
      child.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`The office ended with ${code}:\n${printed}`));
      });
    });
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** Ends it as Ctrl+C does, or at once and without a word (`SIGKILL`). */
  async end(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }
}

/** Makes an account by the command line, beside the running office; without short codes it is granted all clients. */
export async function addAccount(
  place: string,
  account: { name: string; email: string; password: string; role: string; organizations?: string[] },
): Promise<void> {
  const { name, email, password, role, organizations = [] } = account;
  const args = ['account', ...placeArgs(place), '--name', name, '--email', email, '--role', role];
  for (const code of organizations) args.push('--organization', code);
  const child = spawn(process.execPath, [join(ROOT, 'out/server/main.js'), ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: ROOT,
  });
  let printed = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (data) => (printed += String(data)));
  child.stdin.end(`${password}\n`);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The account of ${name} could not be made: ${printed}`);
}
