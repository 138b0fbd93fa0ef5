import type { Collection } from '#shared/domain/collections.ts';
import { type After, type Clock, isoTime } from '#shared/lib/clock.ts';
import type { CommandFile, History, OpenOptions, PageServices } from './contract.ts';
import { openDatabases } from './databases.ts';
import type { DeskDb } from './desk-db.ts';
import { signAs } from './device-key.ts';
import { browserFetch } from './office-fetch.ts';
import type { Records } from './records.ts';
import { Searcher } from './search/searcher.ts';
import { SyncCore } from './sync-core.ts';
import type { Gone } from './sync-runner.ts';
import type { SyncStore } from './sync-store.ts';

export const clock: Clock = { now: () => Date.now(), elapsed: () => performance.now() };

export const after: After = (ms, work) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};

/** By what the databases of an office's user are named (S1). */
export const userOf = ({ officeId, personId }: Pick<OpenOptions, 'officeId' | 'personId'>): string =>
  `${officeId}-${personId}`;

/** One user's open databases and what keeps them in step with the office. */
export class Desk {
  private constructor(
    readonly store: SyncStore,
    readonly own: DeskDb,
    readonly records: Records,
    readonly searcher: Searcher,
    readonly core: SyncCore,
  ) {}

  /**
   * Opens the databases of this office and user (S1), shows again what was written before the app ended (S4),
   * and starts to sync. `onChange` is called when the status or a list of the sync centre may have changed,
   * `onRevoked` when everything has to go (S22).
   */
  static async open(
    options: OpenOptions,
    page: PageServices,
    file: CommandFile | undefined,
    tell: { onChange: () => void; onRevoked: () => void },
  ): Promise<Desk> {
    const { onChange, onRevoked } = tell;
    const { store, records, own } = await openDatabases(userOf(options));
    const ports = {
      store,
      records,
      page,
      fetch: browserFetch,
      clock,
      after,
      random: Math.random,
      randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
      onChange,
      onGone: (gone: Gone) => own.forget(gone),
      sign: signAs,
      onRevoked,
      ...(file ? { file } : {}),
    };
    let core: SyncCore;
    try {
      core = await SyncCore.open(ports, options);
    } catch (error) {
      await records.close();
      store.close();
      own.close();
      throw error;
    }
    const searcher = new Searcher(records, onChange);
    await core.start();
    void searcher.readAll();
    return new Desk(store, own, records, searcher, core);
  }

  /** Asks the office and keeps what it says, to be read without it. */
  async history(collection: Collection, id: string): Promise<History | null> {
    const lines = await this.core.transport.history(collection, id);
    if (lines === null) return this.keptHistory(id);
    const at = isoTime(clock.now());
    await this.own.keepHistory({ id, lines, at });
    return { lines, at, isOld: false };
  }

  async keptHistory(id: string): Promise<History | null> {
    const kept = await this.own.histories.get(id);
    return kept ? { lines: kept.lines, at: kept.at, isOld: true } : null;
  }

  async close(): Promise<void> {
    // Work that is under way ends first.
    const closed = this.core.close();
    await this.searcher.close();
    await closed;
    await this.records.close();
    this.store.close();
    this.own.close();
  }
}
