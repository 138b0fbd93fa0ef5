import { create } from 'zustand';

/** A view that somebody saved: a name for what the list's address said. */
export interface SavedView {
  id: string;
  name: string;
  search: Record<string, string | string[]>;
}

/** What a person set for lists, by list. */
export interface ListChoices {
  /** The columns last chosen, in their order. */
  columns: Record<string, readonly string[]>;
  views: Record<string, readonly SavedView[]>;
}

interface ListChoicesState extends ListChoices {
  /** Begins with those of one person; the next person at this laptop begins with their own. */
  open: (choices: ListChoices) => void;
  /** Null goes back to the list's own columns. */
  setColumns: (list: string, columns: readonly string[] | null) => void;
  /** Keeps a view: in the place of the one with its id, else at the end, or at `place`. */
  putView: (list: string, view: SavedView, place?: number) => void;
  dropView: (list: string, id: string) => void;
}

export const noChoices: ListChoices = { columns: {}, views: {} };

/** What the signed-in person set for lists. The shell keeps it on disk (parts/list/choices-keeper.tsx). */
export const useListChoices = create<ListChoicesState>()((set) => ({
  ...noChoices,
  open: ({ columns, views }) => set({ columns, views }),
  setColumns: (list, chosen) =>
    set(({ columns }) => {
      const { [list]: _before, ...others } = columns;
      return { columns: chosen === null ? others : { ...others, [list]: chosen } };
    }),
  putView: (list, view, place) =>
    set(({ views }) => {
      const known = views[list] ?? [];
      const at = known.findIndex((one) => one.id === view.id);
      const next = at >= 0 ? known.with(at, view) : known.toSpliced(place ?? known.length, 0, view);
      return { views: { ...views, [list]: next } };
    }),
  dropView: (list, id) =>
    set(({ views }) => ({ views: { ...views, [list]: (views[list] ?? []).filter((one) => one.id !== id) } })),
}));
