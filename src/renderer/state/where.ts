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
  | '/sync';

/** A step on the way to the page that is shown; the last one is the page itself and leads nowhere. */
export interface Crumb {
  label: string;
  to?: Place;
}

interface Where {
  crumbs: readonly Crumb[];
  /** The row a list's keyboard was on, by the list's address: where one comes back to. */
  rows: Record<string, number>;
  setCrumbs: (crumbs: readonly Crumb[]) => void;
  setRow: (list: string, row: number) => void;
}

/** Where somebody is, and where they were in the lists they came from. */
export const useWhere = create<Where>((set) => ({
  crumbs: [],
  rows: {},
  setCrumbs: (crumbs) => set({ crumbs }),
  setRow: (list, row) => set(({ rows }) => ({ rows: { ...rows, [list]: row } })),
}));
