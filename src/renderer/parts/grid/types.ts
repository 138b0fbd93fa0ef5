import type { Collection } from '#shared/domain/collections.ts';
import type { RecordIn } from '#shared/domain/records.ts';

/** Which rows of a list are selected. */
export interface RowSelection {
  count: number;
  has(id: string): boolean;
  toggle(id: string, row: number): void;
  /** From where the selection was begun, else from `from`, to this row. */
  extendTo(row: number, from: number): void;
  /** All that pass the filter, here or not. */
  all(): Promise<void>;
  clear(): void;
}

/** Changing values where they stand. */
export interface CellEditing<C extends Collection> {
  /** The cell that is an input now. */
  at: { id: string; column: string } | null;
  canEdit(row: RecordIn<C>, column: string): boolean;
  /** Null: the first that can be edited. Says why where none can. */
  start(row: RecordIn<C>, column: string | null): void;
}
