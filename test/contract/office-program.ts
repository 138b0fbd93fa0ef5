import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { PATHS } from '#shared/wire/contract.ts';
import { post } from './laptop.ts';
import { PASSWORD } from './office.ts';

/** An office that runs in a process of its own. */
export interface Served {
  child: ChildProcess;
  url: string;
  /** The token of its one-time address. */
  firstAdmin: string | null;
}

export interface Ran {
  code: number | null;
  out: string;
  errors: string;
}

/** Resolves to the exit code of a process once it has ended; sends it a signal before where one is named. */
export const ended = (child: ChildProcess, signal?: NodeJS.Signals): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve(child.exitCode);
    child.once('exit', (code) => resolve(code));
    if (signal) child.kill(signal);
  });

/** The office's program, bundled for the tests of one file, and a folder for each test. Ends what a test leaves. */
export function officeProgram() {
  /** Inside the project, so that the bundle finds the packages it leaves outside. */
  const bundle = join(import.meta.dirname, '../../node_modules/.contract-server', String(process.pid));
  const program = join(bundle, 'main.js');
  const running = new Set<ChildProcess>();
  const place = { folder: '' };

  beforeAll(async () => {
    await build({
      configFile: join(import.meta.dirname, '../../build/vite.server.config.ts'),
      logLevel: 'error',
      build: { outDir: bundle, emptyOutDir: true, sourcemap: false },
    });
  }, 60_000);
  afterAll(() => rmSync(bundle, { recursive: true, force: true }));
  beforeEach(() => {
    place.folder = mkdtempSync(join(tmpdir(), 'sitebook-process-'));
  });
  afterEach(async () => {
    await Promise.all([...running].map((child) => ended(child, 'SIGKILL')));
    rmSync(place.folder, { recursive: true, force: true });
  });

  const begin = (args: string[]) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
  };

  /** Starts an office; resolves when it listens. */
  async function serve(...args: string[]): Promise<Served> {
    const child = begin(['--port', '0', ...args]);
    let errors = '';
    child.stderr.on('data', (text) => {
      errors += String(text);
    });
    let firstAdmin: string | null = null;
    for await (const line of createInterface({ input: child.stdout })) {
      firstAdmin ??= /first-admin#(\S+)/.exec(line)?.[1] ?? null;
      const [, url] = /^Office is listening: (http:\S+)$/.exec(line) ?? [];
      if (url !== undefined) return { child, url, firstAdmin };
    }
    throw new Error(`The office did not start: ${errors}`);
  }

  /** Runs a command to its end. */
  async function run(args: string[], input = ''): Promise<Ran> {
    const child = begin(args);
    let [out, errors] = ['', ''];
    child.stdout.on('data', (text) => {
      out += String(text);
    });
    child.stderr.on('data', (text) => {
      errors += String(text);
    });
    child.stdin.end(input);
    return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, errors })));
  }

  /** Starts an office and makes its first administrator, Nora. */
  async function setUp(...args: string[]): Promise<Served> {
    const served = await serve(...args);
    const request = { token: served.firstAdmin, officeName: 'Harbour IT', name: 'Nora' };
    const answer = await post(served.url, PATHS.firstAdmin, {
      ...request,
      email: 'nora@office.example',
      password: PASSWORD,
    });
    expect(answer.status).toBe(200);
    return served;
  }

  return { place, program, begin, serve, run, setUp };
}
