import {
  type Icon,
  IconAlertTriangle,
  IconArrowDown,
  IconCircleCheck,
  IconCircleDashed,
  IconDeviceLaptop,
  IconLock,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLiveSync } from '#renderer/parts/live-sync.tsx';
import { t } from '#renderer/words/t.ts';
import css from './shell.module.css';
import { type SyncLook, syncWords } from './sync-words.ts';

const ICONS: Record<SyncLook, Icon> = {
  office: IconCircleCheck,
  here: IconDeviceLaptop,
  offline: IconDeviceLaptop,
  moving: IconArrowDown,
  asks: IconLock,
  you: IconAlertTriangle,
  quiet: IconCircleDashed,
};

/** Where the work is, always visible: word, icon and colour. A click opens the sync centre. */
export function SyncChip(): ReactNode {
  const { status } = useLiveSync();
  const { look, words } = syncWords(status);
  const Glyph = ICONS[look];
  return (
    <Link to="/sync" className={css.sync} data-look={look} title={status.reason ?? t('Open the sync centre')}>
      <Glyph size={16} stroke={1.9} aria-hidden style={status.phase === 'sending' ? { rotate: '180deg' } : undefined} />
      {words}
    </Link>
  );
}
