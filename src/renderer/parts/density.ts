import { useEffect } from 'react';
import { type Density, useLayout } from '#renderer/state/layout.ts';

/** A list's row in px, as --sb-row in app/tokens.css: what is drawn by its place has to know its height. */
const ROW_HEIGHT: Record<Density, number> = { normal: 34, field: 52 };
/** A list's head in px, as --sb-head. */
const HEAD_HEIGHT: Record<Density, number> = { normal: 28, field: 44 };

export const useRowHeight = (): number => ROW_HEIGHT[useLayout((state) => state.density)];
export const useHeadHeight = (): number => HEAD_HEIGHT[useLayout((state) => state.density)];

/** Puts the density where the tokens look for it. Once, in the composition root. */
export function useDensity(): void {
  const density = useLayout((state) => state.density);
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
}
