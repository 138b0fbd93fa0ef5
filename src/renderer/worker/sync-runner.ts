import { t } from '#renderer/words/t.ts';
import { NUMBER_SERIES } from '#shared/domain/numbers.ts';
import { type After, type Clock, isoTime } from '#shared/lib/clock.ts';
import type { DriverEvent, DriverState, Effect } from '#shared/sync/driver.ts';
import { startState, step } from '#shared/sync/driver.ts';
import type { Progress } from '#shared/sync/status.ts';
import { type WaitingCommand, withheld } from '#shared/sync/withhold.ts';
import type { Exit, PushResponse, Row } from '#shared/wire/contract.ts';
import { type Applied, applyAnswers, applyPage } from './apply.ts';
import type { EventTime } from './event-time.ts';
import { handInSealed, type SendSealed } from './hand-in.ts';
import type { Lost } from './leaving.ts';
import { lowSeries } from './numbers.ts';
import type { RecordStore } from './record-store.ts';
import { nextCommands, restoreStep } from './restore-steps.ts';
import type { SyncLog } from './sync-log.ts';
import { checkpointOf, isNoRoom, type SyncStore, waitingIn } from './sync-store.ts';
import { tellAnswers, tellHandedIn, tellWhatLeft } from './tell.ts';
import type { Transport } from './transport.ts';
import { WayBack } from './way-back.ts';

/** What left this laptop: records, and clients as far as the office named them. */
export interface Gone {
  ids: string[];
  lost: Lost | null;
}

export interface RunnerParts {
  store: SyncStore;
  records: RecordStore;
  transport: Transport;
  time: EventTime;
  log: SyncLog;
  clock: Clock;
  after: After;
  /** A number in 0..1, for the jitter of waits. */
  random: () => number;
  /** Commit, page and verdict take turns in this one queue (S4). */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Something that the status or a list of the sync centre shows has changed. */
  onChange: () => void;
  /** Records left this user's scope: what else is kept of them goes too (S20). */
  onGone: (gone: Gone) => Promise<void>;
  /** Hands in commands sealed (S20). */
  sendSealed: SendSealed;
  /** Whether this laptop's user sees records of this organization. */
  sees: (organization: string | null) => boolean;
  /** The office ended the session, or says that it revoked this laptop (S22). */
  onTurnedAway: () => void;
  /** The office is at this scope: its user's roles and grants may have changed. */
  onScope: (scope: number) => void;
  /** The office was restored from a backup (S25): what was known of its user may not be true any more. */
  onOtherEpoch: () => void;
}

/** Runs the driver: does what it asks for and tells it how that ended. */
export class SyncRunner {
  state: DriverState = startState;
  progress: Progress | null = null;
  retryAt: string | null = null;
  private stopWaiting: () => void = () => undefined;
  private stream: AbortController | null = null;
  private isClosed = false;
  private readonly wayBack: WayBack;

  constructor(private readonly parts: RunnerParts) {
    this.wayBack = new WayBack(parts);
  }

  /** Takes one event; its effects start before this returns. */
  send(event: DriverEvent): void {
    if (this.isClosed) return;
    const { clock, random } = this.parts;
    const before = this.state.stopped;
    const [state, effects] = step(this.state, event, { now: clock.now(), random: random() });
    this.note(this.state, state);
    this.state = state;
    for (const effect of effects) this.run(effect);
    if (state.stopped === 'signed-out' && before !== 'signed-out') this.parts.onTurnedAway();
    this.parts.onChange();
  }

  close(): void {
    this.isClosed = true;
    this.stopWaiting();
    this.stream?.abort();
  }

  private run(effect: Effect): void {
    switch (effect.type) {
      case 'push':
        void this.guard('push', () => this.push(effect));
        return;
      case 'pull':
        void this.guard('pull', () => this.pull());
        return;
      case 'enter':
        void this.guard('restore', async () => this.send(await this.wayBack.enter(effect)));
        return;
      case 'offer':
        void this.guard('restore', async () => this.send(await this.wayBack.offer()));
        return;
      case 'open-stream':
        void this.guard('stream', () => this.listen());
        return;
      case 'close-stream':
        this.stream?.abort();
        return;
      case 'wait':
        this.stopWaiting();
        this.retryAt = isoTime(this.parts.clock.now() + effect.ms);
        this.stopWaiting = this.parts.after(effect.ms, () => this.send({ type: 'woken' }));
        return;
      case 'stop-waiting':
        this.stopWaiting();
    }
  }

  /** An error of our own must not end syncing: it is written to the log and tried again. */
  private async guard(at: 'push' | 'pull' | 'stream' | 'restore', work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (this.isClosed) return;
      const said = isNoRoom(error)
        ? t('This laptop has no room left for what the office sent. Free some space; it tries again. Nothing is lost.')
        : t('This laptop could not apply what the office sent: {why}. It tries again.', { why: String(error) });
      this.parts.log.bad(said);
      this.send({ type: 'failed', step: at, failure: { kind: 'server', message: said } });
    }
  }

  private async push({ commands: most, isWithheld }: Extract<Effect, { type: 'push' }>): Promise<void> {
    const { store, records, transport, inTurn, time, log, sees } = this.parts;
    // First: what is sealed keeps its number, and what comes behind it would be a gap (S11).
    const handedIn = await handInSealed(store, this.parts.sendSealed);
    // Said at once, as the push behind it may take long or fail (S26).
    await this.sendWhatWaits();
    if (!handedIn.ok) return this.send({ type: 'failed', step: 'push', failure: handedIn.error });
    const { taken, isRevoked } = handedIn.value;
    if (taken > 0) tellHandedIn(log, taken);
    if (isRevoked) return this.send({ type: 'failed', step: 'push', failure: { kind: 'signed-out' } });
    const { commands, checkpoint, heard, unsent, restore } = await store.read(async (tables) => ({
      commands: await nextCommands(tables, most),
      unsent: await waitingIn(tables),
      restore: await restoreStep(tables),
      checkpoint: await checkpointOf(tables),
      heard: await tables.meta.get('lastContactAt'),
    }));
    if (commands.length === 0) return this.send({ type: 'pushed', unsent, restore });
    const sent = isWithheld ? commands.map(withheld) : commands;
    const response = await transport.push(checkpoint.epoch, heard ?? null, sent);
    if (!response.ok) return this.send({ type: 'failed', step: 'push', failure: response.error });
    await time.heard(response.value.officeTime);
    this.parts.onScope(response.value.at.scope);
    const settled = await inTurn(() => applyAnswers(store, records, response.value, sees));
    // What stood for a number alone is no news.
    await this.tellAnswers(
      settled.filter((command) => !command.withheld),
      response.value,
    );
    const isHere = await store.read(async ({ outbox }) => !!(await outbox.byId(commands[0]?.id ?? '')));
    // What was sealed while its push was under way is answered as sealed.
    if (settled.length === 0 && isHere) {
      const message = t(
        'The office expects edit {n} of this laptop next and did not take what was sent. Nothing is lost.',
        { n: response.value.nextN },
      );
      return this.send({ type: 'failed', step: 'push', failure: { kind: 'server', message } });
    }
    this.send(
      await store.read(async (tables) => ({
        type: 'pushed' as const,
        unsent: await waitingIn(tables),
        restore: await restoreStep(tables),
      })),
    );
  }

  private async tellAnswers(settled: WaitingCommand[], { answers }: PushResponse): Promise<void> {
    const { store, log } = this.parts;
    const refused = new Set(answers.filter((one) => one.verdict === 'refused').map((one) => one.command));
    const arrived = settled.filter((command) => !refused.has(command.id)).length;
    const tray = new Set((await store.read((tables) => tables.refused.all())).map((one) => one.id));
    const kept = settled.filter((command) => tray.has(command.id)).length;
    const foreign = settled.length - arrived - kept;
    // No exit may follow that would take along what else is kept of them.
    if (foreign > 0) await this.parts.onGone({ ids: [], lost: null });
    tellAnswers(log, { arrived, kept, foreign });
  }

  private async pull(): Promise<void> {
    const { store, records, transport, inTurn, time, log, clock } = this.parts;
    let from = await store.read(checkpointOf);
    let rows: Row[] = [];
    let exits: Exit[] = [];
    let lost: Lost | null = null;
    let received = 0;
    let size = 0;
    const result = await transport.pull(from, async (line, length) => {
      size += length;
      switch (line.type) {
        case 'start':
          await time.heard(line.officeTime);
          this.progress = { received: 0, total: line.total, size: 0 };
          return 'go-on';
        case 'lost':
          lost = { all: line.all, organizations: line.organizations };
          return 'go-on';
        case 'row':
          rows.push({ collection: line.collection, record: line.record });
          return 'go-on';
        case 'exit':
          exits.push({ collection: line.collection, id: line.id, rev: line.rev, epoch: line.epoch });
          return 'go-on';
        case 'mark': {
          // Before the records come and go: what may be written changes first.
          this.parts.onScope(line.to.scope);
          const page = { from, to: line.to, rows, exits, lost };
          const applied = await inTurn(() => applyPage(store, records, page, isoTime(clock.now())));
          if (applied) await this.forget(exits, lost, applied);
          else {
            this.send({ type: 'page', fits: false });
            return 'stop';
          }
          received += rows.length;
          this.progress = { received, total: Math.max(received, this.progress?.total ?? 0), size };
          from = line.to;
          rows = [];
          exits = [];
          lost = null;
          if (line.isHead) await this.atHead();
          this.parts.onChange();
          return 'go-on';
        }
      }
    });
    if (!result.ok) return this.send({ type: 'failed', step: 'pull', failure: result.error });
    this.progress = null;
    if (received > 0) log.plain(t('{count, plural, one {# record} other {# records}} received.', { count: received }));
    await this.leaseNumbers();
    this.send({ type: 'pulled', restore: await store.read(restoreStep) });
    await this.sendWhatWaits();
  }

  /** Something may have been sealed or handed in meanwhile: the driver hears of it as of a commit. */
  private async sendWhatWaits(): Promise<void> {
    const unsent = await this.parts.store.read(waitingIn);
    if (unsent !== this.state.unsent) this.send({ type: 'committed', unsent });
  }

  /** Everything of the office is here: what a restored one did not confirm leaves (S25). */
  private async atHead(): Promise<void> {
    await this.parts.store.write((tables) => tables.meta.set('hasSynced', true));
    const gone = await this.wayBack.giveUp();
    if (gone.length > 0) await this.parts.onGone({ ids: gone, lost: null });
  }

  /** Takes along what else is kept of what left, and tells what left: nothing of it is silent (S20). */
  private async forget(exits: Exit[], lost: Lost | null, applied: NonNullable<Applied>): Promise<void> {
    const gone: string[] = [];
    for (const { collection, id } of exits) {
      // An exit that came late, of a record that is back, takes nothing.
      if (!(await this.parts.records.byId(collection, id))) gone.push(id);
    }
    if (gone.length > 0 || lost) await this.parts.onGone({ ids: gone, lost });
    tellWhatLeft(this.parts.log, gone.length, applied);
  }

  /** Keeps numbers in stock while there is a connection. Without one, tickets get provisional numbers. */
  private async leaseNumbers(): Promise<void> {
    const { store, transport, inTurn } = this.parts;
    const series = await store.read((tables) => lowSeries(tables, NUMBER_SERIES));
    if (series.length === 0) return;
    const leased = await transport.lease(series);
    if (!leased.ok) return;
    const blocks = leased.value.blocks.map((block) => ({ ...block, next: block.from }));
    await inTurn(() => store.write((tables) => tables.blocks.put(blocks)));
  }

  private async listen(): Promise<void> {
    const { store, records, transport, inTurn, time, clock } = this.parts;
    const abort = new AbortController();
    this.stream = abort;
    const checkpoint = await store.read(checkpointOf);
    const failure = await transport.listen(checkpoint, abort.signal, async (event) => {
      await time.heard(event.officeTime);
      if (event.type === 'hello') {
        this.parts.onScope(event.at.scope);
        const now = await store.read(checkpointOf);
        const isBehind = event.at.epoch !== now.epoch || event.at.seq !== now.seq || event.at.scope !== now.scope;
        return this.send({ type: 'stream-opened', isBehind });
      }
      const applied = await inTurn(() => applyPage(store, records, event, isoTime(clock.now())));
      if (applied) await this.forget(event.exits, null, applied);
      this.send({ type: 'page', fits: applied !== null });
      await this.sendWhatWaits();
    });
    if (this.stream === abort && !abort.signal.aborted) this.send({ type: 'failed', step: 'stream', failure });
  }

  /** Turns in the course of things, told in the log in plain words. */
  private note(before: DriverState, after: DriverState): void {
    const { log } = this.parts;
    const was = before.failure;
    if (after.failure?.kind === 'offline' && was?.kind !== 'offline') {
      log.plain(t('The office cannot be reached. Work goes on; edits are saved on this laptop.'));
    } else if (after.failure?.kind === 'server' && was?.kind !== 'server') {
      log.bad(after.failure.message);
    } else if (was && !after.failure && !after.stopped) {
      log.plain(t('The office answers again.'));
    }
    if (after.stopped && !before.stopped)
      log.bad(t('Sending has stopped until somebody acts; edits are saved on this laptop.'));
  }
}
