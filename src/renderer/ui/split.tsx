import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutSidebarRight, IconLayoutSidebarRightCollapse } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { t } from '#renderer/words/t.ts';
import css from './split.module.css';

/** A page with context beside it. `sideLabel` names the panel, and the button that opens it where room is short. */
export function Split({ side, sideLabel, children }: { side: ReactNode; sideLabel: string; children: ReactNode }) {
  const [isOpen, setIsOpen] = useState(false);
  const Icon = isOpen ? IconLayoutSidebarRightCollapse : IconLayoutSidebarRight;
  const verb = `${isOpen ? t('Close') : t('Open')} ${sideLabel.toLowerCase()}`;
  return (
    <div className={css.split}>
      <div className={css.content}>{children}</div>
      <aside
        className={css.panel}
        aria-label={sideLabel}
        data-open={isOpen || undefined}
        onKeyDown={(event) => event.key === 'Escape' && setIsOpen(false)}
      >
        {side}
      </aside>
      <div className={css.strip}>
        <Tooltip label={verb} position="left">
          <ActionIcon aria-label={verb} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            <Icon size={18} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}
