import { create } from 'zustand';

/** The lists and pages that a crumb may lead to. */
export type Place =
  | '/'
  | '/tickets'
  | '/assets'
  | '/clients'
  | '/sites'
  | '/people'
  | '/documents'
  | '/users'
  | '/account'
  | '/laptop'
  | '/sync';

/** A step on the way to the page that is shown; the last one is the page itself and leads nowhere. */
export interface Crumb {
  label: string;
  to?: Place;
}

/** Where somebody is in a list: the row the keyboard is on, the record in it, and how far it is scrolled, in px. */
export interface ListPlace {
  row: number;
  /** Null until the row is here. */
  id: string | null;
  top: number;
}
export const listStart: ListPlace = { row: 0, id: null, top: 0 };

interface Where {
  crumbs: readonly Crumb[];
  /** By the list's address: where one comes back to. */
  places: Record<string, ListPlace>;
  setCrumbs: (crumbs: readonly Crumb[]) => void;
  setPlace: (list: string, place: Partial<ListPlace>) => void;
}

/** Where somebody is, and where they were in the lists they came from. */
export const useWhere = create<Where>((set) => ({
  crumbs: [],
  places: {},
  setCrumbs: (crumbs) => set({ crumbs }),
  setPlace: (list, place) =>
    set(({ places }) => ({ places: { ...places, [list]: { ...listStart, ...places[list], ...place } } })),
}));
