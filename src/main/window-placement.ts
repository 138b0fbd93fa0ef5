import { z } from 'zod';

export const MIN_WIDTH = 1024;
export const MIN_HEIGHT = 700;
const USUAL_WIDTH = 1360;
const USUAL_HEIGHT = 860;
/** Enough of the title bar, in pixels, for a person to see the window and drag it. */
const GRIP_WIDTH = 160;
const GRIP_HEIGHT = 32;

/** Device-independent pixels, as everywhere in Electron. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a window opens. Without `x` and `y` the system centres it. */
export interface Placement {
  bounds: { width: number; height: number; x?: number; y?: number };
  maximized: boolean;
}

const savedPlacement = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }),
  maximized: z.boolean(),
});

/**
 * Where to open the window, from what was saved last time (of any shape: it is a file somebody may have damaged) and
 * the work areas of the displays there are now. A position that no display shows any more is dropped, for a window
 * nobody can see or move looks like an app that does not start.
 */
export function placeWindow(saved: unknown, workAreas: readonly Rectangle[]): Placement {
  const parsed = savedPlacement.safeParse(saved);
  if (!parsed.success) return { bounds: { width: USUAL_WIDTH, height: USUAL_HEIGHT }, maximized: false };
  const { bounds, maximized } = parsed.data;
  const area = workAreas.find((candidate) => showsTitleBar(candidate, bounds));
  const largest = area ?? { width: USUAL_WIDTH, height: USUAL_HEIGHT };
  const size = {
    width: Math.max(MIN_WIDTH, Math.min(bounds.width, largest.width)),
    height: Math.max(MIN_HEIGHT, Math.min(bounds.height, largest.height)),
  };
  return { bounds: area ? { ...size, x: bounds.x, y: bounds.y } : size, maximized };
}

function showsTitleBar(area: Rectangle, window: Rectangle): boolean {
  const visibleWidth = Math.min(area.x + area.width, window.x + window.width) - Math.max(area.x, window.x);
  const visibleTop = window.y >= area.y && window.y + GRIP_HEIGHT <= area.y + area.height;
  return visibleTop && visibleWidth >= GRIP_WIDTH;
}
