import { Kbd } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { usePalette } from '#renderer/state/palette.ts';
import { t } from '#renderer/words/t.ts';
import { MOD } from './mod-key.ts';
import css from './shell.module.css';

/** Looks like a field and opens the palette, which is one. */
export function SearchField(): ReactNode {
  const show = usePalette((state) => state.show);
  return (
    <button type="button" className={css.search} aria-keyshortcuts="Control+K Meta+K" onClick={() => show()}>
      <IconSearch size={15} stroke={1.7} aria-hidden />
      <span>{t('Search, go to, do')}</span>
      <Kbd>{`${MOD} K`}</Kbd>
    </button>
  );
}
