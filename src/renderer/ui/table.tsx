// biome-ignore-all lint/a11y/useSemanticElements: a list of any length draws only the rows near the screen; <table> cannot.
// biome-ignore-all lint/a11y/useFocusableInteractive: a grid has the focus and names its active row.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: a grid takes the keys for its rows.
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { CSSProperties, MouseEvent, ReactNode } from 'react';
import css from './table.module.css';

export interface Column {
  key: string;
  head: string;
  /** A track of a CSS grid. */
  width: string;
  isEnd?: boolean;
  /** Whether a click on the head sorts by it. */
  canSort?: boolean;
}

export interface SortedBy {
  key: string;
  isDescending: boolean;
}

/** Pixels in a track: the least it needs. `minmax(150px, 1fr)` needs 150. */
const leastOf = (track: string): number => Number(/([\d.]+)px/.exec(track)?.[1] ?? 0);

const grown = (track: string, by: number): string =>
  track.replace(/([\d.]+)px/g, (_all, px: string) => `${Math.round(Number(px) * by)}px`);

/** The grid's columns as the style that its head and rows follow. */
export const columnStyle = (columns: readonly Column[]): CSSProperties =>
  ({ '--cols': columns.map((one) => one.width).join(' ') }) as CSSProperties;

/**
 * The same for a list that scrolls sideways where its columns do not fit: `lead` is the track before them, `growth` how
 * much larger the type is than the one the widths were measured with.
 */
export function wideColumnStyle(columns: readonly Column[], lead: string, growth: number): CSSProperties {
  const tracks = [lead, ...columns.map((one) => one.width)].filter(Boolean).map((track) => grown(track, growth));
  const least = tracks.reduce((sum, track) => sum + leastOf(track), 0);
  return { '--cols': tracks.join(' '), '--least': `${least}px` } as CSSProperties;
}

/** The heads of a list's columns; those that sort are buttons. `lead` stands before them. */
export function HeadRow(props: {
  columns: readonly Column[];
  lead?: ReactNode;
  sort?: SortedBy | undefined;
  onSort?: ((sort: SortedBy) => void) | undefined;
}): ReactNode {
  const shift = props.lead === undefined ? 1 : 2;
  return (
    <div className={css.head} role="row" aria-rowindex={1}>
      {props.lead !== undefined && (
        <div className={css.th} role="columnheader" aria-colindex={1} data-lead>
          {props.lead}
        </div>
      )}
      {props.columns.map((column, index) => {
        const isSorted = props.sort?.key === column.key;
        const isDescending = isSorted && props.sort?.isDescending === true;
        const Arrow = isDescending ? IconArrowDown : IconArrowUp;
        return (
          <div
            key={column.key}
            className={css.th}
            role="columnheader"
            aria-colindex={index + shift}
            aria-sort={isSorted ? (isDescending ? 'descending' : 'ascending') : undefined}
            data-sorted={isSorted || undefined}
            data-end={column.isEnd || undefined}
          >
            {column.canSort && props.onSort ? (
              <button
                type="button"
                onClick={() => props.onSort?.({ key: column.key, isDescending: isSorted ? !isDescending : false })}
              >
                {column.head}
                {isSorted && <Arrow size={12} aria-hidden />}
              </button>
            ) : (
              column.head
            )}
          </div>
        );
      })}
    </div>
  );
}

/** The rows below the head. With `height`, they are drawn where they belong in it. */
export function Rows({ height, children }: { height?: number; children: ReactNode }): ReactNode {
  return (
    <div className={css.body} role="rowgroup" data-virtual={height !== undefined || undefined} style={{ height }}>
      {children}
    </div>
  );
}

/** One row. `index` counts from 0 without the head; `start` is where it stands in the height of all rows, in px. */
export function Row(props: {
  index: number;
  start?: number;
  id?: string;
  hasFocus?: boolean;
  /** Absent where rows cannot be selected. */
  isSelected?: boolean;
  onClick?: (event: MouseEvent) => void;
  onDoubleClick?: (event: MouseEvent) => void;
  children: ReactNode;
}): ReactNode {
  return (
    <div
      id={props.id}
      className={css.tr}
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={props.isSelected}
      data-open={props.onClick !== undefined || undefined}
      data-focus={props.hasFocus || undefined}
      style={props.start === undefined ? undefined : { transform: `translateY(${props.start}px)` }}
      onClick={props.onClick}
      onDoubleClick={props.onDoubleClick}
    >
      {props.children}
    </div>
  );
}

/** One cell. `isDim`: what stands behind the row's name. */
export function Cell(props: {
  isDim?: boolean;
  isEnd?: boolean;
  role?: string;
  id?: string | undefined;
  /** The column it stands in, where a row asks what was clicked. */
  column?: string;
  /** Before the columns: the box that selects the row. */
  isLead?: boolean;
  /** The keyboard is on it. */
  hasCursor?: boolean;
  /** Somebody may change it where it stands: shown under the pointer. */
  canEdit?: boolean;
  /** Its value is being changed: the cell is the input. */
  isEditing?: boolean;
  children: ReactNode;
}): ReactNode {
  return (
    <div
      id={props.id}
      className={css.td}
      role={props.role ?? 'cell'}
      data-column={props.column}
      data-lead={props.isLead || undefined}
      data-cursor={props.hasCursor || undefined}
      data-edit={props.canEdit || undefined}
      data-editing={props.isEditing || undefined}
      data-dim={props.isDim || undefined}
      data-end={props.isEnd || undefined}
    >
      {props.children}
    </div>
  );
}

/** Rows that are still on their way: as many grey lines as the columns have. */
export function GhostRow(props: { columns: readonly Column[]; start?: number; hasLead?: boolean }): ReactNode {
  const { columns, start } = props;
  const style = start === undefined ? undefined : { transform: `translateY(${start}px)` };
  return (
    <div className={css.tr} style={style} aria-hidden="true">
      {props.hasLead && <div className={css.td} data-lead />}
      {columns.map((column, index) => (
        <div key={column.key} className={css.td}>
          <div className={css.ghost} style={{ width: `${40 + ((index * 23) % 45)}%` }} />
        </div>
      ))}
    </div>
  );
}

/** A table to read: its rows are not for opening. `height` is that of all rows where only some are drawn. */
export function ReadTable(props: {
  label: string;
  columns: readonly Column[];
  rowCount: number;
  height?: number;
  children: ReactNode;
}): ReactNode {
  return (
    <div role="table" aria-label={props.label} aria-rowcount={props.rowCount + 1} style={columnStyle(props.columns)}>
      <HeadRow columns={props.columns} />
      <Rows {...(props.height === undefined ? {} : { height: props.height })}>{props.children}</Rows>
    </div>
  );
}
