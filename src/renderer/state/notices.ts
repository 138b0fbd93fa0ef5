import { create } from 'zustand';

/** One thing that was just done, for the status line. */
export interface Notice {
  id: number;
  text: string;
  tone: 'ok' | 'bad';
  /** Takes it back; offered for a while. */
  undo: (() => Promise<void>) | null;
}

interface Notices {
  notice: Notice | null;
  show: (notice: Omit<Notice, 'id'>) => void;
  clear: (id: number) => void;
}

let count = 0;

/** The last thing that was saved or went wrong: one line at the bottom of every page. */
export const useNotices = create<Notices>((set) => ({
  notice: null,
  show: (notice) => set({ notice: { ...notice, id: ++count } }),
  clear: (id) => set((state) => (state.notice?.id === id ? { notice: null } : state)),
}));
