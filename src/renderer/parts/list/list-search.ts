import type { Filter, ListConditions } from '#renderer/data/lists.ts';
import type { Listed } from '#renderer/parts/record-link.tsx';
import { readText, readTexts } from '#renderer/parts/search.ts';
import type { SortedBy } from '#renderer/ui/table.tsx';
import type { ListDefinition, ListFilter, ListView } from './definition.ts';

/**
 * What the address says of a list: its view, what is typed, the sort, the columns, and by its key what each filter has
 * ticked. A filter may not be called like one of these.
 */
export interface ListSearch {
  view?: string;
  text?: string;
  /** A column's key, with a minus before it where it descends. */
  sort?: string;
  /** Columns by key, with commas between; `standard` for the list's own. Absent: those chosen last. */
  columns?: string;
  /** The filters that keep what is not ticked. */
  not?: string[];
  /** The saved view that it was opened from. */
  saved?: string;
  [filter: string]: string | string[] | undefined;
}

/** In an address: the columns that the list itself has. */
export const STANDARD = 'standard';

/** Reads an address; what the list does not know is left out. */
export function readListSearch<C extends Listed>(list: ListDefinition<C>, raw: Record<string, unknown>): ListSearch {
  const search: ListSearch = {};
  const view = list.views?.find((one) => one.key === raw.view);
  if (view) search.view = view.key;
  const text = readText(raw.text);
  if (text) search.text = text;
  const sort = readText(raw.sort);
  if (sort && columnOf(list, readSort(sort).key)?.sortBy) search.sort = sort;
  const columns = readText(raw.columns);
  if (columns === STANDARD || (columns && readColumns(list, columns).length > 0)) search.columns = columns;
  for (const { key } of list.filters) {
    const values = readTexts(raw[key]);
    if (values) search[key] = values;
  }
  const not = readTexts(raw.not)?.filter((key) => search[key] !== undefined);
  if (not && not.length > 0) search.not = not;
  const saved = readText(raw.saved);
  if (saved) search.saved = saved;
  return search;
}

export const columnOf = <C extends Listed>(list: ListDefinition<C>, key: string) =>
  list.columns.find((one) => one.key === key);

/** The columns that an address names and the list knows, each once; always with the one that leads to the record. */
export function readColumns<C extends Listed>(list: ListDefinition<C>, text: string): string[] {
  const known = [...new Set(text.split(','))].filter((key) => columnOf(list, key));
  const main = list.columns.find((one) => one.look === 'main');
  return known.length > 0 && main && !known.includes(main.key) ? [main.key, ...known] : known;
}

/** In an address a sort is its column, with a minus before it where it descends. */
export const readSort = (text: string): SortedBy =>
  text.startsWith('-') ? { key: text.slice(1), isDescending: true } : { key: text, isDescending: false };
export const writeSort = ({ key, isDescending }: SortedBy): string => (isDescending ? `-${key}` : key);

/** What a filter has ticked. */
export const tickedOf = (search: ListSearch, key: string): string[] => {
  const value = search[key];
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
};

/** Whether a filter keeps what is not ticked. */
export const isNot = (search: ListSearch, key: string): boolean => search.not?.includes(key) ?? false;

/** The changes of an address that set a filter. Nothing ticked takes it off. */
export function filterChange(search: ListSearch, key: string, ticked: readonly string[], turned: boolean): ListSearch {
  const others = (search.not ?? []).filter((one) => one !== key);
  const not = turned && ticked.length > 0 ? [...others, key] : others;
  const change: Record<string, string[] | undefined> = {
    [key]: ticked.length > 0 ? [...ticked] : undefined,
    not: not.length > 0 ? not : undefined,
  };
  return change as ListSearch;
}

const opposite = (is: ListFilter['is']): Filter['is'] => (is === 'includes' ? 'excludes' : 'none-of');

/** The conditions that somebody set, without those of the view. */
export const chosenFilters = <C extends Listed>(list: ListDefinition<C>, search: ListSearch): Filter[] =>
  list.filters.flatMap(({ key, field, read, is }) => {
    const ticked = tickedOf(search, key);
    if (ticked.length === 0) return [];
    return [
      { field, is: isNot(search, key) ? opposite(is) : (is ?? 'any-of'), values: read ? ticked.map(read) : ticked },
    ];
  });

/** The view that the list's own conditions come from. */
export const viewOf = <C extends Listed>(list: ListDefinition<C>, search: ListSearch): ListView | undefined =>
  list.views?.find((one) => one.key === search.view) ?? list.views?.[0];

/** The query that an address amounts to. */
export function listQuery<C extends Listed>(
  list: ListDefinition<C>,
  search: ListSearch,
  personId: string,
): ListConditions & { collection: C } {
  const sort = readSort(search.sort ?? list.firstSort);
  return {
    collection: list.collection,
    where: [...(list.where ?? []), ...(viewOf(list, search)?.where(personId) ?? []), ...chosenFilters(list, search)],
    ...(search.text ? { text: search.text } : {}),
    sort: [
      { field: columnOf(list, sort.key)?.sortBy ?? list.thenBy, descending: sort.isDescending },
      { field: list.thenBy, descending: false },
    ],
  };
}

/** Which rows an address shows and in which order: what a place in the list belongs to. */
export function rowsKey(path: string, { columns: _columns, saved: _saved, ...rows }: ListSearch): string {
  return `${path} ${JSON.stringify(Object.entries(rows).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
}

/** Whether two addresses show the same, whichever view they were opened from. What is ticked has no order. */
export function isSameSearch(a: ListSearch, b: ListSearch): boolean {
  const plain = ({ saved: _saved, ...rest }: ListSearch): string =>
    JSON.stringify(
      Object.entries(rest)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => [key, Array.isArray(value) ? [...value].sort() : value])
        .sort(([x], [y]) => (String(x) < String(y) ? -1 : 1)),
    );
  return plain(a) === plain(b);
}
