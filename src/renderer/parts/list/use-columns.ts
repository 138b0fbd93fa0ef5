import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import type { Listed } from '#renderer/parts/record-link.tsx';
import { useListChoices } from '#renderer/state/list-choices.ts';
import { isEqual } from '#shared/lib/json.ts';
import type { ListColumn, ListDefinition } from './definition.ts';
import { columnOf, type ListSearch, readColumns, STANDARD } from './list-search.ts';

/** Where there is less room, the standard columns are fewer. */
const NARROW = '(max-width: 1240px)';

export interface ChosenColumns<C extends Listed> {
  /** The columns shown, in their order. */
  shown: readonly ListColumn<C>[];
  /** In words for an address: what a saved view keeps. */
  text: string;
  isStandard: boolean;
  /** Shows these from now on; null for the list's own. */
  choose(keys: readonly string[] | null): void;
}

/**
 * The columns of a list: those in its address, else those that this person chose last on this laptop, else the list's
 * own. What a saved view shows is the view's, and does not change what the list opens with.
 */
export function useColumns<C extends Listed>(
  list: ListDefinition<C>,
  search: ListSearch,
  change: (changes: ListSearch, replace: boolean) => void,
): ChosenColumns<C> {
  const key = list.collection;
  const last = useListChoices((state) => state.columns[key]);
  const setColumns = useListChoices((state) => state.setColumns);
  const isNarrow = useMediaQuery(NARROW, window.matchMedia(NARROW).matches, { getInitialValueInEffect: false });
  const text = search.columns ?? (last && readColumns(list, last.join(',')).join(',')) ?? '';
  return useMemo(() => {
    const isStandard = text === '' || text === STANDARD;
    const shown = isStandard
      ? list.columns.filter((one) => !one.isExtra && !(one.isWide && isNarrow))
      : readColumns(list, text).flatMap((one) => columnOf(list, one) ?? []);
    const choose = (keys: readonly string[] | null): void => {
      const own = list.columns.filter((one) => !one.isExtra).map((one) => one.key);
      const chosen = keys === null || isEqual(keys, own) ? null : keys;
      if (!search.saved) setColumns(key, chosen);
      const columns = chosen === null ? (search.saved ? STANDARD : undefined) : chosen.join(',');
      change({ columns } as ListSearch, true);
    };
    return { shown, text: isStandard ? STANDARD : text, isStandard, choose };
  }, [list, text, isNarrow, search.saved, key, setColumns, change]);
}
