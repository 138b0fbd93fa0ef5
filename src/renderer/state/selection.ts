import { create } from 'zustand';

/** The rows somebody has selected in one list. */
interface SelectionState {
  /** The list's address: another one has its own selection, which starts empty. */
  list: string;
  ids: ReadonlySet<string>;
  /** What was selected when a range was begun, and the row it was begun at: ranges grow and shrink from there. */
  base: ReadonlySet<string>;
  anchor: number | null;
  set: (state: Partial<Omit<SelectionState, 'set'>>) => void;
}

const NONE: ReadonlySet<string> = new Set();

/** Kept beside the pages, so that it is still there when one comes back from a record. */
export const useSelectionState = create<SelectionState>((set) => ({
  list: '',
  ids: NONE,
  base: NONE,
  anchor: null,
  set: (state) => set(state),
}));
