import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** A view that somebody saved: a name for what the list's address said. */
export interface SavedView {
  id: string;
  name: string;
  search: Record<string, string | string[]>;
}

interface ListChoices {
  /** The columns last chosen for a list, in their order, by `choicesKey`. */
  columns: Record<string, readonly string[]>;
  views: Record<string, readonly SavedView[]>;
  /** Null goes back to the list's own columns. */
  setColumns: (key: string, columns: readonly string[] | null) => void;
  /** Keeps a view: in the place of the one with its id, else at the end, or at `place`. */
  putView: (key: string, view: SavedView, place?: number) => void;
  dropView: (key: string, id: string) => void;
}

/** The choices of one person for one list: the next person at this laptop has others. */
export const choicesKey = (personId: string, list: string): string => `${personId}/${list}`;

/** What people set for their lists on this laptop. */
export const useListChoices = create<ListChoices>()(
  persist(
    (set) => ({
      columns: {},
      views: {},
      setColumns: (key, chosen) =>
        set(({ columns }) => {
          const { [key]: _before, ...others } = columns;
          return { columns: chosen === null ? others : { ...others, [key]: chosen } };
        }),
      putView: (key, view, place) =>
        set(({ views }) => {
          const known = views[key] ?? [];
          const at = known.findIndex((one) => one.id === view.id);
          const next = at >= 0 ? known.with(at, view) : known.toSpliced(place ?? known.length, 0, view);
          return { views: { ...views, [key]: next } };
        }),
      dropView: (key, id) =>
        set(({ views }) => ({ views: { ...views, [key]: (views[key] ?? []).filter((one) => one.id !== id) } })),
    }),
    { name: 'sitebook.list-choices', version: 1, partialize: ({ columns, views }) => ({ columns, views }) },
  ),
);
