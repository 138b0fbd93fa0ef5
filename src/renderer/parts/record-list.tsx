import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, type Ref, useEffect, useId, useImperativeHandle, useRef, useState } from 'react';
import { useLayout } from '#renderer/state/layout.ts';
import css from '#renderer/ui/table.module.css';
import {
  Cell,
  type Column,
  GhostRow,
  HeadRow,
  Row,
  Rows,
  type SortedBy,
  wideColumnStyle,
} from '#renderer/ui/table.tsx';
import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { RecordIn } from '#shared/domain/records.ts';
import { useHeadHeight, useRowHeight } from './density.ts';
import { AllBox, RowBox } from './grid/select-box.tsx';
import type { CellEditing, RowSelection } from './grid/types.ts';
import { type GridActions, useGridKeys } from './grid/use-grid-keys.ts';
import { useListPlace } from './grid/use-list-place.ts';
import { useRowClicks } from './grid/use-row-clicks.ts';
import { useScrollPlace } from './grid/use-scroll-place.ts';
import type { Windowed } from './use-windowed.ts';

/** The column of boxes before the others, and how much larger everything is in field mode. */
const LEAD = '42px';
const FIELD_GROWTH = 1.24;

interface Props<C extends Collection> {
  /** Names the list for screen readers. */
  label: string;
  columns: readonly Column[];
  sort: SortedBy;
  onSort: (sort: SortedBy) => void;
  list: Windowed<C>;
  /** The list's address: where the keyboard stood is kept under it. */
  address: string;
  /** What people call a row, for its box. */
  nameOf: (row: RecordIn<C>) => string;
  /** The cells; `cursor` is the column that the keyboard is on, `cellId` the id of a column's cell. */
  cells: (row: RecordIn<C>, cursor: string | null, cellId: (column: string) => string) => ReactNode;
  onOpen: (row: RecordIn<C>) => void;
  selection?: RowSelection;
  editing?: CellEditing<C>;
  /** Takes the keyboard to the rows. */
  ref?: Ref<{ focus(): void }>;
}

/**
 * A list of any length: only the rows near the screen exist. The keys are in grid/use-grid-keys.ts, the clicks
 * in (grid/use-row-clicks.ts).
 */
export function RecordList<C extends Collection>(props: Props<C>): ReactNode {
  const { list, columns, address, selection, editing } = props;
  const id = useId();
  const rowHeight = useRowHeight();
  const headHeight = useHeadHeight();
  const growth = useLayout((state) => state.density) === 'field' ? FIELD_GROWTH : 1;
  const scroller = useRef<HTMLDivElement>(null);
  const place = useListPlace(list, address);
  const { row: focus } = place;
  const [cursor, setCursor] = useState<string | null>(null);
  const at = columns.some((one) => one.key === cursor) ? cursor : null;

  const virtual = useVirtualizer({
    count: list.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingEnd: headHeight,
    initialOffset: () => place.top,
    // The keyboard's row is always there: a screen reader is told about it, and it may be an input.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), focus])].sort((a, b) => a - b),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows have another height from now on.
  useEffect(() => virtual.measure(), [rowHeight]);
  const items = virtual.getVirtualItems().filter((item) => item.index < list.total);
  const first = virtual.range?.startIndex ?? 0;
  useEffect(() => list.onRange(first), [first, list.onRange]);
  useScrollPlace(scroller, address, place.top, place.leaveAt);
  useImperativeHandle(props.ref, () => ({ focus: () => scroller.current?.focus({ preventScroll: true }) }), []);

  // The input of a cell is gone: the keyboard goes back to the rows, unless somebody has taken it elsewhere.
  const isEditing = editing?.at !== null && editing !== undefined;
  const wasEditing = useRef(false);
  useEffect(() => {
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (wasEditing.current && !isEditing && isLost) scroller.current?.focus({ preventScroll: true });
    wasEditing.current = isEditing;
  }, [isEditing]);

  /** The keyboard's row as it was seen last: it stays while the window is elsewhere. */
  const held = useRef<RecordIn<C> | undefined>(undefined);
  held.current = list.rowAt(focus) ?? (held.current?.id === place.id ? held.current : undefined);

  const cellId = (row: number, column: string): string => `${id}-${row}-${column}`;
  const actions: GridActions = {
    row: focus,
    total: list.total,
    columns: columns.map((one) => one.key),
    cursor: at,
    page: () => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headHeight) / rowHeight) - 1),
    go: (to) => {
      const next = Math.max(0, Math.min(list.total - 1, to));
      place.go(next);
      virtual.scrollToIndex(next, { align: 'auto' });
      return next;
    },
    setCursor: (column) => {
      setCursor(column);
      if (column !== null)
        document.getElementById(cellId(focus, column))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
    open: () => held.current && props.onOpen(held.current),
    edit: () => held.current && editing?.start(held.current, at),
    selection,
    toggle: () => held.current && selection?.toggle(held.current.id, focus),
  };
  const onKeyDown = useGridKeys(actions, isEditing);

  const clicks = useRowClicks<C>({ row: focus, goTo: place.go, setCursor, open: props.onOpen, selection, editing });

  const isFocusDrawn = items.some((item) => item.index === focus) && held.current !== undefined;
  const active = at === null ? `${id}-${focus}` : cellId(focus, at);
  return (
    // biome-ignore lint/a11y/useSemanticElements: <table> cannot draw only the rows near the screen.
    <div
      ref={scroller}
      className={css.table}
      role="grid"
      aria-label={props.label}
      aria-rowcount={list.total + 1}
      aria-colcount={columns.length + (selection ? 1 : 0)}
      aria-multiselectable={selection ? true : undefined}
      aria-busy={list.isLoading}
      aria-activedescendant={isFocusDrawn ? active : undefined}
      tabIndex={0}
      style={wideColumnStyle(columns, selection ? LEAD : '', growth)}
      onKeyDown={onKeyDown}
      onMouseDown={(event) => {
        // A click with Shift selects rows, not the words between them; a box leaves the keyboard to the rows.
        const isBox = (event.target as Element).closest('[role="gridcell"][data-lead]') !== null;
        if (!event.shiftKey && !isBox) return;
        event.preventDefault();
        scroller.current?.focus({ preventScroll: true });
      }}
    >
      <HeadRow
        columns={columns}
        sort={props.sort}
        onSort={props.onSort}
        {...(selection ? { lead: <AllBox selection={selection} total={list.total} /> } : {})}
      />
      <Rows height={virtual.getTotalSize()}>
        {items.map((item) => {
          const isFocus = item.index === focus;
          const row = list.rowAt(item.index) ?? (isFocus ? held.current : undefined);
          if (!row) return <GhostRow key={item.key} columns={columns} start={item.start} hasLead={!!selection} />;
          return (
            <Row
              key={row.id}
              id={`${id}-${item.index}`}
              index={item.index}
              start={item.start}
              hasFocus={isFocus}
              {...(selection ? { isSelected: selection.has(row.id) } : {})}
              onClick={(event) => clicks.onClick(event, row, item.index)}
              onDoubleClick={(event) => clicks.onDoubleClick(event, row)}
            >
              {selection && (
                <Cell role="gridcell" isLead>
                  <RowBox name={props.nameOf(row)} isSelected={selection.has(row.id)} />
                </Cell>
              )}
              {props.cells(row, isFocus ? at : null, (column) => cellId(item.index, column))}
            </Row>
          );
        })}
      </Rows>
    </div>
  );
}

/** Rows of a list that is on its way. */
export const GhostList = ({ columns }: { columns: readonly Column[] }): ReactNode => (
  <div className={css.table} role="status" aria-label={t('Loading')} style={wideColumnStyle(columns, LEAD, 1)}>
    {Array.from({ length: 14 }, (_, n) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity.
      <GhostRow key={n} columns={columns} hasLead />
    ))}
  </div>
);
