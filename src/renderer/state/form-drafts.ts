import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** A form that somebody began to fill in, and when they last typed. */
export interface FormDraft {
  values: Record<string, unknown>;
  /** ISO time. */
  at: string;
}

interface FormDrafts {
  /** By person and form: the next person at this laptop does not get them offered. */
  drafts: Record<string, FormDraft>;
  keep: (key: string, draft: FormDraft) => void;
  drop: (key: string) => void;
}

/** Forms begun and never sent are let go when there are more than these: the oldest first. */
const MOST = 40;

/** Forms that are being filled in outlive a crash: they stand in localStorage from the first keystroke. */
export const useFormDrafts = create<FormDrafts>()(
  persist(
    (set) => ({
      drafts: {},
      keep: (key, draft) =>
        set(({ drafts }) => {
          const newest = Object.entries({ ...drafts, [key]: draft }).sort(([, a], [, b]) => (a.at < b.at ? 1 : -1));
          return { drafts: Object.fromEntries(newest.slice(0, MOST)) };
        }),
      drop: (key) =>
        set(({ drafts }) => {
          if (!(key in drafts)) return { drafts };
          const { [key]: _dropped, ...others } = drafts;
          return { drafts: others };
        }),
    }),
    { name: 'sitebook.form-drafts', version: 1, partialize: ({ drafts }) => ({ drafts }) },
  ),
);
