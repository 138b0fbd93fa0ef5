import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL of the tests' own, in a temporary folder and on a free port. */
export interface Cluster {
  /** The address of one of its databases. */
  url(database: string): string;
  /** Starts it again after `kill`; resolves when it takes connections. */
  start(): Promise<void>;
  /** kill -9 of the server, as when the machine loses its power; its other processes end with it. */
  kill(): Promise<void>;
  /** Ends it for good and removes its folder. */
  remove(): Promise<void>;
}

const START_MS = 60_000;

/** PostgreSQL refuses to run as root: then it runs as the user its package made, or as nobody. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const user = ['postgres', 'nobody'].find((name) => spawnSync('id', ['-u', name]).status === 0);
  if (user === undefined) throw new Error('As root, PostgreSQL needs a user "postgres" or "nobody" to run as.');
  const id = (option: string): number => Number(execFileSync('id', [option, user], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Makes a cluster with the programs in `bin`, with fsync on as in life, and starts it. */
export async function createCluster(bin: string): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'sitebook-postgres-'));
  const user = unprivileged();
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { ...user, cwd: folder, env: { ...process.env, HOME: folder } };
  const init = ['-D', data, '-U', 'sitebook', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
  execFileSync(join(bin, 'initdb'), init, { ...options, stdio: 'pipe' });
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    max_connections: '250',
    fsync: 'on',
    autovacuum: 'off',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  let child: ChildProcess | null = null;
  let printed = '';
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  process.once('exit', () => child?.kill('SIGQUIT'));

  const cluster: Cluster = {
    url: (database) => `postgres://sitebook@127.0.0.1:${port}/${database}`,
    start: async () => {
      for (const until = Date.now() + START_MS; Date.now() < until; await delay(50)) {
        // After a kill its other processes take a moment to notice, and it does not start beside them.
        if (!child || child.exitCode !== null || child.signalCode !== null) {
          const stdio = ['ignore', 'ignore', 'pipe'] as const;
          child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...args], {
            ...options,
            stdio: [...stdio],
          });
          child.stderr?.on('data', (text) => {
            printed = (printed + String(text)).slice(-4000);
          });
        }
        const client = new pg.Client({ connectionString: cluster.url('postgres') });
        client.on('error', () => undefined);
        const isUp = await client.connect().then(
          () => true,
          () => false,
        );
        await client.end().catch(() => undefined);
        if (isUp) return;
      }
      throw new Error(`PostgreSQL did not start:\n${printed}`);
    },
    kill: () => end('SIGKILL'),
    remove: async () => {
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  await cluster.start();
  return cluster;
}
