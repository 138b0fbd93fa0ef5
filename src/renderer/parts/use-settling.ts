import { useMemo } from 'react';
import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { titleOf } from '#shared/domain/title.ts';
import { isEqual } from '#shared/lib/json.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import { type OpenConflict, otherOf, wordsOf } from './conflicts.ts';
import type { Directory } from './directory.tsx';
import { fieldEdits } from './field-edits.ts';
import { type FieldBack, useSave } from './save.ts';
import { fieldLabel } from './values.ts';

/** What can be done about conflicts, each an ordinary edit that names them (S17); with the reason where it cannot. */
export interface Settling {
  /** Settles with the value chosen: one of the two, or a third. */
  settle: (conflict: OpenConflict, value: unknown) => Promise<string | null>;
  /** Settles all at once, each with the value picked. */
  settleAll: (conflicts: readonly OpenConflict[], pick: (one: OpenConflict) => unknown) => Promise<string | null>;
  /** Of a deleted record: brings it back with the values that were kept, or leaves it deleted. */
  bringBack: (conflicts: readonly OpenConflict[]) => Promise<string | null>;
  leaveDeleted: (conflicts: readonly OpenConflict[]) => Promise<string | null>;
}

interface Scene {
  collection: Collection;
  record: AnyRecord;
  names: Directory;
}

interface Choice {
  conflict: OpenConflict;
  value: unknown;
}

/** The edits that write a value and settle its conflict; the first of them is the field's. */
function editsFor({ collection, record, names }: Scene, { conflict, value }: Choice) {
  const { id, organizationId } = record;
  const { drafts, undo } = isEqual(value, conflict.current)
    ? { drafts: [{ collection, id, organizationId, values: { [conflict.field]: value } }], undo: {} }
    : fieldEdits(collection, record, conflict.field, value, names);
  return { drafts: drafts.map((one, n): EditDraft => (n === 0 ? { ...one, settles: conflict.key } : one)), undo };
}

/**
 * The way back of settling. The conflict does not open again (S17): what there is to take back is the value, and where
 * the value that stood was kept, the other one is offered instead.
 */
function wayBack(scene: Scene, choices: readonly Choice[], undos: readonly FieldBack[]): FieldBack {
  const never = undos.find((one) => 'never' in one);
  if (never) return never;
  const [first] = choices;
  const words = (value: unknown): string =>
    first && choices.length === 1 ? wordsOf(scene.collection, first.conflict, value, scene.names) : '';
  if (choices.every(({ conflict, value }) => isEqual(value, conflict.current))) {
    return {
      label: t('{count, plural, one {Take the other} other {Take the others}} instead', { count: choices.length }),
      done: t('{count, plural, one {The other value} other {The other values}}', { count: choices.length }),
      drafts: () =>
        choices.flatMap(
          ({ conflict, value }) =>
            fieldEdits(scene.collection, scene.record, conflict.field, otherOf(conflict, value), scene.names).drafts,
        ),
      ...(first && choices.length === 1 ? { says: `“${words(otherOf(first.conflict, first.value))}”` } : {}),
    };
  }
  return {
    also: () => undos.flatMap((one) => ('never' in one ? [] : (one.also?.() ?? []))),
    says:
      first && choices.length === 1
        ? t('puts “{words}” back; the conflict stays settled.', { words: words(first.conflict.current) })
        : t('puts back what stood; the conflicts stay settled.'),
  };
}

/** Settles the conflicts of one record. */
export function useSettling(collection: Collection, record: AnyRecord, names: Directory): Settling {
  const save = useSave();
  return useMemo(() => {
    const scene = { collection, record, names };
    const { id, organizationId } = record;
    const { code, name } = titleOf(collection, record);
    const called = code || name;
    const write = (what: string, choices: readonly Choice[]): Promise<string | null> => {
      const edits = choices.map((one) => editsFor(scene, one));
      return save(
        called,
        what,
        edits.flatMap((one) => one.drafts),
        wayBack(
          scene,
          choices,
          edits.map((one) => one.undo),
        ),
      );
    };
    const settle = (conflict: OpenConflict, value: unknown): Promise<string | null> =>
      write(t('{field} settled,', { field: fieldLabel(collection, conflict.field) }), [{ conflict, value }]);
    return {
      settle,
      settleAll: (conflicts, pick) => {
        const [first] = conflicts;
        return first && conflicts.length === 1
          ? settle(first, pick(first))
          : write(
              t('{count} fields settled,', { count: conflicts.length }),
              conflicts.map((conflict) => ({ conflict, value: pick(conflict) })),
            );
      },
      bringBack: (conflicts) =>
        save(
          called,
          t('Brought back,'),
          conflicts.map((one, n) => ({
            collection,
            id,
            organizationId,
            values: { ...(n === 0 ? { deleted: false } : {}), [one.field]: one.value },
            settles: one.key,
          })),
          { says: t('deletes it again.') },
        ),
      leaveDeleted: (conflicts) =>
        save(
          called,
          t('Left deleted,'),
          conflicts.map((one) => ({ collection, id, organizationId, values: {}, settles: one.key })),
          {
            label: t('Bring it back instead'),
            done: t('Brought back,'),
            drafts: () => [{ collection, id, organizationId, values: { deleted: false } }],
          },
        ),
    };
  }, [collection, record, names, save]);
}
