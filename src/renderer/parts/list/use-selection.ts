import { type ListConditions, listIds } from '#renderer/data/lists.ts';
import type { RowSelection } from '#renderer/parts/grid/types.ts';
import type { Windowed } from '#renderer/parts/use-windowed.ts';
import { useSelectionState } from '#renderer/state/selection.ts';
import type { Collection } from '#shared/domain/collections.ts';

const NONE: ReadonlySet<string> = new Set();

/** The rows selected in the list at an address; another address starts with none. */
export function useSelection<C extends Collection>(
  list: Windowed<C>,
  query: ListConditions,
  address: string,
): RowSelection & { ids: ReadonlySet<string> } {
  const state = useSelectionState();
  const isOurs = state.list === address;
  const ids = isOurs ? state.ids : NONE;
  const base = isOurs ? state.base : NONE;
  const anchor = isOurs ? state.anchor : null;

  const toggle = (id: string, row: number): void => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    state.set({ list: address, ids: next, base: next, anchor: row });
  };
  return {
    ids,
    count: ids.size,
    has: (id) => ids.has(id),
    toggle,
    extendTo: (row, from) => {
      const start = anchor ?? from;
      const [first, last] = start < row ? [start, row] : [row, start];
      const select = (range: readonly string[]): void =>
        state.set({ list: address, ids: new Set([...base, ...range]), base, anchor: start });
      const here = Array.from({ length: last - first + 1 }, (_, n) => list.rowAt(first + n)?.id);
      if (here.every((id) => id !== undefined)) select(here);
      // The worker knows the rows that are not here.
      else void listIds(query).then((ids) => select(ids.slice(first, last + 1)));
    },
    all: async () => {
      const every = new Set(await listIds(query));
      state.set({ list: address, ids: every, base: every, anchor: null });
    },
    clear: () => state.set({ list: address, ids: NONE, base: NONE, anchor: null }),
  };
}
