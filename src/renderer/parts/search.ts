import type { Filter, Sort } from '#renderer/data/lists.ts';
import type { SortedBy } from '#renderer/ui/table.tsx';

/** What an address may hold of a list, whoever typed it. */
export const readTexts = (value: unknown): string[] | undefined => {
  const texts = (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
  return texts.length > 0 ? texts : undefined;
};
export const readText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;

/** One of the known words, else undefined. */
export const readWord = <W extends string>(value: unknown, words: readonly W[]): W | undefined =>
  words.find((word) => word === value);

/** An object without its undefined values: an address names only what was chosen. */
export const compact = <T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

/** In an address a sort is its column, with a minus before it where it descends. */
export const readSort = (text: string): SortedBy =>
  text.startsWith('-') ? { key: text.slice(1), isDescending: true } : { key: text, isDescending: false };
export const writeSort = ({ key, isDescending }: SortedBy): string => (isDescending ? `-${key}` : key);

/** A condition, where anything was chosen. */
export const anyOf = (field: string, values: readonly string[] | undefined): Filter[] =>
  values && values.length > 0 ? [{ field, is: 'any-of', values: [...values] }] : [];

/** The sort of a list: by the column's field, then by what tells records apart. */
export const sortBy = (sort: SortedBy, fields: Record<string, string>, then: string): Sort[] => [
  { field: fields[sort.key] ?? then, descending: sort.isDescending },
  { field: then, descending: false },
];
