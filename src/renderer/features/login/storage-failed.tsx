import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { putAside } from '#renderer/data/entry.ts';
import { saveAsFile } from '#renderer/ui/save-as-file.ts';
import { t } from '#renderer/words/t.ts';
import { Door, Problem } from './door.tsx';
import css from './login.module.css';

/** A database of this laptop could not be opened: what is safe, and the ways on. Nothing is deleted by any of them (S24). */
export function StorageFailed({ message, unsent }: { message: string; unsent: string[] }): ReactNode {
  const [isBusy, setIsBusy] = useState(false);
  const goOn = async (): Promise<void> => {
    setIsBusy(true);
    await putAside().finally(() => setIsBusy(false));
  };
  return (
    <Door title={t('The records cannot be opened')} lead={t('Nothing on this laptop was deleted or changed.')}>
      <div className={css.inputs}>
        <Problem>{message}</Problem>
        <p>
          {unsent.length > 0
            ? t(
                '{count, plural, one {# edit} other {# edits}} that had not reached the office are safe in a file beside the database. They are sent once Sitebook opens again.',
                { count: unsent.length },
              )
            : t(
                'What had reached the office is safe there. Edits that had not are in the database that cannot be opened.',
              )}
        </p>
        <Button variant="filled" className={css.submit ?? ''} onClick={() => location.reload()}>
          {t('Try again')}
        </Button>
        {unsent.length > 0 && (
          <Button onClick={() => saveAsFile('unsent-work.json', `[${unsent.join(',\n')}]\n`, 'application/json')}>
            {t('Export unsent work')}
          </Button>
        )}
        <Button variant="subtle" loading={isBusy} onClick={() => void goOn()}>
          {t('Put the database aside and start a new one')}
        </Button>
      </div>
    </Door>
  );
}
