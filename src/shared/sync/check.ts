import type { Collection } from '#shared/domain/collections.ts';
import { type Actor, canWrite, canWriteField } from '#shared/domain/permissions.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { fieldOf } from '#shared/domain/records.ts';
import { type Refusal, refusal } from '#shared/domain/refusal.ts';
import { isEqual } from '#shared/lib/json.ts';
import type { Edit } from './command.ts';

/** How the checks look at other records: the laptop's own, or those the office has loaded. */
export type Lookup = (collection: Collection, id: string) => AnyRecord | undefined;

/** The largest record, in characters of JSON. */
export const MAX_RECORD = 1_000_000;

/**
 * What can be said of an edit without merging it: may this person write this record and these fields, are the
 * values of the right shape, do the records it names exist at the same client. `current` is the record as it
 * is, undefined for a new one. Shared by the laptop, which refuses on site, and the office, which judges (S12).
 */
export function checkEdit(
  edit: Edit,
  index: number,
  actor: Actor,
  current: AnyRecord | undefined,
  lookup: Lookup,
): Refusal | null {
  if (current && !canWrite(actor, edit.collection, current.organizationId)) return refusal('permission', index);
  if (edit.create && !canWrite(actor, edit.collection, edit.organizationId)) return refusal('permission', index);
  if (edit.create && edit.organizationId === null && needsOrganization(edit)) {
    return refusal('invalid', index, 'organizationId', 'Choose the client it belongs to.');
  }
  for (const [name, change] of Object.entries(edit.changes)) {
    const field = fieldOf(edit.collection, name);
    if (!field) return refusal('unknown-field', index, name);
    if (!canWriteField(actor, field.writer, edit.create === true)) return refusal('field-permission', index, name);
    const value = change.after ?? null;
    const shape = field.check.safeParse(value);
    if (!shape.success) return refusal('invalid', index, name, sentence(shape.error.issues[0]?.message));
    if (name === 'organizationId' && !canWrite(actor, edit.collection, value as string | null)) {
      return refusal('permission', index, name);
    }
    const known = change.before === undefined || change.before === null ? [] : field.refs(change.before);
    for (const ref of field.refs(value)) {
      if (known.some((one) => isEqual(one, ref))) continue;
      const objection = checkReference(edit, index, name, ref, current, lookup);
      if (objection) return objection;
    }
  }
  if (JSON.stringify(edit.changes).length > MAX_RECORD) return refusal('too-large', index);
  return null;
}

const sentence = (text: string | undefined): string | undefined => (text ? `${text.replace(/\.$/, '')}.` : undefined);

/** Client data belongs to a client; the office's own are its people, articles and configuration. */
function needsOrganization(edit: Edit): boolean {
  if (edit.collection === 'people') return edit.changes.kind?.after !== 'technician';
  return !['settings', 'organizations', 'documents'].includes(edit.collection);
}

function checkReference(
  edit: Edit,
  index: number,
  name: string,
  ref: { collection: Collection; id: string },
  current: AnyRecord | undefined,
  lookup: Lookup,
): Refusal | null {
  const target = lookup(ref.collection, ref.id);
  if (!target) return refusal('reference', index, name);
  const organizationId = current ? current.organizationId : edit.organizationId;
  if (target.organizationId !== null && organizationId !== null && target.organizationId !== organizationId) {
    return refusal('reference', index, name);
  }
  if (name === 'assigneeId' && target.isActive === false) return refusal('inactive-technician', index, name);
  return null;
}
