import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Door, Problem } from './door.tsx';
import css from './login.module.css';

/** The databases of this laptop could not be opened. Nothing is deleted by that. */
export function StorageFailed({ message }: { message: string }): ReactNode {
  return (
    <Door title="The records cannot be opened" lead="Nothing on this laptop was deleted or changed.">
      <div className={css.inputs}>
        <Problem>{message}</Problem>
        <Button variant="filled" className={css.submit ?? ''} onClick={() => location.reload()}>
          Try again
        </Button>
      </div>
    </Door>
  );
}
