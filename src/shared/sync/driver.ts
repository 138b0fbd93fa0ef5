/**
 * When the laptop pushes, pulls, listens and waits: one pure function from (state, event) to (state, effects).
 * The effects are run outside (worker/sync-runner.ts), their ends come back as events.
 *
 * Held at all times: at most one push or pull is under way; nothing is done while stopped; a failed push does
 * not keep a pull from happening, so that a bad outbox never blinds a laptop (I5).
 */

/**
 * Why an exchange failed. `offline`: nobody answered; `server`: somebody did, and it was no good answer; `too-large`:
 * what was sent is more than the office, or something on the way to it, takes at once. `office` is where an office of
 * another epoch stands (S25).
 */
export type Failure =
  | { kind: 'offline' }
  | { kind: 'server'; message: string; retryAfterMs?: number }
  | { kind: 'signed-out' }
  | { kind: 'update-needed' }
  | { kind: 'too-large' }
  | { kind: 'other-epoch'; office: { epoch: string; lastN: number } };

/**
 * How far a laptop is on its way back to an office that was restored from a backup (S25): not on one; it sends again what
 * the office lost of its commands; it offers the records it holds; it pulls everything, to see what the office confirms.
 */
export type RestoreStep = 'none' | 'sending' | 'offering' | 'confirming';

export interface DriverState {
  doing: 'nothing' | 'pushing' | 'pulling' | 'restoring';
  restore: RestoreStep;
  stream: 'closed' | 'opening' | 'open';
  /** Commands in the outbox. */
  unsent: number;
  /** Commands that go in one push, at most. */
  batch: number;
  /** Commands that the push under way was made for, and whether without what they change. */
  sending: { commands: number; isWithheld: boolean };
  /** The next command is too large to be sent at all: its place goes without what it changes, to be refused (I5). */
  isWithheld: boolean;
  /** Whether records may be waiting at the office. */
  isBehind: boolean;
  /** A page that did not fit came while a pull was under way: that pull may have ended before it. */
  pullAgain: boolean;
  /** The last push failed at an office that answers: pull first, then push again. */
  pushFailed: boolean;
  /** Failures in a row, for the back-off. */
  failures: number;
  /** Waiting until a timer or a person says otherwise. */
  isWaiting: boolean;
  /** Set once nothing can go on without the user. */
  stopped: 'signed-out' | 'update-needed' | null;
  /** The last failure, until an exchange succeeds. */
  failure: Failure | null;
  /** Device time since which the office itself was not heard, ms; null while it is. */
  offlineSince: number | null;
}

export type DriverEvent =
  | { type: 'started'; unsent: number; restore?: RestoreStep }
  /** A step of the way back to a restored office was done: its commands went back into the outbox, or the offer was answered. */
  | { type: 'restored'; unsent: number; restore: RestoreStep }
  | { type: 'committed'; unsent: number }
  /** The timer ran out. */
  | { type: 'woken' }
  /** The network came back, or a person pressed "Try now": the waits begin short again. */
  | { type: 'asked' }
  | { type: 'pushed'; unsent: number; restore?: RestoreStep }
  | { type: 'pulled'; restore?: RestoreStep }
  | { type: 'failed'; step: 'push' | 'pull' | 'stream' | 'restore'; failure: Failure }
  | { type: 'stream-opened'; isBehind: boolean }
  /** A page came on the stream; `fits` when it started where the laptop stands (S8). */
  | { type: 'page'; fits: boolean }
  | { type: 'signed-in' }
  /** The system says that there is no network. */
  | { type: 'network-lost' };

export type Effect =
  /** Send so many commands of the outbox; `isWithheld`: without what they change. */
  | { type: 'push'; commands: number; isWithheld: boolean }
  | { type: 'pull' }
  /** The office is at another epoch: what it lost of this laptop's commands goes back into the outbox (S25). */
  | { type: 'enter'; epoch: string; lastN: number }
  /** Offers the records held from former epochs. */
  | { type: 'offer' }
  | { type: 'open-stream' }
  | { type: 'close-stream' }
  | { type: 'wait'; ms: number }
  | { type: 'stop-waiting' };

/** Commands that go in one push. */
const BATCH = 50;

export const startState: DriverState = {
  doing: 'nothing',
  restore: 'none',
  stream: 'closed',
  unsent: 0,
  batch: BATCH,
  sending: { commands: 0, isWithheld: false },
  isWithheld: false,
  isBehind: true,
  pullAgain: false,
  pushFailed: false,
  failures: 0,
  isWaiting: false,
  stopped: null,
  failure: null,
  offlineSince: null,
};

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** How long to wait after so many failures in a row: doubling, capped, half of it by chance (`random` in 0..1). */
export const waitMs = (failures: number, random: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures - 1, 10)) * (0.5 + random / 2);

/** One step. `now` is device time in ms, `random` a number in 0..1 for the jitter. */
export function step(
  state: DriverState,
  event: DriverEvent,
  { now, random }: { now: number; random: number },
): [DriverState, Effect[]] {
  switch (event.type) {
    case 'started':
      return next({ ...state, unsent: event.unsent, restore: event.restore ?? 'none' });
    case 'restored':
      return next({
        ...reached(state),
        doing: 'nothing',
        unsent: event.unsent,
        restore: event.restore,
        isBehind: true,
      });
    case 'committed':
      return next({ ...state, unsent: event.unsent });
    case 'woken':
    case 'asked':
      return next(
        {
          ...state,
          failures: event.type === 'asked' ? 0 : state.failures,
          isWaiting: false,
          pushFailed: false,
          isBehind: true,
        },
        state.isWaiting ? [{ type: 'stop-waiting' }] : [],
      );
    case 'pushed':
      return next({
        ...reached(state),
        doing: 'nothing',
        unsent: event.unsent,
        pushFailed: false,
        batch: Math.min(BATCH, state.batch * 2),
        isWithheld: false,
        restore: event.restore ?? 'none',
        // What a restored office did not confirm stays while it has unsent edits: they are answered now.
        isBehind: state.isBehind || event.restore === 'confirming',
      });
    case 'pulled':
      return next({
        ...reached(state),
        doing: 'nothing',
        isBehind: state.pullAgain,
        pullAgain: false,
        restore: event.restore ?? 'none',
      });
    case 'stream-opened':
      return next({ ...reached(state), stream: 'open', isBehind: state.isBehind || event.isBehind });
    case 'page':
      return next({
        ...state,
        isBehind: state.isBehind || !event.fits,
        pullAgain: state.pullAgain || (!event.fits && state.doing === 'pulling'),
      });
    case 'signed-in':
      return next({ ...state, stopped: null, failures: 0, isWaiting: false });
    case 'network-lost':
      return failed(state, 'stream', { kind: 'offline' }, now, random);
    case 'failed':
      if (event.step === 'push' && event.failure.kind === 'too-large' && !state.sending.isWithheld) {
        return next(smaller(state));
      }
      return failed(state, event.step, event.failure, now, random);
  }
}

/** Half of what was too large; of a single command its place alone, so that it is refused and what follows goes on. */
function smaller(state: DriverState): DriverState {
  const sent = state.sending.commands;
  const isSingle = sent <= 1;
  return { ...state, doing: 'nothing', batch: isSingle ? 1 : Math.ceil(sent / 2), isWithheld: isSingle };
}

const reached = (state: DriverState): DriverState => ({
  ...state,
  failures: state.pushFailed ? state.failures : 0,
  failure: state.pushFailed ? state.failure : null,
  offlineSince: null,
});

function failed(
  state: DriverState,
  at: 'push' | 'pull' | 'stream' | 'restore',
  failure: Failure,
  now: number,
  random: number,
): [DriverState, Effect[]] {
  const isAnswered = failure.kind === 'server' || failure.kind === 'too-large';
  const retryAfterMs = failure.kind === 'server' ? failure.retryAfterMs : undefined;
  const after: DriverState = {
    ...state,
    doing: at === 'stream' ? state.doing : 'nothing',
    stream: at === 'stream' ? 'closed' : state.stream,
    // What was sent while nobody listened has to be asked for.
    isBehind: true,
    failure,
    failures: state.failures + 1,
    offlineSince:
      failure.kind === 'offline' || (isAnswered && at !== 'push') ? (state.offlineSince ?? now) : state.offlineSince,
  };
  if (failure.kind === 'signed-out' || failure.kind === 'update-needed') {
    return [{ ...after, stopped: failure.kind, stream: 'closed', isWaiting: false }, [{ type: 'close-stream' }]];
  }
  if (failure.kind === 'other-epoch' && after.doing === 'nothing') {
    const { epoch, lastN } = failure.office;
    const entering: DriverState = { ...after, doing: 'restoring', stream: 'closed' };
    return [{ ...entering, failures: 0, failure: null }, [{ type: 'close-stream' }, { type: 'enter', epoch, lastN }]];
  }
  // An office that answers a push badly is still asked for its records first, unless it wants to be left alone.
  if (at === 'push' && isAnswered && !retryAfterMs && !state.pushFailed && mayPull(state))
    return next({ ...after, pushFailed: true });
  const close: Effect[] = at === 'stream' ? [{ type: 'close-stream' }] : [];
  if (after.doing !== 'nothing') return [after, close];
  const ms = retryAfterMs || waitMs(after.failures, random);
  return [{ ...after, isWaiting: true }, [...close, { type: 'wait', ms }]];
}

/** Until a restored office has seen what this laptop has, none of its records are asked for (S25). */
const mayPull = ({ restore }: DriverState): boolean => restore === 'none' || restore === 'confirming';

/** What to do next, if nothing is under way. */
function next(state: DriverState, effects: Effect[] = []): [DriverState, Effect[]] {
  if (state.stopped || state.isWaiting || state.doing !== 'nothing') return [state, effects];
  if (state.restore === 'offering') return [{ ...state, doing: 'restoring' }, [...effects, { type: 'offer' }]];
  if (state.unsent > 0 && (!state.pushFailed || state.restore === 'sending')) {
    const sending = { commands: Math.min(state.batch, state.unsent), isWithheld: state.isWithheld };
    return [{ ...state, doing: 'pushing', sending }, [...effects, { type: 'push', ...sending }]];
  }
  if (state.isBehind) return [{ ...state, doing: 'pulling' }, [...effects, { type: 'pull' }]];
  if (state.stream === 'closed') return [{ ...state, stream: 'opening' }, [...effects, { type: 'open-stream' }]];
  if (state.unsent > 0) {
    return [
      { ...state, isWaiting: true },
      [...effects, { type: 'wait', ms: waitMs(Math.max(1, state.failures), 0.5) }],
    ];
  }
  return [state, effects];
}
