import {
  type Icon,
  IconArrowDown,
  IconArrowUp,
  IconCircleCheck,
  IconCircleDashed,
  IconDeviceLaptop,
  IconLock,
} from '@tabler/icons-react';
import { timesIn } from '#renderer/parts/times.ts';
import { t } from '#renderer/words/t.ts';
import { assertNever } from '#shared/lib/exhaustive.ts';
import type { SyncStatus } from '#shared/sync/status.ts';

const areSaved = (count: number): string =>
  t('{count, plural, one {# edit is} other {# edits are}} saved on this laptop.', { count });

export interface Truth {
  icon: Icon;
  look: 'office' | 'here' | 'asks';
  title: string;
  text: string;
}

const SURVIVES = t('They survive a crash and a flat battery. They go to the office by themselves; nothing to press.');

/** What is true of this laptop's work now: what happened, what is safe, what to do. */
export function truthOf(status: SyncStatus): Truth {
  const { unsent, reason, offlineSince, lastContactAt } = status;
  const time = (iso: string): string => timesIn(null).moment(iso);
  const nothingHere = t('Nothing on this laptop waits to be sent.');
  const safe = unsent > 0 ? `${areSaved(unsent)} ${SURVIVES}` : nothingHere;
  switch (status.phase) {
    case 'starting':
      return { icon: IconCircleDashed, look: 'here', title: t('Opening the records'), text: safe };
    case 'first-sync':
      return {
        icon: IconArrowDown,
        look: 'here',
        title: t('The first sync brings your records onto this laptop'),
        text: [
          t('You can work meanwhile. If the connection breaks, it goes on where it stopped.'),
          unsent > 0 ? areSaved(unsent) : '',
        ].join(' '),
      };
    case 'offline': {
      const since = offlineSince ? t('Offline since {time}.', { time: time(offlineSince) }) : t('Offline.');
      return {
        icon: IconDeviceLaptop,
        look: 'here',
        title: `${since} ${unsent > 0 ? areSaved(unsent) : t('Everything you did is at the office.')}`,
        text:
          unsent > 0
            ? SURVIVES
            : t('You can work on. What you write is saved here and goes when there is a connection.'),
      };
    }
    case 'saved-here':
      return {
        icon: IconDeviceLaptop,
        look: 'here',
        title: areSaved(unsent),
        text: reason ? `${reason} ${SURVIVES}` : SURVIVES,
      };
    case 'sending':
      return {
        icon: IconArrowUp,
        look: 'here',
        title: t('Sending {unsent, plural, one {# edit} other {# edits}} to the office', { unsent }),
        text: t('They stay on this laptop until the office has answered.'),
      };
    case 'restoring':
      return {
        icon: IconArrowUp,
        look: 'here',
        title: t('The office was restored from a backup'),
        text: [
          t('This laptop gives back what the office lost, and then takes what the office has. You can work meanwhile.'),
          unsent > 0 ? areSaved(unsent) : '',
        ].join(' '),
      };
    case 'at-office':
      return {
        icon: IconCircleCheck,
        look: 'office',
        title: lastContactAt ? t('All at the office, {time}', { time: time(lastContactAt) }) : t('All at the office'),
        text: nothingHere,
      };
    case 'signed-out':
      return { icon: IconLock, look: 'asks', title: t('The office asks you to sign in again'), text: safe };
    case 'update-needed':
      return {
        icon: IconLock,
        look: 'asks',
        title: t('This Sitebook has to be updated'),
        text: `${reason ?? ''} ${safe}`,
      };
    case 'stopped':
      return {
        icon: IconLock,
        look: 'asks',
        title: t('Nothing goes to the office now'),
        text: t('{reason} What was saved on this laptop is safe.', { reason: reason ?? '' }),
      };
    default:
      return assertNever(status.phase);
  }
}

/** Why pressing "Try now" would do nothing; null when it does something. */
export function whyNot(status: SyncStatus): string | null {
  switch (status.phase) {
    case 'sending':
    case 'restoring':
      return t('Sending now');
    case 'first-sync':
      return status.reason ? null : t('Under way');
    case 'starting':
      return t('Starts in a moment');
    case 'update-needed':
      return t('Needs the update first');
    case 'stopped':
      return t('Stopped, see the reason');
    default:
      return null;
  }
}
