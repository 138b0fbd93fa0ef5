import { ActionIcon } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';

/** Prints the page it stands on, by what `app/print.css` makes of it. */
export const PrintButton = (): ReactNode => (
  <ActionIcon aria-label={t('Print')} title={t('Print')} onClick={() => window.print()}>
    <IconPrinter size={17} stroke={1.6} />
  </ActionIcon>
);
