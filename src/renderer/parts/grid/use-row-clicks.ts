import { type MouseEvent, useEffect, useRef } from 'react';
import type { Collection } from '#shared/domain/collections.ts';
import type { RecordIn } from '#shared/domain/records.ts';
import type { CellEditing, RowSelection } from './types.ts';

/** A second click within this time makes it a double click, which edits: so long a click waits before it opens. */
const DOUBLE_MS = 250;

const columnAt = (event: MouseEvent): string | null =>
  (event.target as Element).closest('[data-column]')?.getAttribute('data-column') ?? null;

/**
 * What clicks on the rows of a list do: a click opens, a double click on a value that can be changed edits it, a click
 * on the box or with Ctrl selects, with Shift it selects all from the row before.
 */
export function useRowClicks<C extends Collection>(grid: {
  /** The row the keyboard is on. */
  row: number;
  goTo: (row: number) => void;
  setCursor: (column: string | null) => void;
  open: (row: RecordIn<C>) => void;
  selection: RowSelection | undefined;
  editing: CellEditing<C> | undefined;
}) {
  const { selection, editing } = grid;
  const opening = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(opening.current), []);

  const onClick = (event: MouseEvent, row: RecordIn<C>, index: number): void => {
    const target = event.target as Element;
    const column = columnAt(event);
    clearTimeout(opening.current);
    if (editing?.at?.id === row.id) return;
    const isLink = target.closest('a') !== null;
    if (selection && event.shiftKey) {
      // A box would not show that it is ticked if its click were prevented.
      if (isLink) event.preventDefault();
      selection.extendTo(index, grid.row);
      grid.goTo(index);
      return;
    }
    grid.goTo(index);
    if (selection && (target.closest('[data-lead]') || ((event.ctrlKey || event.metaKey) && !isLink))) {
      selection.toggle(row.id, index);
      return;
    }
    // A row's link opens by itself, also in a new window.
    if (isLink) return;
    const isFinger = (event.nativeEvent as PointerEvent).pointerType === 'touch';
    if (column === null || isFinger || !editing?.canEdit(row, column)) grid.open(row);
    else if (event.detail < 2) opening.current = setTimeout(() => grid.open(row), DOUBLE_MS);
  };

  const onDoubleClick = (event: MouseEvent, row: RecordIn<C>): void => {
    const column = columnAt(event);
    if (column === null || editing?.at || !editing?.canEdit(row, column)) return;
    clearTimeout(opening.current);
    grid.setCursor(column);
    editing.start(row, column);
  };
  return { onClick, onDoubleClick };
}
