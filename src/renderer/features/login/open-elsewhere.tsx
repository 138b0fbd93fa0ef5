import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { takeOver } from '#renderer/data/entry.ts';
import type { LocalUser } from '#renderer/data/session.ts';
import { t } from '#renderer/words/t.ts';
import { Door } from './door.tsx';
import css from './login.module.css';

/** One window works with the records at a time (S1); this one may take over. */
export function OpenElsewhere({ user }: { user: LocalUser }): ReactNode {
  const [isBusy, setIsBusy] = useState(false);
  const take = async (): Promise<void> => {
    setIsBusy(true);
    await takeOver();
    setIsBusy(false);
  };
  return (
    <Door title={t('Open in another window')} lead={t("{name}'s records are in use there.", { name: user.name })}>
      <div className={css.inputs}>
        <p>
          {t(
            'One window works with them at a time. If you go on here, the other one stops; what was saved there is safe.',
          )}
        </p>
        <Button variant="filled" className={css.submit ?? ''} loading={isBusy} onClick={() => void take()}>
          {t('Go on here')}
        </Button>
      </div>
    </Door>
  );
}
