import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { useWhere } from '#renderer/state/where.ts';
import css from '#renderer/ui/table.module.css';
import { type Column, columnStyle, GhostRow, HeadRow, Row, Rows, type SortedBy } from '#renderer/ui/table.tsx';
import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { RecordIn } from '#shared/domain/records.ts';
import { useShortcuts } from './shortcuts.ts';
import type { Windowed } from './use-windowed.ts';

/** The head and a row are this high, in px: --sb-row in tokens.css. */
const HEAD = 28;
const ROW = 34;

interface Props<C extends Collection> {
  /** Names the list for screen readers. */
  label: string;
  columns: readonly Column[];
  sort: SortedBy;
  onSort: (sort: SortedBy) => void;
  list: Windowed<C>;
  /** The list's address: where the keyboard stood is kept under it. */
  address: string;
  cells: (row: RecordIn<C>) => ReactNode;
  onOpen: (row: RecordIn<C>) => void;
}

/**
 * A list of any length: only the rows near the screen exist. J, K, arrows, Page up and down, Home and End move, Enter
 * opens; a click on a row opens it as well.
 */
export function RecordList<C extends Collection>(props: Props<C>): ReactNode {
  const { list, columns, address } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const at = useWhere((state) => state.rows[address] ?? 0);
  const setRow = useWhere((state) => state.setRow);
  const focus = Math.min(at, Math.max(0, list.total - 1));
  const virtual = useVirtualizer({
    count: list.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingEnd: HEAD,
    initialOffset: () => Math.max(0, (at - 4) * ROW),
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  useEffect(() => list.onRange(first), [first, list.onRange]);

  const move = (to: number): void => {
    const next = Math.max(0, Math.min(list.total - 1, to));
    setRow(address, next);
    virtual.scrollToIndex(next, { align: 'auto' });
  };
  const open = (): void => {
    const row = list.rowAt(focus);
    if (row) props.onOpen(row);
  };
  const page = (): number => Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - HEAD) / ROW) - 1);
  const keys: Record<string, () => void> = {
    ArrowDown: () => move(focus + 1),
    ArrowUp: () => move(focus - 1),
    PageDown: () => move(focus + page()),
    PageUp: () => move(focus - page()),
    Home: () => move(0),
    End: () => move(list.total - 1),
    Enter: open,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const run = event.target === event.currentTarget ? keys[event.key] : undefined;
    if (!run) return;
    event.preventDefault();
    run();
  };
  useShortcuts({ j: () => move(focus + 1), k: () => move(focus - 1), Enter: open });

  const isFocusDrawn = items.some((item) => item.index === focus) && list.rowAt(focus) !== undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: <table> cannot draw only the rows near the screen.
    <div
      ref={scroller}
      className={css.table}
      role="grid"
      aria-label={props.label}
      aria-rowcount={list.total + 1}
      aria-colcount={columns.length}
      aria-busy={list.isLoading}
      aria-activedescendant={isFocusDrawn ? `${id}-${focus}` : undefined}
      tabIndex={0}
      style={columnStyle(columns)}
      onKeyDown={onKeyDown}
    >
      <HeadRow columns={columns} sort={props.sort} onSort={props.onSort} />
      <Rows height={virtual.getTotalSize()}>
        {items.map((item) => {
          const row = list.rowAt(item.index);
          if (!row) return <GhostRow key={item.key} columns={columns} start={item.start} />;
          return (
            <Row
              key={item.key}
              id={`${id}-${item.index}`}
              index={item.index}
              start={item.start}
              hasFocus={item.index === focus}
              onClick={(event) => {
                setRow(address, item.index);
                // The row's link opens by itself, also in a new window.
                if (!(event.target as Element).closest('a')) props.onOpen(row);
              }}
            >
              {props.cells(row)}
            </Row>
          );
        })}
      </Rows>
    </div>
  );
}

/** Rows of a list that is on its way. */
export const GhostList = ({ columns }: { columns: readonly Column[] }): ReactNode => (
  <div className={css.table} role="status" aria-label={t('Loading')} style={columnStyle(columns)}>
    {Array.from({ length: 14 }, (_, n) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity.
      <GhostRow key={n} columns={columns} />
    ))}
  </div>
);
