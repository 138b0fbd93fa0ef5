import { assertNever } from '#shared/lib/exhaustive.ts';
import type { DriverState, Failure } from './driver.ts';

/**
 * What the sync chip says (S26). Always the truth of what the driver knows:
 * `first-sync` until the first complete pull; `needsYou` counts conflicts and refusals.
 */
export interface SyncStatus {
  phase:
    | 'starting'
    | 'first-sync'
    | 'offline'
    | 'saved-here'
    | 'sending'
    | 'restoring'
    | 'at-office'
    | 'signed-out'
    | 'update-needed'
    | 'stopped';
  /** Commands in the outbox. */
  unsent: number;
  /** Records with open conflicts plus entries of the tray. */
  needsYou: number;
  /** Office time of the last complete exchange, ISO; null before the first. */
  lastContactAt: string | null;
  /** Since when the office cannot be reached, device time, ISO; null while it can. */
  offlineSince: string | null;
  /** Why nothing moves, in plain words; null where there is nothing to explain. */
  reason: string | null;
  /** When the driver tries again by itself, device time, ISO; null when it does not wait. */
  retryAt: string | null;
  /** First sync: null otherwise. */
  progress: Progress | null;
}

/** How far a pull is. */
export interface Progress {
  /** Records received and expected. */
  received: number;
  total: number;
  /** What was received, in characters as unpacked. */
  size: number;
}

export const startingStatus: SyncStatus = {
  phase: 'starting',
  unsent: 0,
  needsYou: 0,
  lastContactAt: null,
  offlineSince: null,
  reason: null,
  retryAt: null,
  progress: null,
};

/** What the worker knows besides the driver's state. */
export interface StatusFacts {
  needsYou: number;
  lastContactAt: string | null;
  retryAt: string | null;
  /** Whether a first sync has ever been completed. */
  isFirstSync: boolean;
  progress: SyncStatus['progress'];
}

/** The status that the driver's state amounts to. */
export function statusOf(state: DriverState, facts: StatusFacts): SyncStatus {
  return {
    phase: phaseOf(state, facts),
    unsent: state.unsent,
    needsYou: facts.needsYou,
    lastContactAt: facts.lastContactAt,
    offlineSince: state.offlineSince === null ? null : new Date(state.offlineSince).toISOString(),
    reason: state.failure ? reasonOf(state.failure) : null,
    retryAt: state.isWaiting ? facts.retryAt : null,
    progress: facts.isFirstSync ? facts.progress : null,
  };
}

function phaseOf(state: DriverState, facts: StatusFacts): SyncStatus['phase'] {
  if (state.stopped === 'signed-out') return 'signed-out';
  if (state.stopped === 'update-needed') return 'update-needed';
  // Whoever answers in the office's place (a sign-in page of the network) leaves the laptop as alone as nobody would.
  if (state.failure?.kind === 'offline' || (state.failure && state.stream !== 'open')) return 'offline';
  if (facts.isFirstSync) return 'first-sync';
  if (state.restore !== 'none' || state.doing === 'restoring') return 'restoring';
  if (state.doing === 'pushing') return 'sending';
  return state.unsent > 0 ? 'saved-here' : 'at-office';
}

function reasonOf(failure: Failure): string {
  switch (failure.kind) {
    case 'offline':
      return 'The office cannot be reached.';
    case 'server':
      return failure.message;
    case 'too-large':
      return 'What was sent is more than the office takes at once.';
    case 'signed-out':
      return 'The office asks you to sign in again.';
    case 'update-needed':
      return 'This Sitebook is older than the office and has to be updated.';
    case 'other-epoch':
      return 'The office was restored from a backup. This laptop gives back what the office lost.';
    default:
      return assertNever(failure);
  }
}
