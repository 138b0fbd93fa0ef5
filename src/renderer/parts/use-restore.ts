import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import { canWriteField } from '#shared/domain/permissions.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { fieldOf, fieldValue, type Ticket } from '#shared/domain/records.ts';
import { isFinal } from '#shared/domain/tickets/lifecycle.ts';
import { titleOf } from '#shared/domain/title.ts';
import { isEqual } from '#shared/lib/json.ts';
import { useActor, useCanWrite } from './actor.ts';
import type { Directory } from './directory.tsx';
import { fieldEdits } from './field-edits.ts';
import { useSave } from './save.ts';
import { fieldLabel } from './values.ts';

/** How earlier values of a record come back. */
export interface Restore {
  /** Whether this value may be written into the field now, and would change it. */
  canRestore: (field: string, value: unknown) => boolean;
  /** Writes it, as an ordinary edit. Resolves with the sentence that speaks against it, or null. */
  restore: (field: string, value: unknown) => Promise<string | null>;
}

/** Brings earlier values of a record back, for those who may write it. */
export function useRestore(collection: Collection, record: AnyRecord, names: Directory): Restore {
  const save = useSave();
  const actor = useActor();
  const mayWrite = useCanWrite(collection, record.organizationId);
  const ticket = record as unknown as Ticket;
  const isClosed = collection === 'tickets' && isFinal(ticket.kind, ticket.state.is);
  return {
    canRestore: (field, value) => {
      const known = fieldOf(collection, field);
      if (!known || !mayWrite || isClosed || !canWriteField(actor, known.writer, false)) return false;
      // Of a deleted record nothing comes back but the record.
      if (record.deleted && field !== 'deleted') return false;
      if (isEqual(value, fieldValue(collection, record, field))) return false;
      return known.check.safeParse(value).success;
    },
    restore: (field, value) => {
      const { code, name } = titleOf(collection, record);
      const { drafts, undo } = fieldEdits(collection, record, field, value, names);
      const what =
        field === 'deleted' ? t('Brought back,') : t('{field} restored,', { field: fieldLabel(collection, field) });
      return save(code || name, what, drafts, undo);
    },
  };
}
