import { useMemo } from 'react';
import { type Filter, useAll } from '#renderer/data/lists.ts';
import type { Linked, RecordRef } from '#shared/domain/documents/record-links.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { titleOf } from '#shared/domain/title.ts';
import type { Target } from './to-html.ts';

/** What a link shows of a record: what one would look for. */
export function linkTitle(collection: Linked, record: AnyRecord): string {
  const { code, name } = titleOf(collection, record);
  return collection === 'organizations' || !code ? name : `${code} ${name}`.trim();
}

/** Follows the records that a text names: by their id, or by the number, tag or title somebody typed. */
export function useTargets(refs: readonly RecordRef[]): (ref: RecordRef) => Target | undefined {
  const ids = (collection: Linked): Filter[] => [
    { field: 'id', is: 'any-of', values: refs.flatMap((ref) => (ref.collection === collection && ref.id) || []) },
  ];
  const typed = refs.filter((ref) => ref.id === null).map((ref) => ref.words);
  // Nothing typed by hand, nothing to look for: an empty list of ids costs nothing.
  const named = (field: string): Filter[] =>
    typed.length === 0 ? [{ field: 'id', is: 'any-of', values: [] }] : [{ field, is: 'any-of', values: typed }];
  const found = {
    tickets: useAll('tickets', ids('tickets'), 'number').rows,
    assets: useAll('assets', ids('assets')).rows,
    organizations: useAll('organizations', ids('organizations')).rows,
    sites: useAll('sites', ids('sites')).rows,
    people: useAll('people', ids('people')).rows,
    documents: useAll('documents', ids('documents'), 'title').rows,
  };
  const numbers = useAll('tickets', named('number'), 'number').rows;
  const provisional = useAll('tickets', named('provisionalNumber'), 'number').rows;
  const tags = useAll('assets', named('tag'), 'tag').rows;
  const titles = useAll('documents', named('title'), 'title').rows;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `found` is made of the rows that are listed.
  return useMemo(() => {
    const byKey = new Map<string, Target>();
    const add = (collection: Linked, rows: readonly AnyRecord[], keys: (record: AnyRecord) => string[]): void => {
      for (const row of rows) {
        const target = { collection, id: row.id, title: linkTitle(collection, row) };
        for (const key of keys(row)) if (!byKey.has(key)) byKey.set(key, target);
      }
    };
    for (const [collection, rows] of Object.entries(found)) {
      add(collection as Linked, rows as unknown as AnyRecord[], (row) => [row.id]);
    }
    const words = (...fields: string[]) => {
      return (record: AnyRecord): string[] => fields.map((field) => String(record[field] ?? '')).filter(Boolean);
    };
    add('tickets', numbers as unknown as AnyRecord[], words('number'));
    add('tickets', provisional as unknown as AnyRecord[], words('provisionalNumber'));
    add('assets', tags as unknown as AnyRecord[], words('tag'));
    add('documents', titles as unknown as AnyRecord[], words('title'));
    return (ref: RecordRef) => byKey.get(ref.id ?? ref.words);
  }, [...Object.values(found), numbers, provisional, tags, titles]);
}
