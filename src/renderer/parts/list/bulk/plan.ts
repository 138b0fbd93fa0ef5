import { tryOut } from '#renderer/data/commands.ts';
import type { Directory } from '#renderer/parts/directory.tsx';
import { cellDrafts, valueIn } from '#renderer/parts/list/cell-value.ts';
import type { ColumnEdit } from '#renderer/parts/list/definition.ts';
import type { Listed } from '#renderer/parts/record-link.tsx';
import type { ManyChange } from '#renderer/parts/save.ts';
import { valueText } from '#renderer/parts/values.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { RecordIn } from '#shared/domain/records.ts';
import { titleOf } from '#shared/domain/title.ts';
import { isEqual } from '#shared/lib/json.ts';
import type { EditDraft } from '#shared/sync/command.ts';

/** What becomes of one record when many are given a value. */
export interface Planned extends ManyChange {
  id: string;
  /** The field, and the value it gets. */
  field: string;
  value: unknown;
  /** The edits that give it the value it had. */
  back: () => EditDraft[];
  /** How people call it: its tag or number, and its name. */
  code: string;
  name: string;
  before: string;
  after: string;
  is: 'changes' | 'same' | 'refused';
  /** Why it is refused. */
  why: string;
}

/** What the records are to be given: a value, or labels to put on or take off. */
export type Wanted = { is: 'value'; value: unknown } | { is: 'add' | 'remove'; labels: readonly string[] };

/** The value that a record's field would have. */
export function wantedValue(wanted: Wanted, before: unknown): unknown {
  if (wanted.is === 'value') return wanted.value;
  const now = Array.isArray(before) ? (before as string[]) : [];
  return wanted.is === 'add'
    ? [...now, ...wanted.labels.filter((one) => !now.includes(one))]
    : now.filter((one) => !wanted.labels.includes(one));
}

/** The write door is asked about this many records at a time. */
const CHUNK = 200;

/**
 * What becomes of each record, as the rules of this laptop see it now: nothing is written. `isCurrent` ends the work
 * when somebody has chosen something else meanwhile; then it gives null.
 */
export async function planOf<C extends Listed>(
  collection: C,
  edit: ColumnEdit<C>,
  rows: readonly RecordIn<C>[],
  wanted: Wanted,
  names: Directory,
  isCurrent: () => boolean,
): Promise<Planned[] | null> {
  const plan = rows.map((row): Planned => {
    const before = valueIn(collection, row, edit.field);
    const after = wantedValue(wanted, before);
    return {
      id: row.id,
      ...titleOf(collection, row as unknown as AnyRecord),
      before: valueText(collection, edit.field, before, names),
      after: valueText(collection, edit.field, after, names),
      is: isEqual(before, after) ? 'same' : 'changes',
      why: '',
      field: edit.field,
      value: after,
      drafts: cellDrafts(collection, edit, row, after, names),
      back: () => [
        ...cellDrafts(collection, { ...edit, also: () => [] }, row, before, names),
        ...(edit.alsoBack?.(row, after, names) ?? []),
      ],
    };
  });
  const changing = plan.filter((one) => one.is === 'changes');
  for (let from = 0; from < changing.length; from += CHUNK) {
    const chunk = changing.slice(from, from + CHUNK);
    const answers = await tryOut(chunk.map((one) => one.drafts));
    if (!isCurrent()) return null;
    for (const [n, one] of chunk.entries()) {
      const refusal = answers[n];
      if (refusal) Object.assign(one, { is: 'refused', why: refusal.message });
    }
  }
  return plan;
}
