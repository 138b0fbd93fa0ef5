import { t } from '#renderer/words/t.ts';
import type { After } from '#shared/lib/clock.ts';
import { type Command, commandSchema } from '#shared/sync/command.ts';
import type { CommandFile, OpenOptions } from './contract.ts';
import type { RecordStore } from './record-store.ts';
import type { SyncLog } from './sync-log.ts';
import type { Base, SyncStore } from './sync-store.ts';

/** A file that did not take a command is tried again after this long. */
const RETRY_MS = 30_000;

/** What the desktop's file says at the start of the app. */
export interface FoundInFile {
  /** In the order in which they were written. */
  commands: Command[];
  /** What to tell the person about the file; empty where there is nothing to tell. */
  problems: string[];
}

/** Reads the file. One that cannot be read keeps nobody from opening the app: it is told. */
export async function readKept(file: CommandFile | undefined): Promise<FoundInFile> {
  if (!file) return { commands: [], problems: [] };
  try {
    const { commands: texts, damaged } = await file.kept();
    const commands: Command[] = [];
    const problems: string[] = [];
    let odd = 0;
    for (const text of texts) {
      const command = commandSchema.safeParse(JSON.parse(text));
      if (command.success) commands.push(command.data);
      else odd += 1;
    }
    if (damaged > 0)
      problems.push(
        t(
          '{count, plural, one {A line} other {# lines}} of the file of unsent work could not be read, cut off by a crash perhaps. What the database has of it is sent as usual; a copy of the file was kept beside it.',
          { count: damaged },
        ),
      );
    if (odd > 0)
      problems.push(
        t(
          '{count, plural, one {# edit} other {# edits}} in the file of unsent work are of another version of Sitebook. They stay in the file.',
          {
            count: odd,
          },
        ),
      );
    return { commands, problems };
  } catch (error) {
    const why = t('The file of unsent work could not be read ({why}). The database is there; work goes on.', {
      why: String(error),
    });
    return { commands: [], problems: [why] };
  }
}

/** The database of a laptop that was at work before is empty, or older than the file of its unsent work (S24). */
export class DatabaseEmptied extends Error {
  override name = 'DatabaseEmptied';
  constructor(
    /** Unsent commands that the file has and the database has not. */
    readonly inFile: number,
  ) {
    super(t('The database of this laptop knows less than it did.'));
  }
}

/**
 * The commands of the file that the database does not know. @throws DatabaseEmptied where this device may have sent
 * more than the database knows: its numbers would be given out a second time, so that it must register anew (S24)
 */
export async function missingCommands(
  store: SyncStore,
  options: OpenOptions,
  kept: readonly Command[],
): Promise<Command[]> {
  const { device, missing } = await store.read(async ({ meta, outbox, sealed, sent, refused }) => {
    const missing: Command[] = [];
    const isSealed = new Set((await sealed.first(Number.POSITIVE_INFINITY)).map((command) => command.id));
    for (const command of kept) {
      const { id } = command;
      if (isSealed.has(id) || (await outbox.byId(id)) || (await sent.byCommand(id)) || (await refused.byId(id)))
        continue;
      missing.push(command);
    }
    return { device: await meta.get('device'), missing };
  });
  const isSameDevice = device === undefined || device === options.deviceId;
  if (options.isKnownDevice && isSameDevice && (device === undefined || missing.length > 0))
    throw new DatabaseEmptied(missing.length);
  return missing;
}

/**
 * Puts commands of the file into the outbox again, under this device's next numbers and under their own ids: what the
 * office took already under the earlier device of this person, it answers again (S10, S24).
 */
export async function replayCommands(
  store: SyncStore,
  records: RecordStore,
  deviceId: string,
  commands: readonly Command[],
): Promise<void> {
  if (commands.length === 0) return;
  const bases = new Map<string, Base>();
  for (const { collection, id, create } of commands.flatMap((command) => command.edits)) {
    if (bases.has(id)) continue;
    const record = create ? null : ((await records.byId(collection, id)) ?? null);
    bases.set(id, { id, collection, record });
  }
  await store.write(async (tables) => {
    const last = (await tables.meta.get('n')) ?? 0;
    await tables.outbox.add(commands.map((command, i) => ({ ...command, device: deviceId, n: last + 1 + i })));
    await tables.meta.set('n', last + commands.length);
    const known = new Set((await tables.bases.byIds([...bases.keys()])).map((base) => base.id));
    await tables.bases.put([...bases.values()].filter((base) => !known.has(base.id)));
  });
}

/** Keeps the desktop's file in step with the outbox: what is in the one is in the other (S24). */
export class KeptCommands {
  private readonly ids: Set<string>;
  private isTidying = false;
  private hasFailed = false;

  constructor(
    private readonly file: CommandFile | undefined,
    private readonly store: SyncStore,
    private readonly log: SyncLog,
    private readonly after: After,
    found: FoundInFile,
  ) {
    this.ids = new Set(found.commands.map((command) => command.id));
    for (const problem of found.problems) log.bad(problem);
  }

  /** The second copy of a command that is in the outbox. A file that fails is told of, and tried again. */
  async keep(command: Command): Promise<void> {
    if (!this.file || this.ids.has(command.id)) return;
    const kept = await this.file
      .keep(command)
      .catch((error: unknown) => ({ ok: false as const, message: String(error) }));
    if (kept.ok) {
      this.ids.add(command.id);
      return;
    }
    if (!this.hasFailed) {
      this.log.bad(
        t(
          'Edits are saved in the database of this laptop, but not in the file beside it, which would survive if that is emptied: {why} It is tried again.',
          { why: kept.message },
        ),
      );
      this.after(RETRY_MS, () => void this.keepAll());
    }
    this.hasFailed = true;
  }

  /** Brings into the file what is in the outbox and not there yet. */
  async keepAll(): Promise<void> {
    if (!this.file) return;
    this.hasFailed = false;
    for (const command of await this.store.read((tables) => tables.outbox.all())) {
      await this.keep(command);
      if (this.hasFailed) return;
    }
  }

  /** Takes out of the file what left the outbox, whichever way. */
  async tidy(): Promise<void> {
    if (!this.file || this.isTidying) return;
    this.isTidying = true;
    try {
      await this.settleLeft(this.file);
    } catch (error) {
      // What stays in the file by this is answered `already` if it is ever sent again.
      this.tellUntidy(error);
    } finally {
      this.isTidying = false;
    }
  }

  /** Something left this laptop: nothing of it stays on the disk in lines that only count as settled (S20). */
  async erase(): Promise<void> {
    if (!this.file) return;
    try {
      await this.settleLeft(this.file);
      const erased = await this.file.erase('settled');
      if (!erased.ok) this.tellUntidy(erased.message);
    } catch (error) {
      this.tellUntidy(error);
    }
  }

  private async settleLeft(file: CommandFile): Promise<void> {
    const kept = [...this.ids];
    const left = await this.store.read(async ({ outbox }) => {
      if ((await outbox.count()) >= kept.length) return [];
      const waiting = new Set((await outbox.all()).map((command) => command.id));
      return kept.filter((id) => !waiting.has(id));
    });
    if (left.length > 0 && (await file.settle(left)).ok) for (const id of left) this.ids.delete(id);
  }

  private tellUntidy(why: unknown): void {
    this.log.plain(t('The file of unsent work could not be tidied: {why}', { why: String(why) }));
  }
}
