import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { fieldOf, fieldValue } from '#shared/domain/records.ts';
import { isEqual } from '#shared/lib/json.ts';
import type { Command, EditDraft } from './command.ts';
import { mergeSets } from './merge.ts';

/** A field that somebody wrote again since the command. */
export interface Outdated {
  collection: Collection;
  id: string;
  field: string;
}

/**
 * The ordinary edits that take a command back: what it wrote is put back to what stood before, what it made is
 * deleted, what it put into a set is taken out. Entries of a timeline are never taken back: a later one corrects them.
 * Values that were written again since are not touched; they are named, so that the caller can say so. `recordOf`
 * gives a record as it is now.
 */
export function reverseOf(
  command: Command,
  recordOf: (collection: Collection, id: string) => AnyRecord | undefined,
): { drafts: EditDraft[]; outdated: Outdated[] } {
  const drafts: EditDraft[] = [];
  const outdated: Outdated[] = [];
  // Several edits of one record are taken back in the opposite order, each from what the next one left.
  const written = new Map<string, Record<string, unknown>>();
  for (const { collection, id, create, changes } of [...command.edits].reverse()) {
    const record = recordOf(collection, id);
    if (!record || collection === 'activities') continue;
    const draft = { collection, id, organizationId: record.organizationId };
    if (create) {
      if (!record.deleted) drafts.push({ ...draft, values: { deleted: true } });
      continue;
    }
    const values = written.get(`${collection}/${id}`) ?? {};
    for (const [field, change] of Object.entries(changes)) {
      const now = field in values ? values[field] : fieldValue(collection, record, field);
      const [before, after] = [change.before ?? null, change.after ?? null];
      if (fieldOf(collection, field)?.policy === 'union')
        values[field] = mergeSets(list(now), list(after), list(before));
      else if (isEqual(now, after)) values[field] = before;
      else outdated.push({ collection, id, field });
    }
    if (!written.has(`${collection}/${id}`)) {
      written.set(`${collection}/${id}`, values);
      drafts.push({ ...draft, values });
    }
  }
  return { drafts: drafts.filter((one) => Object.keys(one.values).length > 0), outdated };
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
