import { t } from '#renderer/words/t.ts';
import { type Actor, canSee } from '#shared/domain/permissions.ts';
import { fieldOf } from '#shared/domain/records.ts';
import { type Refusal, refusal } from '#shared/domain/refusal.ts';
import type { TicketKind } from '#shared/domain/tickets/lifecycle.ts';
import { type After, type Clock, isoTime } from '#shared/lib/clock.ts';
import { createIdSource, type RandomBytes } from '#shared/lib/ids.ts';
import { isEqual } from '#shared/lib/json.ts';
import { fail, type Result } from '#shared/lib/result.ts';
import { createTurns } from '#shared/lib/turns.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import { type SyncStatus, startingStatus, statusOf } from '#shared/sync/status.ts';
import { adoptDevice } from './adopt-device.ts';
import type { CommandFile, OpenOptions, PageServices, Saved, UserRights } from './contract.ts';
import { EventTime } from './event-time.ts';
import { type SendSealed, type Sign, sendSealedBy } from './hand-in.ts';
import { type FoundInFile, KeptCommands, missingCommands, readKept, replayCommands } from './kept-commands.ts';
import { sealEverything } from './leaving.ts';
import { Conflicts, rootsOf } from './needs-you.ts';
import { peekAssetTag, peekTicketNumber } from './numbers.ts';
import type { OfficeFetch } from './office-fetch.ts';
import { project } from './projection.ts';
import { readAgain } from './quarantine.ts';
import type { RecordStore } from './record-store.ts';
import { restoreStep } from './restore-steps.ts';
import { reverseHere } from './reverse-here.ts';
import { Rights } from './rights.ts';
import { SyncLog } from './sync-log.ts';
import { type Gone, SyncRunner } from './sync-runner.ts';
import { NoRoom, type SyncStore, waitingIn } from './sync-store.ts';
import { Transport } from './transport.ts';
import { commit, tryOut, type WriteDoor } from './write-door.ts';

/** What the core of a laptop stands on: nothing of it knows a browser, so that the simulation runs the same code. */
export interface CorePorts {
  store: SyncStore;
  records: RecordStore;
  page: PageServices;
  fetch: OfficeFetch;
  clock: Clock;
  after: After;
  /** A number in 0..1. */
  random: () => number;
  randomBytes: RandomBytes;
  /** Called when the status or a list of the sync centre may have changed. */
  onChange: () => void;
  /** Records left this user's scope: what else is kept of them goes too (S20). */
  onGone: (gone: Gone) => Promise<void>;
  /** Signs what this laptop hands in sealed (S22). */
  sign: Sign;
  /** The office revoked this laptop; its unsent work is sealed, and everything else has to go (S22). */
  onRevoked: () => void;
  /** The desktop's second copy of unsent commands (S24); there is none in the web client. */
  file?: CommandFile;
}

/** The user as the rules see them. */
const actorOf = ({ personId, roles, organizations }: UserRights): Actor => ({
  personId,
  roles,
  organizations,
  isOffice: false,
});

/** How long after a sign-out that was not explained the office is asked again whether this laptop was revoked. */
const ASK_AGAIN_MS = 30_000;
const SENT_KEPT_MS = 30 * 24 * 3600 * 1000;

/** What a laptop does with its edits and with what the office sends: one user's, between two stores and the office. */
export class SyncCore {
  status: SyncStatus = startingStatus;
  readonly transport: Transport;
  readonly log: SyncLog;
  readonly conflicts: Conflicts;
  readonly runner: SyncRunner;
  /** Commit, page and verdict take turns in this one queue (S4). */
  readonly inTurn = createTurns();
  private isFirstSync = true;
  private trayCount = 0;
  private readonly rights: Rights;
  private readonly door: WriteDoor;
  private readonly kept: KeptCommands;

  private constructor(
    private readonly ports: CorePorts,
    options: OpenOptions,
    time: EventTime,
    found: FoundInFile,
  ) {
    const { store, records, page, clock, after, random } = ports;
    this.log = new SyncLog(clock, ports.onChange);
    this.kept = new KeptCommands(ports.file, store, this.log, after, found);
    this.transport = new Transport(options.officeUrl, page, ports.fetch, clock, after);
    this.rights = new Rights(options.scope, () => page.accessToken(true));
    this.conflicts = new Conflicts(records, () => void this.refresh());
    this.runner = new SyncRunner({
      store,
      records,
      transport: this.transport,
      time,
      log: this.log,
      clock,
      after,
      random,
      inTurn: this.inTurn,
      onChange: () => void this.refresh(),
      onGone: async (gone) => {
        await ports.onGone(gone);
        await this.kept.erase();
      },
      sendSealed: sendSealedBy(this.transport, ports.sign, options),
      sees: (organization) => canSee(this.door.actor, organization),
      onTurnedAway: () => void this.askWhetherRevoked(sendSealedBy(this.transport, ports.sign, options)),
      onScope: (scope) => void this.rights.heard(scope),
      onOtherEpoch: () => this.rights.restart(),
    });
    this.door = {
      store,
      records,
      actor: actorOf(options),
      device: { id: options.deviceId, code: options.deviceCode },
      time,
      newId: createIdSource(clock.now, ports.randomBytes),
      onDurable: (command) => this.kept.keep(command),
      onCommitted: async () => this.runner.send({ type: 'committed', unsent: await this.unsent() }),
      onProjectionFailed: (error) =>
        this.log.bad(
          t('An edit is saved on this laptop but cannot be shown yet ({why}). It is shown again after a restart.', {
            why: String(error),
          }),
        ),
    };
  }

  /** Shows again what was written before the app ended (S4). Nothing is sent or asked for before `start`. */
  static async open(ports: CorePorts, options: OpenOptions): Promise<SyncCore> {
    const { store, records, clock, file } = ports;
    const found = await readKept(file);
    const missing = await missingCommands(store, options, found.commands);
    await store.write(async (tables) => {
      if (!(await tables.meta.get('checkpoint')))
        await tables.meta.set('checkpoint', { epoch: options.epoch, seq: 0, scope: 0 });
      await tables.sent.dropBefore(isoTime(clock.now() - SENT_KEPT_MS));
    });
    await adoptDevice(store, options);
    await replayCommands(store, records, options.deviceId, missing);
    await project(store, records);
    // An upgrade may read what the version before could not (S6).
    await readAgain(store, records, isoTime(clock.now()));
    const time = new EventTime(clock, store);
    await time.load();
    const core = new SyncCore(ports, options, time, found);
    if (missing.length > 0)
      core.log.bad(
        t(
          '{count, plural, one {# edit} other {# edits}} that the database of this laptop had lost were taken from the file beside it, and go to the office.',
          {
            count: missing.length,
          },
        ),
      );
    return core;
  }

  /** Starts to sync, and looks for what waits for a person. */
  async start(): Promise<void> {
    this.runner.send({
      type: 'started',
      unsent: await this.unsent(),
      restore: await this.ports.store.read(restoreStep),
    });
    // What the file still has of what left is erased, should the app have ended in between.
    void this.kept.keepAll().then(() => this.kept.erase());
    // The links are read ahead of the first asset page; what fails here is told to whoever asks for them.
    void this.conflicts.scan().then(() => this.ports.records.links.whole().catch(() => undefined));
    await this.refresh();
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
      const back = await reverseHere(this.ports.store, this.ports.records, id);
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
        const why =
          error instanceof NoRoom
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
    const { store, records } = this.ports;
    const entry = await store.read((tables) => tables.refused.byId(id));
    if (!entry) return fail(refusal('unknown-record'));
    const drafts: EditDraft[] = [];
    for (const edit of entry.command.edits) {
      const isThere = (await records.byId(edit.collection, edit.id)) !== undefined;
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
    await this.ports.store.write((tables) => tables.refused.drop(id));
    await this.refresh();
  }

  /** Tries what could not be read once more; gives how many records can be read now (S6). */
  async readQuarantineAgain(): Promise<number> {
    const { store, records, clock } = this.ports;
    const count = await this.inTurn(() => readAgain(store, records, isoTime(clock.now())));
    await this.refresh();
    return count;
  }

  peekTicketNumber = (kind: string) =>
    this.ports.store.read((tables) => peekTicketNumber(tables, kind as TicketKind, this.door.device.code));
  peekAssetTag = (shortCode: string) => this.ports.store.read((tables) => peekAssetTag(tables, shortCode));
  eventTime = (): string => this.door.time.now();

  /** What has not reached the office: what is sealed for it as well. */
  private readonly unsent = (): Promise<number> => this.ports.store.read(waitingIn);

  /** A session that ended may be a revoked laptop: who signs is told (S22). Asked again where nobody answered. */
  private async askWhetherRevoked(send: SendSealed): Promise<void> {
    const asked = await send([]);
    if (asked.ok && asked.value.isRevoked) {
      this.runner.close();
      await this.inTurn(() => sealEverything(this.ports.store));
      return this.ports.onRevoked();
    }
    if (asked.ok || asked.error.kind !== 'offline') return;
    this.ports.after(ASK_AGAIN_MS, () => {
      if (this.runner.state.stopped === 'signed-out') void this.askWhetherRevoked(send);
    });
  }

  /** Works the status out anew and tells the page. */
  async refresh(): Promise<void> {
    const { refused, hasSynced, heard } = await this.ports.store.read(async (tables) => ({
      refused: await tables.refused.all(),
      hasSynced: await tables.meta.get('hasSynced'),
      heard: await tables.meta.get('lastContactAt'),
    }));
    void this.kept.tidy();
    this.trayCount = rootsOf(refused).length;
    if (this.isFirstSync) this.isFirstSync = !hasSynced;
    this.status = statusOf(this.runner.state, {
      needsYou: this.conflicts.count + this.trayCount,
      lastContactAt: heard ?? null,
      retryAt: this.runner.retryAt,
      isFirstSync: this.isFirstSync,
      progress: this.runner.progress,
    });
    this.ports.onChange();
  }

  /** Ends; resolves when nothing is cut any more between the outbox and the records. */
  async close(): Promise<void> {
    this.runner.close();
    this.conflicts.close();
    await this.inTurn(async () => undefined);
  }
}
