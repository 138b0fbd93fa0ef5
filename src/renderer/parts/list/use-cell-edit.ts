import { useCallback, useState } from 'react';
import { useActor } from '#renderer/parts/actor.ts';
import type { Directory } from '#renderer/parts/directory.tsx';
import type { CellEditing } from '#renderer/parts/grid/types.ts';
import { fieldWayBack } from '#renderer/parts/record-edit.ts';
import type { Listed } from '#renderer/parts/record-link.tsx';
import { useSave } from '#renderer/parts/save.ts';
import { fieldLabel } from '#renderer/parts/values.ts';
import { useNotices } from '#renderer/state/notices.ts';
import { t } from '#renderer/words/t.ts';
import { type Actor, canWrite, canWriteField } from '#shared/domain/permissions.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { fieldOf, type RecordIn } from '#shared/domain/records.ts';
import { REFUSALS } from '#shared/domain/refusal.ts';
import { objectionTo } from '#shared/domain/rules.ts';
import { titleOf } from '#shared/domain/title.ts';
import { isEqual } from '#shared/lib/json.ts';
import { cellDrafts, readCell, valueIn } from './cell-value.ts';
import type { ListColumn } from './definition.ts';

/** Where the keyboard goes once a value is saved. */
export type Then = 'stay' | 'next' | 'previous';

export interface CellEdit<C extends Listed> extends CellEditing<C> {
  /** Saves what was typed or chosen and goes on. Resolves with what speaks against it, or null. */
  submit(row: RecordIn<C>, column: ListColumn<C>, text: string, then: Then): Promise<string | null>;
  leave(): void;
}

/** Why this person cannot change a row's value here, by the domain's own rules; null where they can. */
function lockOf<C extends Listed>(collection: C, row: RecordIn<C>, column: ListColumn<C>, actor: Actor): string | null {
  if (!column.edit)
    return t('{column} cannot be changed in the list. Open the record to change it.', { column: column.head });
  const record = row as unknown as AnyRecord;
  const value = valueIn(collection, row, column.edit.field);
  if (column.edit.kind === 'tags' && Array.isArray(value) && value.some((one) => String(one).includes(',')))
    return t('A label has a comma in it. Open the record to change its labels.');
  if (!canWrite(actor, collection, row.organizationId)) return t(REFUSALS.permission);
  const field = fieldOf(collection, column.edit.field);
  if (field && !canWriteField(actor, field.writer, false)) return t(REFUSALS['field-permission']);
  return objectionTo(collection, record, record, false)?.code === 'final' ? t(REFUSALS.final) : null;
}

/** Changing the values of a list where they stand, cell by cell. */
export function useCellEdit<C extends Listed>(
  collection: C,
  columns: readonly ListColumn<C>[],
  names: Directory,
): CellEdit<C> {
  const [at, setAt] = useState<{ id: string; column: string } | null>(null);
  const actor = useActor();
  const save = useSave();
  const show = useNotices((state) => state.show);
  const lock = (row: RecordIn<C>, column: ListColumn<C>): string | null => lockOf(collection, row, column, actor);
  const editable = (row: RecordIn<C>): ListColumn<C>[] => columns.filter((one) => lock(row, one) === null);

  const start = (row: RecordIn<C>, key: string | null): void => {
    const column = key === null ? editable(row)[0] : columns.find((one) => one.key === key);
    // Where nothing can be changed, the first value says why.
    const asked = column ?? columns.find((one) => one.edit) ?? columns[0];
    const why = asked ? lock(row, asked) : null;
    if (asked && why === null) setAt({ id: row.id, column: asked.key });
    else if (why !== null) show({ tone: 'bad', text: `${called(collection, row)}: ${why}`, undo: null });
  };

  const submit = async (row: RecordIn<C>, column: ListColumn<C>, text: string, then: Then): Promise<string | null> => {
    const { edit } = column;
    if (!edit) return null;
    const read = readCell(edit, text);
    if (!read.ok) return read.error;
    if (!isEqual(read.value, valueIn(collection, row, edit.field))) {
      const drafts = cellDrafts(collection, edit, row, read.value, names);
      const way = fieldWayBack(collection, row as unknown as AnyRecord, edit.field, read.value);
      const { alsoBack } = edit;
      const undo = 'never' in way || !alsoBack ? way : { also: () => alsoBack(row, read.value, names) };
      const against = await save(called(collection, row), fieldLabel(collection, edit.field), drafts, undo);
      if (against !== null) return against;
    }
    const open = editable(row);
    const place = open.findIndex((one) => one.key === column.key);
    const next = then === 'stay' ? undefined : open[place + (then === 'next' ? 1 : -1)];
    // Only if nobody has gone elsewhere while it was being saved.
    setAt((now) =>
      now?.id === row.id && now.column === column.key ? (next ? { id: row.id, column: next.key } : null) : now,
    );
    return null;
  };

  return {
    at,
    canEdit: (row, key) => {
      const column = columns.find((one) => one.key === key);
      return column !== undefined && lock(row, column) === null;
    },
    start,
    submit,
    leave: useCallback(() => setAt(null), []),
  };
}

/** How people call a row: its tag or number, else its name. */
export function called<C extends Listed>(collection: C, row: RecordIn<C>): string {
  const { code, name } = titleOf(collection, row as unknown as AnyRecord);
  return code || name;
}
