import { type KeyboardEvent, useEffect, useRef } from 'react';
import { type KeyHelp, takesLetters, useShortcuts } from '#renderer/parts/shortcuts.ts';
import { t } from '#renderer/words/t.ts';
import type { RowSelection } from './types.ts';

/** What the keys of a list do. */
export interface GridActions {
  row: number;
  total: number;
  columns: readonly string[];
  /** The column the keyboard is on; null for the whole row. */
  cursor: string | null;
  /** Rows on a screen. */
  page(): number;
  /** Goes to a row that exists, and says which that was. */
  go(row: number): number;
  setCursor(column: string | null): void;
  open(): void;
  edit(): void;
  toggle(): void;
  selection: RowSelection | undefined;
}

const MOVING: KeyHelp['rows'] = [
  ['J K', t('Next and previous row')],
  // words: data, the name of a key
  ['Enter', t('Open the row')],
  ['E', t('Edit the row, cell by cell')],
];
const SELECTING: KeyHelp['rows'] = [
  ['X', t('Select the row')],
  // words: data, the names of keys
  ['Shift J', t('Select on the way down; Shift K on the way up')],
  // words: data, the names of keys
  ['Ctrl A', t('Select all that pass')],
  // words: data, the name of a key
  ['Esc', t('Let go of what is selected')],
];

/**
 * The keys of a list. Everywhere on its page: J and K move, with Shift they select on the way; X selects, E edits,
 * Enter opens, Ctrl A selects all that pass, Esc lets go. In the list itself also the arrows, Page up and down, Home and
 * End, Space and F2; left and right go from cell to cell.
 */
export function useGridKeys(grid: GridActions, isEditing: boolean): (event: KeyboardEvent) => void {
  const { row, selection } = grid;
  const extend = (to: number): void => {
    const next = grid.go(to);
    selection?.extendTo(next, row);
  };
  const letGo = (): void => {
    if (grid.cursor !== null) grid.setCursor(null);
    else selection?.clear();
  };
  const sideways = (step: 1 | -1): void => {
    const place = (grid.cursor === null ? -1 : grid.columns.indexOf(grid.cursor)) + step;
    if (place < grid.columns.length) grid.setCursor(grid.columns[place] ?? null);
  };
  const plain: Record<string, () => void> = {
    ArrowDown: () => grid.go(row + 1),
    ArrowUp: () => grid.go(row - 1),
    ArrowRight: () => sideways(1),
    ArrowLeft: () => sideways(-1),
    PageDown: () => grid.go(row + grid.page()),
    PageUp: () => grid.go(row - grid.page()),
    Home: () => grid.go(0),
    End: () => grid.go(grid.total - 1),
    Enter: grid.open,
    F2: grid.edit,
    ' ': grid.toggle,
    Escape: letGo,
  };
  const shifted: Record<string, () => void> = {
    ArrowDown: () => extend(row + 1),
    ArrowUp: () => extend(row - 1),
    PageDown: () => extend(row + grid.page()),
    PageUp: () => extend(row - grid.page()),
    Home: () => extend(0),
    End: () => extend(grid.total - 1),
  };
  useShortcuts(
    {
      j: () => grid.go(row + 1),
      k: () => grid.go(row - 1),
      J: () => extend(row + 1),
      K: () => extend(row - 1),
      x: grid.toggle,
      e: grid.edit,
      Enter: grid.open,
      Escape: letGo,
    },
    { title: t('In this list'), rows: selection ? [...MOVING, ...SELECTING] : MOVING },
  );

  const latest = useRef({ selection, isEditing });
  latest.current = { selection, isEditing };
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      const isAll = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === 'a';
      if (!isAll || !latest.current.selection || latest.current.isEditing || takesLetters(event.target)) return;
      event.preventDefault();
      void latest.current.selection.all();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  return (event) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const run = (event.shiftKey && selection ? shifted : plain)[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  };
}
