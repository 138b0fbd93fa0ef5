import { t } from '#renderer/words/t.ts';
import { NUMBER_SERIES } from '#shared/domain/numbers.ts';
import { type After, type Clock, isoTime } from '#shared/lib/clock.ts';
import type { DriverEvent, DriverState, Effect } from '#shared/sync/driver.ts';
import { startState, step } from '#shared/sync/driver.ts';
import { withheld } from '#shared/sync/withhold.ts';
import type { Exit, Row } from '#shared/wire/contract.ts';
import { applyAnswers, applyPage } from './apply.ts';
import type { EventTime } from './event-time.ts';
import { lowSeries } from './numbers.ts';
import type { RecordStore } from './record-store.ts';
import type { SyncLog } from './sync-log.ts';
import { checkpointOf, isNoRoom, type SyncStore } from './sync-store.ts';
import type { Transport } from './transport.ts';

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
  onGone: (ids: string[]) => Promise<void>;
  /** The office is at this scope: its user's roles and grants may have changed. */
  onScope: (scope: number) => void;
}

/** Runs the driver: does what it asks for and tells it how that ended. */
export class SyncRunner {
  state: DriverState = startState;
  progress: { received: number; total: number } | null = null;
  retryAt: string | null = null;
  private stopWaiting: () => void = () => undefined;
  private stream: AbortController | null = null;
  private isClosed = false;

  constructor(private readonly parts: RunnerParts) {}

  /** Takes one event; its effects start before this returns. */
  send(event: DriverEvent): void {
    if (this.isClosed) return;
    const { clock, random } = this.parts;
    const [state, effects] = step(this.state, event, { now: clock.now(), random: random() });
    this.note(this.state, state);
    this.state = state;
    for (const effect of effects) this.run(effect);
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
  private async guard(at: 'push' | 'pull' | 'stream', work: () => Promise<void>): Promise<void> {
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
    const { store, records, transport, inTurn, time, log } = this.parts;
    const { commands, checkpoint, heard } = await store.read(async (tables) => ({
      commands: await tables.outbox.first(most),
      checkpoint: await checkpointOf(tables),
      heard: await tables.meta.get('lastContactAt'),
    }));
    if (commands.length === 0) return this.send({ type: 'pushed', unsent: 0 });
    const sent = isWithheld ? commands.map(withheld) : commands;
    const response = await transport.push(checkpoint.epoch, heard ?? null, sent);
    if (!response.ok) return this.send({ type: 'failed', step: 'push', failure: response.error });
    await time.heard(response.value.officeTime);
    this.parts.onScope(response.value.at.scope);
    const settled = await inTurn(() => applyAnswers(store, records, response.value));
    const isRefused = new Set(
      response.value.answers.filter((one) => one.verdict === 'refused').map((one) => one.command),
    );
    const refused = settled.filter((command) => isRefused.has(command.id)).length;
    const arrived = settled.length - refused;
    if (arrived > 0) log.plain(t('{count, plural, one {# edit} other {# edits}} at the office.', { count: arrived }));
    if (refused > 0)
      log.bad(
        t('The office refused {count, plural, one {# edit} other {# edits}}, kept under "Needs you".', {
          count: refused,
        }),
      );
    const unsent = await store.read((tables) => tables.outbox.count());
    if (settled.length === 0 && unsent > 0) {
      const message = t(
        'The office expects edit {n} of this laptop next and did not take what was sent. Nothing is lost.',
        { n: response.value.nextN },
      );
      return this.send({ type: 'failed', step: 'push', failure: { kind: 'server', message } });
    }
    this.send({ type: 'pushed', unsent });
  }

  private async pull(): Promise<void> {
    const { store, records, transport, inTurn, time, log, clock } = this.parts;
    let from = await store.read(checkpointOf);
    let rows: Row[] = [];
    let exits: Exit[] = [];
    let received = 0;
    const result = await transport.pull(from, async (line) => {
      switch (line.type) {
        case 'start':
          await time.heard(line.officeTime);
          this.progress = { received: 0, total: line.total };
          return 'go-on';
        case 'lost':
          // What the office has of them follows as exits; what it does not have is refused when it is sent.
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
          const page = { from, to: line.to, rows, exits };
          const fits = await inTurn(() => applyPage(store, records, page, isoTime(clock.now())));
          if (fits) await this.forget(exits);
          else {
            this.send({ type: 'page', fits: false });
            return 'stop';
          }
          received += rows.length;
          this.progress = { received, total: Math.max(received, this.progress?.total ?? 0) };
          from = line.to;
          rows = [];
          exits = [];
          if (line.isHead) await store.write((tables) => tables.meta.set('hasSynced', true));
          this.parts.onChange();
          return 'go-on';
        }
      }
    });
    if (!result.ok) return this.send({ type: 'failed', step: 'pull', failure: result.error });
    this.progress = null;
    if (received > 0) log.plain(t('{count, plural, one {# record} other {# records}} received.', { count: received }));
    await this.leaseNumbers();
    this.send({ type: 'pulled' });
  }

  private async forget(exits: Exit[]): Promise<void> {
    const gone: string[] = [];
    for (const { collection, id } of exits) {
      // An exit that came late, of a record that is back, takes nothing.
      if (!(await this.parts.records.byId(collection, id))) gone.push(id);
    }
    if (gone.length > 0) await this.parts.onGone(gone);
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
      const fits = await inTurn(() => applyPage(store, records, event, isoTime(clock.now())));
      if (fits) await this.forget(event.exits);
      this.send({ type: 'page', fits });
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
