import { useMemo } from 'react';
import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { fieldValue } from '#shared/domain/records.ts';
import { canReach } from '#shared/domain/rules.ts';
import { titleOf } from '#shared/domain/title.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import { useCanWrite } from './actor.ts';
import { useLiveSync } from './live-sync.tsx';
import { type FieldBack, useSave } from './save.ts';
import { fieldLabel } from './values.ts';

/** One record, and how its fields are edited where they stand. */
export interface RecordEdit {
  collection: Collection;
  record: AnyRecord;
  /** How people call it: its tag or number, else its name. */
  code: string;
  /** Fields that have not reached the office. */
  unsent: ReadonlySet<string>;
  canWrite: boolean;
  /** Saves one field. Resolves with the sentence that speaks against it, or null. */
  save(field: string, value: unknown): Promise<string | null>;
  /** An edit of the record, for commands of several edits. */
  draft(values: Record<string, unknown>): EditDraft;
}

const NONE: ReadonlySet<string> = new Set();

/** An edit is taken back by the value before, where the field's lifecycle leads back to it. */
export function fieldWayBack(collection: Collection, record: AnyRecord, field: string, value: unknown): FieldBack {
  const after = { ...record, [field]: value };
  return canReach(collection, after, field, fieldValue(collection, record, field), false)
    ? {}
    : { never: t('This move has no way back.') };
}

/** `isLocked`: the record takes no more edits, whoever asks. */
export function useRecordEdit(collection: Collection, record: AnyRecord, isLocked = false): RecordEdit {
  const save = useSave();
  const { unsent } = useLiveSync();
  const mayWrite = useCanWrite(collection, record.organizationId);
  const fields = unsent.get(record.id) ?? NONE;
  return useMemo(() => {
    const { code, name } = titleOf(collection, record);
    const called = code || name;
    const draft = (values: Record<string, unknown>): EditDraft => ({
      collection,
      id: record.id,
      organizationId: record.organizationId,
      values,
    });
    return {
      collection,
      record,
      code: called,
      unsent: fields,
      canWrite: mayWrite && !isLocked,
      draft,
      save: (field, value) =>
        save(
          called,
          fieldLabel(collection, field),
          [draft({ [field]: value })],
          fieldWayBack(collection, record, field, value),
        ),
    };
  }, [collection, record, fields, mayWrite, isLocked, save]);
}
