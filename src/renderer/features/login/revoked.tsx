import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { startSession } from '#renderer/data/entry.ts';
import { t } from '#renderer/words/t.ts';
import { Door } from './door.tsx';
import css from './login.module.css';

/** The office revoked this laptop: what became of its records and of the work that had not been sent (S22). */
export function Revoked({ edits, waiting }: { edits: number; waiting: number }): ReactNode {
  return (
    <Door
      title={t('This laptop was revoked')}
      lead={t('Your office took it out of use. Its records, drafts and histories were removed from it.')}
    >
      <div className={css.inputs}>
        <p>{whatBecame(edits, waiting)}</p>
        {waiting === 0 && (
          <Button variant="filled" className={css.submit ?? ''} onClick={() => void startSession()}>
            {t('To the sign-in')}
          </Button>
        )}
      </div>
    </Door>
  );
}

function whatBecame(edits: number, waiting: number): string {
  if (waiting > 0)
    return t(
      '{count, plural, one {# edit that had not been sent is} other {# edits that had not been sent are}} kept here, sealed, until the office has them. Leave Sitebook open, or open it again where it reaches the office.',
      { count: waiting },
    );
  if (edits === 0) return t('Nothing was waiting to be sent: all your work is at the office.');
  return t(
    '{count, plural, one {# edit that had not been sent was} other {# edits that had not been sent were}} handed to the office, where an administrator can read them. Nothing was lost.',
    { count: edits },
  );
}
