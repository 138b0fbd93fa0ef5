import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useUser } from '#renderer/data/session.ts';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { timesIn } from '#renderer/parts/times.ts';
import { t } from '#renderer/words/t.ts';
import css from './sheet.module.css';

/** Prints a sheet that is not on the screen, in place of the page. `children` are drawn only while it is printed. */
export function PrintSheet({ label, children }: { label: string; children: () => ReactNode }): ReactNode {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    if (!isPrinting) return;
    const done = (): void => setIsPrinting(false);
    window.addEventListener('afterprint', done);
    return () => window.removeEventListener('afterprint', done);
  }, [isPrinting]);
  const print = (): void => {
    // What the browser prints has to be on the page before it is asked to.
    flushSync(() => setIsPrinting(true));
    window.print();
  };
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon aria-label={label} onClick={print}>
          <IconPrinter size={17} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      {isPrinting && createPortal(<div className={css.sheet}>{children()}</div>, document.body)}
    </>
  );
}

/** Whose hands it came from, and whether the office knows all of it: the last line of a sheet. */
export function PrintedBy(): ReactNode {
  const user = useUser();
  const { unsent } = useLiveSync().status;
  return (
    <p className={css.printed}>
      {t('Printed {moment} by {name}.', { moment: timesIn(null).full(new Date().toISOString()), name: user.name })}{' '}
      {unsent > 0 &&
        t('{unsent, plural, one {# edit} other {# edits}} on this laptop had not reached the office.', { unsent })}
    </p>
  );
}
