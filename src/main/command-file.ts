import { createHash } from 'node:crypto';
import { copyFile, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { CommandOwner, DesktopBridge, Erased, KeptCommands, Outcome } from '#shared/ipc/bridge.ts';
import { replaceFile } from './write-file.ts';

/** Settled commands a file may carry along, in characters, before it is written anew without them. */
const MOST_SETTLED = 1_000_000;

const entrySchema = z.union([
  z.object({ id: z.string(), command: z.string() }),
  z.object({ settled: z.array(z.string()) }),
]);
type Entry = z.infer<typeof entrySchema>;

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** One line: a checksum, a blank, and the entry as JSON, which has no line ends in it. */
const lineOf = (entry: Entry): string => {
  const text = JSON.stringify(entry);
  return `${sumOf(text)} ${text}\n`;
};

function entryIn(line: string): Entry | null {
  const text = line.slice(33);
  if (line[32] !== ' ' || sumOf(text) !== line.slice(0, 32)) return null;
  const entry = entrySchema.safeParse(JSON.parse(text));
  return entry.success ? entry.data : null;
}

/**
 * The copy of the unsent commands that outlives an emptied IndexedDB (S24): one file in `directory` for each office
 * and user, appended to and synced to the disk command by command. The ids of the owner become the file's name:
 * whoever calls has held them to characters that mean nothing in a path.
 */
export function createCommandFiles(directory: string, now: () => number = Date.now): DesktopBridge['commands'] {
  const files = new Map<string, CommandFile>();
  const fileOf = ({ office, person }: CommandOwner): CommandFile => {
    const name = `${office}.${person}`;
    const known = files.get(name) ?? new CommandFile(join(directory, `${name}.jsonl`), now);
    files.set(name, known);
    return known;
  };
  return {
    keep: (owner, id, command) => fileOf(owner).keep(id, command),
    kept: (owner) => fileOf(owner).kept(),
    settle: (owner, ids) => fileOf(owner).settle(ids),
    erase: (owner, what) => fileOf(owner).erase(what),
  };
}

class CommandFile {
  /** What is in the file and not settled, in the order in which it came; null until it was read. */
  private commands: Map<string, string> | null = null;
  private damaged = 0;
  private settledSize = 0;
  /** One after the other: an append never meets a rewrite. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly file: string,
    private readonly now: () => number,
  ) {}

  /** Durable when it answers ok. */
  keep(id: string, command: string): Promise<Outcome> {
    return this.inTurn('The command could not be written to the file of unsent work.', async (commands) => {
      if (commands.has(id)) return;
      await this.append({ id, command });
      commands.set(id, command);
    });
  }

  /** Forgets commands that the office has answered; once none is left, or many are settled, the file is made anew. */
  settle(ids: string[]): Promise<Outcome> {
    return this.inTurn('The file of unsent work could not be tidied.', async (commands) => {
      const settled = ids.filter((id) => commands.has(id));
      if (settled.length === 0) return;
      for (const id of settled) this.settledSize += commands.get(id)?.length ?? 0;
      const left = new Map([...commands].filter(([id]) => !settled.includes(id)));
      if (left.size === 0 || this.settledSize > MOST_SETTLED) await this.rewrite(left);
      else await this.append({ settled });
      this.commands = left;
    });
  }

  erase(what: Erased): Promise<Outcome> {
    return this.inTurn('The file of unsent work could not be erased.', async (commands) => {
      if (what === 'settled') {
        if (this.settledSize > 0) await this.rewrite(commands);
        return;
      }
      const folder = dirname(this.file);
      const own = basename(this.file);
      for (const name of (await readdir(folder).catch(absent)) ?? [])
        if (name === own || name.startsWith(`${own}.damaged-`)) await rm(join(folder, name), { force: true });
      this.commands = null;
    });
  }

  /** What is unsent by this file. @throws what the file system says, where it cannot be read */
  async kept(): Promise<KeptCommands> {
    const read = this.last.then(() => this.read());
    this.last = read.catch(() => undefined);
    return { commands: [...(await read).values()], damaged: this.damaged };
  }

  private inTurn(problem: string, work: (commands: Map<string, string>) => Promise<void>): Promise<Outcome> {
    const done = this.last.then(async (): Promise<Outcome> => {
      try {
        await work(await this.read());
        return { ok: true };
      } catch (error) {
        // What an append left half-written is found by its checksum when the file is read again.
        this.commands = null;
        console.error(problem, error);
        return { ok: false, message: `${problem} (${error instanceof Error ? error.message : String(error)})` };
      }
    });
    this.last = done;
    return done;
  }

  /**
   * Reads the file once. A line whose checksum does not fit was cut by a crash, or damaged: the whole file is kept
   * beside under another name, and goes on with the lines that can be read.
   */
  private async read(): Promise<Map<string, string>> {
    if (this.commands) return this.commands;
    const text = await readFile(this.file, 'utf8').catch(absent);
    const commands = new Map<string, string>();
    let broken = 0;
    this.settledSize = 0;
    for (const line of (text ?? '').split('\n').filter((one) => one !== '')) {
      const entry = entryIn(line);
      if (!entry) broken += 1;
      else if ('command' in entry) commands.set(entry.id, entry.command);
      else
        for (const id of entry.settled) {
          this.settledSize += commands.get(id)?.length ?? 0;
          commands.delete(id);
        }
    }
    if (broken > 0) {
      await copyFile(this.file, `${this.file}.damaged-${this.now()}`);
      await this.rewrite(commands);
    }
    this.damaged += broken;
    this.commands = commands;
    return commands;
  }

  private async append(entry: Entry): Promise<void> {
    await mkdir(dirname(this.file), { recursive: true });
    const handle = await open(this.file, 'a', 0o600);
    try {
      await handle.appendFile(lineOf(entry));
      await handle.sync();
    } finally {
      await handle.close();
    }
  }

  private async rewrite(commands: Map<string, string>): Promise<void> {
    await replaceFile(this.file, [...commands].map(([id, command]) => lineOf({ id, command })).join(''));
    this.settledSize = 0;
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
