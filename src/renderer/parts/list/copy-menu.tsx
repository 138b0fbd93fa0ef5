import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { t } from '#renderer/words/t.ts';
import type { Copy } from './use-copy.ts';

interface Props {
  copy: Copy;
  /** "412 assets". */
  count: string;
  ids: () => Promise<readonly string[]>;
  /** The button, where a glyph is not enough. */
  children?: ReactElement;
}

/** Copies rows as CSV, or hands them over as a file. */
export function CopyMenu({ copy, count, ids, children }: Props): ReactNode {
  return (
    <Menu position="bottom-end" offset={6}>
      <Menu.Target>
        {children ?? (
          <ActionIcon aria-label={t('Copy as CSV')} title={t('Copy as CSV')} loading={copy.isBusy}>
            <IconCopy size={16} />
          </ActionIcon>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void copy.copy(ids)}>{t('Copy {count} as CSV', { count })}</Menu.Item>
        <Menu.Item onClick={() => void copy.save(ids)}>{t('Save {count} as a CSV file', { count })}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
