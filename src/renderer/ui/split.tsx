import { ActionIcon, Tooltip } from '@mantine/core';
import { IconLayoutSidebarRight, IconLayoutSidebarRightCollapse } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { t } from '#renderer/words/t.ts';
import css from './split.module.css';

let reveal: (() => void) | null = null;

/** Opens the panel beside the page where room is short, so that something in it can have the focus. */
export const openSide = (): void => flushSync(() => reveal?.());

/**
 * A page with context beside it. `sideLabel` names the panel, and the button that opens it where room is short. With
 * `onClose` something was opened in the panel: it is wider, and open in any case until it is closed.
 */
export function Split(props: {
  side: ReactNode;
  sideLabel: string;
  onClose?: (() => void) | null;
  children: ReactNode;
}) {
  const { side, sideLabel, children, onClose = null } = props;
  const [isAsked, setIsAsked] = useState(false);
  useEffect(() => {
    const open = (): void => setIsAsked(true);
    reveal = open;
    return () => {
      if (reveal === open) reveal = null;
    };
  }, []);
  const isOpen = isAsked || onClose !== null;
  const setIsOpen = (isWanted: boolean): void => {
    setIsAsked(isWanted);
    if (!isWanted) onClose?.();
  };
  const Icon = isOpen ? IconLayoutSidebarRightCollapse : IconLayoutSidebarRight;
  const verb = `${isOpen ? t('Close') : t('Open')} ${sideLabel.toLowerCase()}`;
  return (
    <div className={css.split}>
      <div className={css.content}>{children}</div>
      <aside
        className={css.panel}
        aria-label={sideLabel}
        data-open={isOpen || undefined}
        data-wide={onClose !== null || undefined}
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
