import { useCallback, useState } from 'react';
import { type ListQuery, useList } from '#renderer/data/lists.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { RecordIn } from '#shared/domain/records.ts';

/** Rows asked for at a time, and in what steps the window moves: a scroll within a step asks for nothing. */
const WINDOW = 160;
const STEP = 40;

/** A long list of which only the rows near the screen are here. */
export interface Windowed<C extends Collection> {
  total: number;
  /** What is here belongs to an earlier query. */
  isLoading: boolean;
  /** The row, or undefined while it is on its way. */
  rowAt(index: number): RecordIn<C> | undefined;
  /** Where a record stands, or -1 where it is not among the rows that are here. */
  indexOf(id: string): number;
  /** Tells which rows are on screen, so that the window follows. */
  onRange(first: number): void;
}

const windowAt = (first: number): number => Math.max(0, Math.floor(first / STEP) * STEP - STEP);

/** Follows a long list; `first` is the row that it is opened at. */
export function useWindowed<C extends Collection>(
  query: Omit<ListQuery, 'offset' | 'limit'> & { collection: C },
  first = 0,
): Windowed<C> {
  const [offset, setOffset] = useState(() => windowAt(first));
  const list = useList({ ...query, offset, limit: WINDOW });
  const onRange = useCallback((row: number) => setOffset(windowAt(row)), []);
  return {
    total: list.total,
    isLoading: list.isLoading,
    rowAt: (index) => list.rows[index - list.offset],
    indexOf: (id) => {
      const place = list.rows.findIndex((one) => one.id === id);
      return place < 0 ? -1 : place + list.offset;
    },
    onRange,
  };
}
