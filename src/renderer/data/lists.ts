import { useEffect, useMemo, useRef, useState } from 'react';
import type { Count, Filter, ListConditions, ListQuery, ListWindow } from '#renderer/worker/contract.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { RecordIn } from '#shared/domain/records.ts';
import { dataWorker, watch } from './worker.ts';

export type { Count, Filter, ListConditions, ListQuery, Sort } from '#renderer/worker/contract.ts';

/** A window on a live list: its rows, where they start, how many there are in all. */
export interface LiveList<C extends Collection> {
  rows: RecordIn<C>[];
  offset: number;
  total: number;
  isLoading: boolean;
  /** Where the query asked for them. */
  counts: readonly Count[];
}

const NOTHING: ListWindow = { offset: 0, rows: [], total: 0 };
const NO_COUNTS: readonly Count[] = [];

/** Follows a list. Moving the window (offset, limit) keeps the list; any other change of the query starts anew. */
export function useList<C extends Collection>(query: ListQuery & { collection: C }): LiveList<C> {
  const { offset, limit, ...rest } = query;
  const key = JSON.stringify(rest);
  const [state, setState] = useState<{ key: string; window: ListWindow } | null>(null);
  const watching = useRef<{ key: string; id: Promise<number> } | null>(null);
  const first = useRef({ offset, limit });
  first.current = { offset, limit };

  useEffect(() => {
    const whole = { ...JSON.parse(key), ...first.current } as ListQuery;
    const stop = watch<ListWindow>(
      (onChange) => {
        const id = dataWorker.watchList(whole, onChange);
        watching.current = { key, id };
        return id;
      },
      (window) => setState({ key, window }),
    );
    return stop;
  }, [key]);

  useEffect(() => {
    const current = watching.current;
    if (current?.key === key) void current.id.then((id) => dataWorker.moveWindow(id, offset, limit));
  }, [key, offset, limit]);

  const isLoading = state?.key !== key;
  const window = state === null ? NOTHING : state.window;
  return {
    rows: window.rows as unknown as RecordIn<C>[],
    offset: window.offset,
    total: window.total,
    isLoading,
    counts: window.counts ?? NO_COUNTS,
  };
}

/** All records that pass, for choices and side panels: up to `limit`, 1,000 unless told. */
export function useAll<C extends Collection>(
  collection: C,
  where: Filter[] = [],
  sortBy = 'name',
  limit = 1000,
): LiveList<C> {
  const key = JSON.stringify(where);
  const query = useMemo(
    () => ({
      collection,
      where: JSON.parse(key) as Filter[],
      sort: [{ field: sortBy, descending: false }],
      offset: 0,
      limit,
    }),
    [collection, key, sortBy, limit],
  );
  return useList(query);
}

/** How many records pass, in all and of each combination of the values of `by`; no record crosses to the page. */
export function useCounts(
  collection: Collection,
  where: Filter[],
  by: string[] = [],
): { total: number; counts: readonly Count[]; isLoading: boolean } {
  const key = JSON.stringify({ where, by });
  const query = useMemo(() => {
    const asked = JSON.parse(key) as { where: Filter[]; by: string[] };
    return { collection, where: asked.where, countBy: asked.by, sort: [], offset: 0, limit: 0 };
  }, [collection, key]);
  const { total, counts, isLoading } = useList(query);
  return { total, counts, isLoading };
}

/** One record, live; undefined while loading, null where there is none. Null as id asks for nothing. */
export function useRecord<C extends Collection>(collection: C, id: string | null): RecordIn<C> | null | undefined {
  const query = useMemo(
    () => ({
      collection,
      where: [{ field: 'id', is: 'any-of' as const, values: id === null ? [] : [id] }],
      sort: [],
      offset: 0,
      limit: 1,
    }),
    [collection, id],
  );
  const list = useList(query);
  if (id === null) return null;
  return list.isLoading ? undefined : (list.rows[0] ?? null);
}

/** The ids of all that passes, in the order of the list, as it is now. */
export const listIds = (query: ListConditions): Promise<string[]> => dataWorker.listIds(query);

/** Records are read this many at a time: what crosses the thread at once stays small. */
const CHUNK = 500;

/** The records with these ids that are here, in their order, as they are now. `onRead` is told how many there are. */
export async function readRecords<C extends Collection>(
  collection: C,
  ids: readonly string[],
  onRead: (count: number) => void = () => undefined,
): Promise<RecordIn<C>[]> {
  const rows: RecordIn<C>[] = [];
  for (let from = 0; from < ids.length; from += CHUNK) {
    const found = await dataWorker.readRecords(collection, ids.slice(from, from + CHUNK));
    rows.push(...(found as unknown as RecordIn<C>[]));
    onRead(rows.length);
  }
  return rows;
}
