import { t } from '#renderer/words/t.ts';
import type { Applied } from './apply.ts';
import type { SyncLog } from './sync-log.ts';

/** Tells the log what left this laptop with a page: nothing of it is silent (S20). */
export function tellWhatLeft(log: SyncLog, records: number, applied: NonNullable<Applied>): void {
  if (records > 0)
    log.plain(
      t(
        '{count, plural, one {# record} other {# records}} left this laptop: no longer granted to you, or not taken along.',
        { count: records },
      ),
    );
  if (applied.commands > 0)
    log.bad(
      t(
        '{count, plural, one {# edit} other {# edits}} that had not been sent went with them, sealed for the office, where an administrator can read them.',
        { count: applied.commands },
      ),
    );
  if (applied.alsoDropped > 0)
    log.plain(
      t('{count, plural, one {# entry} other {# entries}} under "Needs you" went with them; the office keeps them.', {
        count: applied.alsoDropped,
      }),
    );
}

/** Tells the log what the office took sealed. */
export const tellHandedIn = (log: SyncLog, count: number): void =>
  log.plain(t('{count, plural, one {# sealed edit} other {# sealed edits}} handed to the office.', { count }));

/** Tells the log how a push was answered: `kept` were refused and lie in the tray, `foreign` were not this user's to see. */
export function tellAnswers(
  log: SyncLog,
  { arrived, kept, foreign }: Record<'arrived' | 'kept' | 'foreign', number>,
): void {
  if (arrived > 0) log.plain(t('{count, plural, one {# edit} other {# edits}} at the office.', { count: arrived }));
  if (kept > 0)
    log.bad(
      t('The office refused {count, plural, one {# edit} other {# edits}}, kept under "Needs you".', { count: kept }),
    );
  if (foreign > 0)
    log.bad(
      t(
        'The office refused {count, plural, one {# edit} other {# edits}} of clients that are not yours now. It keeps them; this laptop does not.',
        { count: foreign },
      ),
    );
}
