import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** What a composer is about to become. */
export type DraftKind = 'internal' | 'client' | 'time';

/** What somebody has typed below a record and not added yet. */
export interface Draft {
  kind: DraftKind;
  text: string;
  /** As typed: "0:35" or "35". */
  time: string;
  isBillable: boolean;
}

export const emptyDraft: Draft = { kind: 'internal', text: '', time: '', isBillable: true };

interface Drafts {
  /** By person and record: the next person at this laptop does not get them offered. */
  drafts: Record<string, Draft>;
  change: (personId: string, recordId: string, changes: Partial<Draft>) => void;
  drop: (personId: string, recordId: string) => void;
}

export const draftKey = (personId: string, recordId: string): string => `${personId}/${recordId}`;

/** Drafts outlive a crash: they stand in localStorage from the first keystroke, until they are added or emptied. */
export const useDrafts = create<Drafts>()(
  persist(
    (set) => ({
      drafts: {},
      change: (personId, recordId, changes) =>
        set(({ drafts }) => {
          const key = draftKey(personId, recordId);
          const { [key]: before, ...others } = drafts;
          const draft = { ...emptyDraft, ...before, ...changes };
          const isEmpty = draft.text === '' && draft.time === '' && draft.kind === 'internal';
          return { drafts: isEmpty ? others : { ...others, [key]: draft } };
        }),
      drop: (personId, recordId) =>
        set(({ drafts }) => {
          const { [draftKey(personId, recordId)]: _dropped, ...others } = drafts;
          return { drafts: others };
        }),
    }),
    { name: 'sitebook.drafts', version: 1, partialize: ({ drafts }) => ({ drafts }) },
  ),
);
