import { useEffect } from 'react';
import type { Windowed } from '#renderer/parts/use-windowed.ts';
import { listStart, useWhere } from '#renderer/state/where.ts';
import type { Collection } from '#shared/domain/collections.ts';

/** Where the keyboard is in a list. */
export interface InList {
  /** The row, from 0. */
  row: number;
  /** The record in it, once it is here. */
  id: string | null;
  /** How far the list was scrolled when it was left, in px; 0 where it was never open. */
  top: number;
  go(row: number): void;
  leaveAt(top: number): void;
}

/**
 * Where the keyboard is in the list at an address, kept for when one comes back to it. It stays with its record when
 * rows come and go above it, and with its row when the record leaves the list.
 */
export function useListPlace<C extends Collection>(list: Windowed<C>, address: string): InList {
  const place = useWhere((state) => state.places[address] ?? listStart);
  const setPlace = useWhere((state) => state.setPlace);
  const row = Math.max(0, Math.min(place.row, list.total - 1));
  const here = list.isLoading ? undefined : list.rowAt(row)?.id;
  useEffect(() => {
    if (here === undefined || here === place.id) return;
    const moved = place.id === null ? -1 : list.indexOf(place.id);
    setPlace(address, moved >= 0 ? { row: moved } : { row, id: here });
  });
  return {
    row,
    id: place.id,
    top: place.top,
    go: (to) => {
      const next = Math.max(0, Math.min(list.total - 1, to));
      setPlace(address, { row: next, id: list.rowAt(next)?.id ?? null });
    },
    leaveAt: (top) => setPlace(address, { top }),
  };
}
