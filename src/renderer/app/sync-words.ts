import { timesIn } from '#renderer/parts/times.ts';
import { t } from '#renderer/words/t.ts';
import { assertNever } from '#shared/lib/exhaustive.ts';
import type { SyncStatus } from '#shared/sync/status.ts';

/** How the chip looks: its ground and its icon follow from this. */
export type SyncLook = 'office' | 'here' | 'offline' | 'moving' | 'asks' | 'you' | 'quiet';

/** What the chip says, and how it looks. Always the truth of the status, whatever else it has to say (S26). */
export function syncWords(status: SyncStatus): { look: SyncLook; words: string } {
  const { phase, unsent, needsYou } = status;
  const base = phaseWords(status);
  if (needsYou === 0) return base;
  const asks = t('{needsYou, plural, one {# needs you} other {# need you}}', { needsYou });
  // What needs a person outranks everything but a session or an app that has ended.
  const look = base.look === 'asks' ? 'asks' : 'you';
  const isOnlyAsk = phase === 'at-office' && unsent === 0;
  return { look, words: isOnlyAsk ? asks : `${base.words}, ${asks}` };
}

function phaseWords(status: SyncStatus): { look: SyncLook; words: string } {
  const { unsent, lastContactAt, offlineSince, progress } = status;
  const time = (iso: string): string => timesIn(null).moment(iso);
  const here = unsent > 0 ? t(', {unsent} saved here', { unsent }) : '';
  switch (status.phase) {
    case 'starting':
      return { look: 'quiet', words: `Starting${here}` };
    case 'first-sync': {
      const share =
        progress && progress.total > 0 ? `, ${Math.floor((progress.received / progress.total) * 100)} %` : '';
      return { look: 'moving', words: t('First sync{share}{here}', { share, here }) };
    }
    case 'offline':
      return {
        look: 'offline',
        words: here
          ? t('Offline{here}', { here })
          : offlineSince
            ? t('Offline since {time}', { time: time(offlineSince) })
            : t('Offline'),
      };
    case 'saved-here':
      return { look: 'here', words: t('{unsent} saved here', { unsent }) };
    case 'sending':
      return { look: 'moving', words: t('Sending {unsent}', { unsent }) };
    case 'restoring':
      return { look: 'moving', words: t('Giving back to the restored office{here}', { here }) };
    case 'at-office':
      return {
        look: 'office',
        words: lastContactAt ? t('All at the office {time}', { time: time(lastContactAt) }) : t('All at the office'),
      };
    case 'signed-out':
      return { look: 'asks', words: t('Signed out{here}', { here }) };
    case 'update-needed':
      return { look: 'asks', words: t('Update needed{here}', { here }) };
    case 'stopped':
      return { look: 'asks', words: `Stopped${here}` };
    default:
      return assertNever(status.phase);
  }
}
