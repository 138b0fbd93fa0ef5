import type { Filter } from '#renderer/data/lists.ts';
import type { Listed } from '#renderer/parts/record-link.tsx';
import { readText, readTexts } from '#renderer/parts/search.ts';
import type { SortedBy } from '#renderer/ui/table.tsx';
import type { ListDefinition } from './definition.ts';

/** What the address says of a list: its view, what is typed, the sort, and by its key what each filter has ticked. */
export interface ListSearch {
  view?: string;
  text?: string;
  /** A column's key, with a minus before it where it descends. */
  sort?: string;
  [filter: string]: string | string[] | undefined;
}

/** Reads an address; what the list does not know is left out. */
export function readListSearch<C extends Listed>(list: ListDefinition<C>, raw: Record<string, unknown>): ListSearch {
  const search: ListSearch = {};
  const view = list.views?.find((one) => one.key === raw.view);
  if (view) search.view = view.key;
  const text = readText(raw.text);
  if (text) search.text = text;
  const sort = readText(raw.sort);
  if (sort && columnOf(list, readSort(sort).key)?.sortBy) search.sort = sort;
  for (const { key } of list.filters) {
    const values = readTexts(raw[key]);
    if (values) search[key] = values;
  }
  return search;
}

export const columnOf = <C extends Listed>(list: ListDefinition<C>, key: string) =>
  list.columns.find((one) => one.key === key);

/** In an address a sort is its column, with a minus before it where it descends. */
export const readSort = (text: string): SortedBy =>
  text.startsWith('-') ? { key: text.slice(1), isDescending: true } : { key: text, isDescending: false };
export const writeSort = ({ key, isDescending }: SortedBy): string => (isDescending ? `-${key}` : key);

/** What a filter has ticked. */
export const tickedOf = (search: ListSearch, key: string): string[] => {
  const value = search[key];
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
};

/** The conditions that somebody set, without those of the view. */
export const chosenFilters = <C extends Listed>(list: ListDefinition<C>, search: ListSearch): Filter[] =>
  list.filters.flatMap(({ key, field, read, is }) => {
    const ticked = tickedOf(search, key);
    return ticked.length > 0 ? [{ field, is: is ?? 'any-of', values: read ? ticked.map(read) : ticked }] : [];
  });

/** The query that an address amounts to. */
export function listQuery<C extends Listed>(list: ListDefinition<C>, search: ListSearch, personId: string) {
  const view = list.views?.find((one) => one.key === search.view) ?? list.views?.[0];
  const sort = readSort(search.sort ?? list.firstSort);
  return {
    collection: list.collection,
    where: [...(list.where ?? []), ...(view?.where(personId) ?? []), ...chosenFilters(list, search)],
    ...(search.text ? { text: search.text } : {}),
    sort: [
      { field: columnOf(list, sort.key)?.sortBy ?? list.thenBy, descending: sort.isDescending },
      { field: list.thenBy, descending: false },
    ],
  };
}
