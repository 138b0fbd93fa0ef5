import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import { Door, Problem } from './door.tsx';
import css from './login.module.css';

/** The databases of this laptop could not be opened. Nothing is deleted by that. */
export function StorageFailed({ message }: { message: string }): ReactNode {
  return (
    <Door title={t('The records cannot be opened')} lead={t('Nothing on this laptop was deleted or changed.')}>
      <div className={css.inputs}>
        <Problem>{message}</Problem>
        <Button variant="filled" className={css.submit ?? ''} onClick={() => location.reload()}>
          {t('Try again')}
        </Button>
      </div>
    </Door>
  );
}
