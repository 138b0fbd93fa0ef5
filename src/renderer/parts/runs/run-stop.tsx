import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { t } from '#renderer/words/t.ts';
import css from './step.module.css';
import { StepWhy } from './step-why.tsx';

/** Stops a run that goes nowhere, with the reason. What is stamped stays. */
export function RunStop({ onStop }: { onStop: (reason: string) => Promise<string | null> }): ReactNode {
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [isBusy, run] = useBusy();
  const leave = (): void => {
    setIsAsking(false);
    setReason('');
    setError(null);
  };
  if (!isAsking) {
    return (
      <Button variant="subtle" data-tone="bad" onClick={() => setIsAsking(true)}>
        {t('Stop the run…')}
      </Button>
    );
  }
  return (
    <StepWhy
      label={t('Why is the run stopped?')}
      verb={t('Stop the run')}
      reason={reason}
      onChange={setReason}
      offered={[]}
      isBusy={isBusy}
      onLeave={leave}
      onSave={() =>
        void run(async () => {
          if (!reason.trim()) return setError(t('Say why the run is stopped.'));
          const objection = await onStop(reason);
          setError(objection);
          if (objection === null) leave();
        })
      }
    >
      {error && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
    </StepWhy>
  );
}
