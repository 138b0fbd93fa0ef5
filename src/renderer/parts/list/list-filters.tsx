import { type ReactNode, useCallback, useState } from 'react';
import { useDirectory } from '#renderer/parts/directory.tsx';
import type { Listed } from '#renderer/parts/record-link.tsx';
import { compact } from '#renderer/parts/search.ts';
import { FilterChip, MoreFilters } from '#renderer/ui/filter.tsx';
import { FilterBar, FindField, TextButton } from '#renderer/ui/list-head.tsx';
import { t } from '#renderer/words/t.ts';
import type { ListDefinition } from './definition.ts';
import { chosenFilters, filterChange, isNot, type ListSearch, tickedOf } from './list-search.ts';
import type { SavedViews } from './use-saved-views.ts';

/** This many filters always show; the others where they are set or asked for. */
const ALWAYS = 4;

interface Props<C extends Listed> {
  list: ListDefinition<C>;
  search: ListSearch;
  saved: SavedViews;
  onSearch: (search: ListSearch, replace: boolean) => void;
  /** Goes to the rows. */
  onDone: () => void;
  /** How many rows, and what can be done with all of them. */
  end: ReactNode;
}

/** What an address says without what narrows it: its view, its sort, its columns. */
export function withoutFilters<C extends Listed>(list: ListDefinition<C>, search: ListSearch): ListSearch {
  const { text: _text, not: _not, ...rest } = search;
  return Object.fromEntries(
    Object.entries(rest).filter(([key]) => !list.filters.some((one) => one.key === key)),
  ) as ListSearch;
}

/** The line of a list that narrows it: what is typed, and the filters as chips. */
export function ListFilters<C extends Listed>({ list, search, saved, onSearch, onDone, end }: Props<C>): ReactNode {
  const names = useDirectory();
  const [asked, setAsked] = useState<string | null>(null);
  const change = (changes: ListSearch): void => onSearch(compact({ ...search, ...changes }) as ListSearch, false);
  const onText = useCallback(
    (typed: string) => onSearch(compact({ ...search, text: typed || undefined }) as ListSearch, true),
    [search, onSearch],
  );
  const isShown = (key: string, place: number): boolean =>
    place < ALWAYS || key === asked || tickedOf(search, key).length > 0;
  const more = list.filters.filter(({ key }, place) => !isShown(key, place));
  const isFiltered = chosenFilters(list, search).length > 0 || Boolean(search.text);
  return (
    <FilterBar end={end}>
      <FindField label={list.find} value={search.text ?? ''} onChange={onText} onDone={onDone} />
      {list.filters.map(
        ({ key, name, options }, place) =>
          isShown(key, place) && (
            <FilterChip
              key={key}
              name={name}
              options={options(names, search)}
              chosen={tickedOf(search, key)}
              isNot={isNot(search, key)}
              isOpened={key === asked}
              onClose={() => setAsked(null)}
              onChange={(ticked, turned) => change(filterChange(search, key, ticked, turned))}
            />
          ),
      )}
      {more.length > 0 && (
        <MoreFilters filters={more.map(({ key, name }) => ({ value: key, label: name }))} onChoose={setAsked} />
      )}
      {isFiltered && (
        <TextButton onClick={() => onSearch(withoutFilters(list, search), false)}>{t('Take all off')}</TextButton>
      )}
      {saved.isChanged && (
        <>
          <TextButton onClick={saved.saveChange}>{t('Save the change')}</TextButton>
          <TextButton onClick={saved.dropChange}>{t('Drop the change')}</TextButton>
        </>
      )}
    </FilterBar>
  );
}
