import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import type { Copy } from './use-copy.ts';

/** Copies all that pass the filter. `count` says how many that are: "412 assets". */
export function CopyMenu(props: { copy: Copy; count: string; ids: () => Promise<readonly string[]> }): ReactNode {
  const { copy, count } = props;
  return (
    <Menu position="bottom-end" offset={6}>
      <Menu.Target>
        <ActionIcon aria-label={t('Copy as CSV')} title={t('Copy as CSV')} loading={copy.isBusy}>
          <IconCopy size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void copy.copy(props.ids)}>{t('Copy {count} as CSV', { count })}</Menu.Item>
        <Menu.Item onClick={() => void copy.save(props.ids)}>{t('Save {count} as a CSV file', { count })}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
