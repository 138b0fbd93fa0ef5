import { create } from 'zustand';

/** One thing that was just done, for the status line. */
export interface Notice {
  id: number;
  text: string;
  tone: 'ok' | 'bad';
  /** Takes it back; offered for a while. */
  undo: (() => Promise<void>) | null;
  /** What the offer is called, where "Undo" would promise something else. */
  undoLabel?: string;
  /** Said beside it: what taking it back does, or why there is no way back. */
  hint?: string;
}

interface Notices {
  notice: Notice | null;
  show: (notice: Omit<Notice, 'id'>) => void;
  clear: (id: number) => void;
  /** Takes the offer of this notice away: it was used, or its time is over. */
  withdraw: (id: number) => void;
}

let count = 0;

/** The last thing that was saved or went wrong: one line at the bottom of every page. */
export const useNotices = create<Notices>((set) => ({
  notice: null,
  show: (notice) => set({ notice: { ...notice, id: ++count } }),
  clear: (id) => set((state) => (state.notice?.id === id ? { notice: null } : state)),
  withdraw: (id) =>
    set((state) => (state.notice?.id === id ? { notice: { ...state.notice, undo: null, hint: '' } } : state)),
}));
