import type { Tables } from '#server/store/store.ts';
import type { OfficeEdit } from '#server/sync/office-commands.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { fieldValue } from '#shared/domain/records.ts';
import { isEqual, type Json } from '#shared/lib/json.ts';

/** What a person's record follows of the account: everybody's laptops read it there. */
export interface PersonValues {
  name?: string;
  email?: string;
  /** A disabled person gets no more work. */
  isActive?: boolean;
}

/** The edit that brings a person's record to these values; none where it has them, or where there is no record. */
export async function personEdits(tables: Tables, personId: string, values: PersonValues): Promise<OfficeEdit[]> {
  const [stored] = await tables.records.byKeys([{ collection: 'people', id: personId }]);
  const record = stored && (JSON.parse(stored.body) as AnyRecord);
  if (!record || record.deleted) return [];
  const changes = Object.entries(values).flatMap(([field, after]) => {
    const before = fieldValue('people', record, field) as Json;
    return isEqual(before, after) ? [] : [[field, { before, after }] as const];
  });
  if (changes.length === 0) return [];
  const { organizationId } = record;
  return [{ collection: 'people', id: personId, organizationId, changes: Object.fromEntries(changes) }];
}
