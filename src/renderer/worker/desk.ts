import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { Actor } from '#shared/domain/permissions.ts';
import { fieldOf } from '#shared/domain/records.ts';
import { type Refusal, refusal } from '#shared/domain/refusal.ts';
import type { TicketKind } from '#shared/domain/tickets/lifecycle.ts';
import type { Clock } from '#shared/lib/clock.ts';
import { createIdSource } from '#shared/lib/ids.ts';
import { isEqual } from '#shared/lib/json.ts';
import { fail, type Result } from '#shared/lib/result.ts';
import { createTurns } from '#shared/lib/turns.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import { type SyncStatus, startingStatus, statusOf } from '#shared/sync/status.ts';
import type { History, OpenOptions, PageServices, Saved, UserRights } from './contract.ts';
import { DeskDb } from './desk-db.ts';
import { EventTime } from './event-time.ts';
import { Conflicts, rootsOf } from './needs-you.ts';
import { peekAssetTag, peekTicketNumber } from './numbers.ts';
import { project } from './projection.ts';
import { Records } from './records.ts';
import { reverseHere } from './reverse-here.ts';
import { Rights } from './rights.ts';
import { Searcher } from './search/searcher.ts';
import { SyncDb } from './sync-db.ts';
import { SyncLog } from './sync-log.ts';
import { SyncRunner } from './sync-runner.ts';
import { Transport } from './transport.ts';
import { commit, isQuotaError, tryOut, type WriteDoor } from './write-door.ts';

/** The user as the rules see them. */
const actorOf = ({ personId, roles, organizations }: UserRights): Actor => ({
  personId,
  roles,
  organizations,
  isOffice: false,
});

const SENT_KEPT_MS = 30 * 24 * 3600 * 1000;

const clock: Clock = { now: () => Date.now(), elapsed: () => performance.now() };

/** One user's open databases and what keeps them in step with the office. */
export class Desk {
  status: SyncStatus = startingStatus;
  private isFirstSync = true;
  private trayCount = 0;

  private constructor(
    readonly db: SyncDb,
    readonly own: DeskDb,
    readonly records: Records,
    readonly runner: SyncRunner,
    readonly conflicts: Conflicts,
    readonly searcher: Searcher,
    readonly log: SyncLog,
    private readonly door: WriteDoor,
    private readonly rights: Rights,
    private readonly transport: Transport,
    private readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>,
    private readonly onChange: () => void,
  ) {}

  /**
   * Opens the databases of this office and user (S1), shows again what was written before the app ended (S4),
   * and starts to sync. `onChange` is called when the status or a list of the sync centre may have changed.
   */
  static async open(options: OpenOptions, page: PageServices, onChange: () => void): Promise<Desk> {
    const name = `${options.officeId}-${options.personId}`;
    const db = new SyncDb(`sitebook-sync-${name}`);
    await db.open();
    if (!(await db.read('checkpoint'))) await db.write('checkpoint', { epoch: options.epoch, seq: 0, scope: 0 });
    await adoptDevice(db, options);
    const records = await Records.open(`sitebook-records-${name}`);
    await project(db, records);
    const own = new DeskDb(`sitebook-desk-${name}`);
    await own.open();
    await db.sent
      .where('sentAt')
      .below(new Date(Date.now() - SENT_KEPT_MS).toISOString())
      .delete();

    const time = new EventTime(clock, db);
    await time.load();
    const log = new SyncLog(onChange);
    const inTurn = createTurns();
    const transport = new Transport(options.officeUrl, page);
    const rights = new Rights(options.scope, () => page.accessToken(true));
    const runner = new SyncRunner({
      db,
      records,
      transport,
      time,
      log,
      inTurn,
      onChange: () => void desk.refresh(),
      onGone: (ids) => own.forget(ids),
      onScope: (scope) => void rights.heard(scope),
    });
    const conflicts = new Conflicts(records, () => void desk.refresh());
    const desk: Desk = new Desk(
      db,
      own,
      records,
      runner,
      conflicts,
      new Searcher(records, onChange),
      log,
      {
        db,
        records,
        actor: actorOf(options),
        device: { id: options.deviceId, code: options.deviceCode },
        time,
        newId: createIdSource(clock.now, (length) => crypto.getRandomValues(new Uint8Array(length))),
        onCommitted: async () => runner.send({ type: 'committed', unsent: await db.outbox.count() }),
        onProjectionFailed: (error) =>
          log.bad(
            t('An edit is saved on this laptop but cannot be shown yet ({why}). It is shown again after a restart.', {
              why: String(error),
            }),
          ),
      },
      rights,
      transport,
      inTurn,
      onChange,
    );
    runner.send({ type: 'started', unsent: await db.outbox.count() });
    // The links are read ahead of the first asset page; what fails here is told to whoever asks for them.
    void conflicts.scan().then(() => records.links.whole().catch(() => undefined));
    void desk.searcher.readAll();
    await desk.refresh();
    return desk;
  }

  /** The office said anew what its user may do: from now on that is what this laptop checks (S20). */
  updateUser(rights: UserRights): void {
    const before = this.door.actor;
    if (rights.personId !== before.personId) return;
    const after = actorOf(rights);
    this.rights.known(rights.scope);
    if (isEqual(before, after)) return;
    this.door.actor = after;
    this.log.plain(t('The office changed what you may do here: your roles or your clients.'));
  }

  /** Writes what a person did (S4). A laptop without room says so; nothing was written then. */
  async commit(drafts: EditDraft[]): Promise<Result<Saved, Refusal>> {
    return this.write(() => commit(this.door, drafts));
  }

  /** Takes back what this laptop wrote, unless somebody wrote it again since. */
  async takeBack(id: string, also: EditDraft[]): Promise<Result<Saved, Refusal>> {
    return this.write(async () => {
      const back = await reverseHere(this.db, this.records, id);
      if (back === null)
        return fail({ ...refusal('internal'), message: t('This laptop does not have that edit any more.') });
      const [first] = back.outdated;
      if (first) {
        const field = t(fieldOf(first.collection, first.field)?.label ?? first.field);
        const message = t('{field} was written again since. Nothing was taken back; the history has every value.', {
          field,
        });
        return fail({ ...refusal('internal'), message });
      }
      return commit(this.door, [...back.drafts, ...also]);
    });
  }

  private async write(work: () => Promise<Result<Saved, Refusal>>): Promise<Result<Saved, Refusal>> {
    return this.inTurn(async () => {
      try {
        return await work();
      } catch (error) {
        const why = isQuotaError(error)
          ? t('This laptop has no room left. Nothing was written; free some space and save again.')
          : t('This laptop could not write it ({why}). Nothing was saved.', { why: String(error) });
        this.log.bad(why);
        return fail({ ...refusal('internal'), message: why });
      }
    });
  }

  /** What the write door would answer to each of these commands; nothing is written. */
  tryOut(commands: EditDraft[][]): Promise<(Refusal | null)[]> {
    return this.inTurn(() => tryOut(this.door, commands));
  }

  /** A refused command's values as a new command on the present ones; the tray entry goes when that is written. */
  async reapply(id: string): Promise<Result<Saved, Refusal>> {
    const entry = await this.db.refused.get(id);
    if (!entry) return fail(refusal('unknown-record'));
    const drafts: EditDraft[] = [];
    for (const edit of entry.command.edits) {
      const isThere = (await this.records.byId(edit.collection, edit.id)) !== undefined;
      drafts.push({
        collection: edit.collection,
        id: edit.id,
        organizationId: edit.organizationId,
        ...(edit.create && !isThere ? { create: true as const } : {}),
        values: Object.fromEntries(Object.entries(edit.changes).map(([name, change]) => [name, change.after ?? null])),
      });
    }
    const written = await this.commit(drafts);
    if (written.ok) await this.dismiss(id);
    return written;
  }

  async dismiss(id: string): Promise<void> {
    await this.db.refused.delete(id);
    await this.refresh();
  }

  peekTicketNumber = (kind: string) => peekTicketNumber(this.db, kind as TicketKind, this.door.device.code);
  peekAssetTag = (shortCode: string) => peekAssetTag(this.db, shortCode);
  eventTime = (): string => this.door.time.now();

  /** Asks the office and keeps what it says, to be read without it. */
  async history(collection: Collection, id: string): Promise<History | null> {
    const lines = await this.transport.history(collection, id);
    if (lines === null) return this.keptHistory(id);
    const at = new Date(clock.now()).toISOString();
    await this.own.keepHistory({ id, lines, at });
    return { lines, at, isOld: false };
  }

  async keptHistory(id: string): Promise<History | null> {
    const kept = await this.own.histories.get(id);
    return kept ? { lines: kept.lines, at: kept.at, isOld: true } : null;
  }

  /** Works the status out anew and tells the page. */
  async refresh(): Promise<void> {
    this.trayCount = rootsOf(await this.db.refused.toArray()).length;
    if (this.isFirstSync) this.isFirstSync = !(await this.db.read('hasSynced'));
    this.status = statusOf(this.runner.state, {
      needsYou: this.conflicts.count + this.trayCount,
      lastContactAt: (await this.db.read('lastContactAt')) ?? null,
      retryAt: this.runner.retryAt,
      isFirstSync: this.isFirstSync,
      progress: this.runner.progress,
    });
    this.onChange();
  }

  async close(): Promise<void> {
    this.runner.close();
    this.conflicts.close();
    await this.searcher.close();
    // Work that is under way ends first: nothing is cut between the outbox and the records.
    await this.inTurn(async () => undefined);
    await this.records.close();
    this.db.close();
    this.own.close();
  }
}

/**
 * The commands of a laptop count under its device. When the office gave this user a new device on the same
 * databases, unsent commands go on under it: what the office judged already, under the earlier device of this
 * person, it answers again instead of doing it a second time.
 */
async function adoptDevice(db: SyncDb, options: OpenOptions): Promise<void> {
  await db.transaction('rw', [db.meta, db.outbox], async () => {
    const known = await db.read('device');
    if (known === options.deviceId) {
      await db.write('n', Math.max((await db.read('n')) ?? 0, options.lastN));
      return;
    }
    const waiting = await db.outbox.orderBy('n').toArray();
    await db.outbox.clear();
    const moved = waiting.map((command, i) => ({ ...command, device: options.deviceId, n: options.lastN + 1 + i }));
    await db.outbox.bulkAdd(moved);
    await db.write('device', options.deviceId);
    await db.write('n', options.lastN + moved.length);
  });
}
