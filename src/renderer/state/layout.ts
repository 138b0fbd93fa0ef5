import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/** `field`: larger type and 44 px targets, for gloves, one hand and bad light. */
export type Density = 'normal' | 'field';

interface Layout {
  /** Whether single letters are shortcuts. People who speak to their computer turn them off. */
  hasKeys: boolean;
  setHasKeys: (hasKeys: boolean) => void;
  density: Density;
  setDensity: (density: Density) => void;
}

/** What a person set for this laptop. public/before-paint.js reads it as well: the name and the shape are known there. */
export const useLayout = create<Layout>()(
  persist(
    (set) => ({
      hasKeys: true,
      setHasKeys: (hasKeys) => set({ hasKeys }),
      density: 'normal',
      setDensity: (density) => set({ density }),
    }),
    { name: 'sitebook.layout', version: 1 },
  ),
);
