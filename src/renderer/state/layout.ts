import { create } from 'zustand';
import { persist } from 'zustand/middleware';

interface Layout {
  /** Whether single letters are shortcuts. People who speak to their computer turn them off. */
  hasKeys: boolean;
  setHasKeys: (hasKeys: boolean) => void;
}

/** What a person set for this laptop. */
export const useLayout = create<Layout>()(
  persist((set) => ({ hasKeys: true, setHasKeys: (hasKeys) => set({ hasKeys }) }), {
    name: 'sitebook.layout',
    version: 1,
  }),
);
