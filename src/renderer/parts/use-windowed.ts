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
  isLoading: boolean;
  /** The row, or undefined while it is on its way. */
  rowAt(index: number): RecordIn<C> | undefined;
  /** Tells which rows are on screen, so that the window follows. */
  onRange(first: number): void;
}

export function useWindowed<C extends Collection>(
  query: Omit<ListQuery, 'offset' | 'limit'> & { collection: C },
): Windowed<C> {
  const [offset, setOffset] = useState(0);
  const list = useList({ ...query, offset, limit: WINDOW });
  const onRange = useCallback((first: number) => setOffset(Math.max(0, Math.floor(first / STEP) * STEP - STEP)), []);
  return { total: list.total, isLoading: list.isLoading, rowAt: (index) => list.rows[index - list.offset], onRange };
}
