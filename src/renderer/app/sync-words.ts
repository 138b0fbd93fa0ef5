import { timesIn } from '#renderer/parts/times.ts';
import { assertNever } from '#shared/lib/exhaustive.ts';
import type { SyncStatus } from '#shared/sync/status.ts';

/** How the chip looks: its ground and its icon follow from this. */
export type SyncLook = 'office' | 'here' | 'offline' | 'moving' | 'asks' | 'you' | 'quiet';

/** What the chip says, and how it looks. Always the truth of the status, whatever else it has to say (S26). */
export function syncWords(status: SyncStatus): { look: SyncLook; words: string } {
  const { phase, unsent, needsYou } = status;
  const base = phaseWords(status);
  if (needsYou === 0) return base;
  const asks = `${needsYou} need${needsYou === 1 ? 's' : ''} you`;
  // What needs a person outranks everything but a session or an app that has ended.
  const look = base.look === 'asks' ? 'asks' : 'you';
  const isOnlyAsk = phase === 'at-office' && unsent === 0;
  return { look, words: isOnlyAsk ? asks : `${base.words}, ${asks}` };
}

function phaseWords(status: SyncStatus): { look: SyncLook; words: string } {
  const { unsent, lastContactAt, offlineSince, progress } = status;
  const time = (iso: string): string => timesIn(null).moment(iso);
  const here = unsent > 0 ? `, ${unsent} saved here` : '';
  switch (status.phase) {
    case 'starting':
      return { look: 'quiet', words: `Starting${here}` };
    case 'first-sync': {
      const share =
        progress && progress.total > 0 ? `, ${Math.floor((progress.received / progress.total) * 100)} %` : '';
      return { look: 'moving', words: `First sync${share}${here}` };
    }
    case 'offline':
      return {
        look: 'offline',
        words: here ? `Offline${here}` : offlineSince ? `Offline since ${time(offlineSince)}` : 'Offline',
      };
    case 'saved-here':
      return { look: 'here', words: `${unsent} saved here` };
    case 'sending':
      return { look: 'moving', words: `Sending ${unsent}` };
    case 'at-office':
      return {
        look: 'office',
        words: lastContactAt ? `All at the office ${time(lastContactAt)}` : 'All at the office',
      };
    case 'signed-out':
      return { look: 'asks', words: `Signed out${here}` };
    case 'update-needed':
      return { look: 'asks', words: `Update needed${here}` };
    case 'stopped':
      return { look: 'asks', words: `Stopped${here}` };
    default:
      return assertNever(status.phase);
  }
}
