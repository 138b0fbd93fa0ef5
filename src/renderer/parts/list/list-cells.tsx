import { Fragment, type ReactNode } from 'react';
import type { Directory } from '#renderer/parts/directory.tsx';
import { type Listed, RecordLink } from '#renderer/parts/record-link.tsx';
import { Code, RowMarks } from '#renderer/ui/marks.tsx';
import css from '#renderer/ui/table.module.css';
import { Cell } from '#renderer/ui/table.tsx';
import type { RecordIn } from '#shared/domain/records.ts';
import type { ListColumn } from './definition.ts';

/** The cells of one row, in the order of the columns. The one that looks like the name leads to the record. */
export function RowCells<C extends Listed>(props: {
  collection: C;
  columns: readonly ListColumn<C>[];
  row: RecordIn<C>;
  names: Directory;
  isUnsent: boolean;
}): ReactNode {
  const { columns, row, names } = props;
  return columns.map((column) => {
    const drawn = column.cell?.(row, names);
    const text = drawn === undefined ? column.text(row, names) || '–' : '';
    return (
      <Cell
        key={column.key}
        role="gridcell"
        {...(column.look === 'dim' ? { isDim: true } : {})}
        {...(column.isEnd ? { isEnd: true } : {})}
      >
        {column.look === 'main' ? (
          <Fragment>
            <RecordLink collection={props.collection} id={row.id} className={css.main} tabIndex={-1}>
              {drawn ?? text}
            </RecordLink>
            <RowMarks isUnsent={props.isUnsent} conflicts={Object.keys(row.conflicts).length} />
          </Fragment>
        ) : drawn !== undefined ? (
          drawn
        ) : column.look === 'code' ? (
          <Code>{text}</Code>
        ) : (
          <span className={column.look === 'mono' ? css.mono : undefined}>{text}</span>
        )}
      </Cell>
    );
  });
}
