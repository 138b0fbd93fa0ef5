import type { ReactNode } from 'react';
import { useSession, useUser } from '#renderer/data/session.ts';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { usePrinting } from '#renderer/parts/printing.ts';
import { timesIn } from '#renderer/parts/times.ts';
import { t } from '#renderer/words/t.ts';
import css from './shell.module.css';

/** The line on top of what is printed: whose it is, when and by whom, and whether the office knows all of it. */
export function PrintHead(): ReactNode {
  const user = useUser();
  const office = useSession((state) => (state.is === 'open' ? state.officeName : ''));
  const { unsent } = useLiveSync().status;
  // Read only while it is printed: the time would be that of the last drawing otherwise.
  const isPrinting = usePrinting();
  const printed = isPrinting
    ? t('{office}, printed {moment} by {name}', {
        office,
        moment: timesIn(null).full(new Date().toISOString()),
        name: user.name,
      })
    : '';
  const state =
    unsent > 0
      ? t('{unsent, plural, one {# edit} other {# edits}} on this laptop had not reached the office.', { unsent })
      : '';
  return (
    <p className={css.printed} data-print-only>
      {[printed, state].filter(Boolean).join('. ')}
    </p>
  );
}
