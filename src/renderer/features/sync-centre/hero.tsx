import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { syncNow } from '#renderer/data/commands.ts';
import { signInAgain } from '#renderer/data/entry.ts';
import { timesIn } from '#renderer/parts/times.ts';
import { Gauge } from '#renderer/ui/marks.tsx';
import { megabytes } from '#renderer/ui/megabytes.ts';
import { t } from '#renderer/words/t.ts';
import type { SyncStatus } from '#shared/sync/status.ts';
import css from './sync.module.css';
import { truthOf, whyNot } from './truth.ts';

const count = new Intl.NumberFormat('en-GB');

/** The truth about this laptop's work, in a sentence, and the way to hurry it. */
export function Hero({ status }: { status: SyncStatus }): ReactNode {
  const { icon: Glyph, look, title, text } = truthOf(status);
  const { progress } = status;
  return (
    <div className={css.hero}>
      <Glyph size={24} stroke={1.6} data-look={look} aria-hidden />
      <div>
        <h1>{title}</h1>
        <p>{text}</p>
        {progress && progress.total > 0 && (
          <div className={css.heroGauge}>
            <p>
              {t('{received} of {total} records, {size}', {
                received: count.format(progress.received),
                total: count.format(progress.total),
                size: megabytes(progress.size),
              })}
            </p>
            <Gauge done={progress.received} total={progress.total} label={t('First sync')} />
          </div>
        )}
      </div>
      <div className={css.act}>{status.phase === 'signed-out' ? <SignInAgain /> : <TryNow status={status} />}</div>
    </div>
  );
}

const SignInAgain = (): ReactNode => (
  <Button variant="filled" onClick={() => void signInAgain()}>
    {t('Sign in again')}
  </Button>
);

function TryNow({ status }: { status: SyncStatus }): ReactNode {
  const [isAsked, setIsAsked] = useState(false);
  const reason = whyNot(status);
  const tryNow = async (): Promise<void> => {
    setIsAsked(true);
    await syncNow();
    setTimeout(() => setIsAsked(false), 1500);
  };
  const next = status.retryAt ? t('Tries again by itself at {time}', { time: timesIn(null).time(status.retryAt) }) : '';
  return (
    <>
      <Button disabled={reason !== null} onClick={() => void tryNow()}>
        {t('Try now')}
      </Button>
      <span role="status">{reason ?? (isAsked ? t('Asked the office') : next)}</span>
    </>
  );
}
