import { Fragment, type ReactNode } from 'react';
import type { Directory } from '#renderer/parts/directory.tsx';
import { type Listed, RecordLink } from '#renderer/parts/record-link.tsx';
import { Code, RowMarks } from '#renderer/ui/marks.tsx';
import css from '#renderer/ui/table.module.css';
import { Cell } from '#renderer/ui/table.tsx';
import type { RecordIn } from '#shared/domain/records.ts';
import { CellEditor } from './cell-editor.tsx';
import type { ListColumn } from './definition.ts';
import type { CellEdit } from './use-cell-edit.ts';

interface Props<C extends Listed> {
  collection: C;
  columns: readonly ListColumn<C>[];
  row: RecordIn<C>;
  names: Directory;
  isUnsent: boolean;
  /** The column that the keyboard is on; null where it is on the whole row, or elsewhere. */
  cursor: string | null;
  /** The id of a column's cell. */
  cellId: (column: string) => string;
  edit: CellEdit<C>;
}

/** The cells of one row, in the order of the columns. The one that looks like the name leads to the record. */
export function RowCells<C extends Listed>(props: Props<C>): ReactNode {
  const { columns, row, cursor, edit } = props;
  return columns.map((column) => {
    const isEditing = edit.at?.id === row.id && edit.at.column === column.key;
    return (
      <Cell
        key={column.key}
        role="gridcell"
        id={cursor === column.key ? props.cellId(column.key) : undefined}
        column={column.key}
        hasCursor={cursor === column.key && !isEditing}
        canEdit={edit.canEdit(row, column.key)}
        isEditing={isEditing}
        {...(column.look === 'dim' ? { isDim: true } : {})}
        {...(column.isEnd ? { isEnd: true } : {})}
      >
        {isEditing ? (
          <CellEditor collection={props.collection} column={column} row={row} names={props.names} edit={edit} />
        ) : (
          <Content {...props} column={column} />
        )}
      </Cell>
    );
  });
}

function Content<C extends Listed>(props: Props<C> & { column: ListColumn<C> }): ReactNode {
  const { column, row, names } = props;
  const drawn = column.cell?.(row, names);
  const text = drawn === undefined ? column.text(row, names) || '–' : '';
  if (column.look === 'main') {
    return (
      <Fragment>
        <RecordLink collection={props.collection} id={row.id} className={css.main} tabIndex={-1}>
          {drawn ?? text}
        </RecordLink>
        <RowMarks isUnsent={props.isUnsent} conflicts={Object.keys(row.conflicts).length} />
      </Fragment>
    );
  }
  if (drawn !== undefined) return drawn;
  return column.look === 'code' ? (
    <Code>{text}</Code>
  ) : (
    <span className={column.look === 'mono' ? css.mono : undefined}>{text}</span>
  );
}
