import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { Collection } from '#shared/domain/collections.ts';

/** A record whose page somebody had open. Its words are not kept here: they stay with the record. */
export interface Visit {
  collection: Collection;
  id: string;
}

/** This many are kept of each person. */
const KEPT = 20;

interface Recent {
  /** By person, newest first. */
  visits: Record<string, Visit[]>;
  visit: (personId: string, visit: Visit) => void;
}

/** The pages of records that each person of this laptop opened last. */
export const useVisits = create<Recent>()(
  persist(
    (set) => ({
      visits: {},
      visit: (personId, { collection, id }) =>
        set(({ visits }) => {
          const others = (visits[personId] ?? []).filter((one) => one.id !== id);
          return { visits: { ...visits, [personId]: [{ collection, id }, ...others].slice(0, KEPT) } };
        }),
    }),
    { name: 'sitebook.recent', version: 1, partialize: ({ visits }) => ({ visits }) },
  ),
);
