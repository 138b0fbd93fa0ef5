import { create } from 'zustand';
import type { Collection } from '#shared/domain/collections.ts';
import type { Json } from '#shared/lib/json.ts';

/** What a draft is of, and where it goes on. */
export interface DraftAbout {
  /** As people call it: "Internal note", "New ticket", "Firmware". */
  label: string;
  /** The record it is about; null for one that is not there yet. */
  record: { collection: Collection; id: string } | null;
  /** The address of the page where it goes on. */
  href: string;
}

/** Something typed and not saved yet. */
export interface Draft {
  /** What is typed into: one draft a key. */
  key: string;
  about: DraftAbout;
  value: Json;
  /** When it was typed last, device time, ISO. */
  at: string;
}

interface Drafts {
  drafts: Readonly<Record<string, Draft>>;
  /** Begins with those of one person; the next person at this laptop begins with their own. */
  open: (drafts: readonly Draft[]) => void;
  change: (draft: Draft) => void;
  drop: (key: string) => void;
}

/** What the signed-in person has typed and not saved. The shell keeps it on disk (parts/draft-keeper.tsx). */
export const useDrafts = create<Drafts>()((set) => ({
  drafts: {},
  open: (drafts) => set({ drafts: Object.fromEntries(drafts.map((one) => [one.key, one])) }),
  change: (draft) => set(({ drafts }) => ({ drafts: { ...drafts, [draft.key]: draft } })),
  drop: (key) =>
    set((state) => {
      if (!(key in state.drafts)) return state;
      const { [key]: _dropped, ...others } = state.drafts;
      return { drafts: others };
    }),
}));
