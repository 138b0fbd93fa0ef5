import { create } from 'zustand';

/** How the palette is opened. */
export interface PaletteFor {
  /** What stands in its field. */
  typed?: string;
  /** Only these actions, such as the moves of a ticket; `title` says which. */
  scope?: { name: string; title: string };
  /** A code that was scanned and is no record's. */
  unknown?: string;
}

interface Palette {
  /** What it is open for; null while it is closed. */
  open: PaletteFor | null;
  show: (what?: PaletteFor) => void;
  hide: () => void;
}

/** The one field for going, searching and doing: open or not, and what for. */
export const usePalette = create<Palette>((set) => ({
  open: null,
  show: (what = {}) => set({ open: what }),
  hide: () => set({ open: null }),
}));
