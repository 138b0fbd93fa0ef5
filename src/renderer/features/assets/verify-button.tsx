import { Button } from '@mantine/core';
import { IconMapPinCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { usePageActions } from '#renderer/parts/actions.ts';
import { useBusy } from '#renderer/parts/use-busy.ts';
import { useVerify } from '#renderer/parts/verify.ts';
import text from '#renderer/ui/text.module.css';
import { t } from '#renderer/words/t.ts';
import type { Asset } from '#shared/domain/records.ts';

/** Says that somebody has just seen the asset where it stands: one press, and a while to take it back. */
export function VerifyButton({ asset }: { asset: Asset }): ReactNode {
  const verify = useVerify();
  const [isBusy, run] = useBusy();
  const [error, setError] = useState<string | null>(null);
  const verifyNow = (): void => void run(async () => setError(await verify(asset)));
  usePageActions(t('On this page'), [
    {
      id: 'verified',
      label: t('Verified here now'),
      words: t('on site seen'),
      keys: 'v',
      icon: IconMapPinCheck,
      run: verifyNow,
    },
  ]);
  return (
    <>
      {error && (
        <span className={`${text.small} ${text.bad}`} role="alert">
          {error}
        </span>
      )}
      <Button leftSection={<IconMapPinCheck size={15} stroke={1.6} />} disabled={isBusy} onClick={verifyNow}>
        {t('Verified here now')}
      </Button>
    </>
  );
}
