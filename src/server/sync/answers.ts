import type { Grant } from '#server/store/accounts.ts';
import type { StoredRecord } from '#server/store/records.ts';
import type { Tables } from '#server/store/store.ts';
import { type Collection, isCollection } from '#shared/domain/collections.ts';
import type { Answer, Row } from '#shared/wire/contract.ts';
import { isVisible } from './visibility.ts';

/** A stored record as a row of the wire. */
export const asRow = (stored: StoredRecord): Row => ({
  collection: stored.collection,
  record: JSON.parse(stored.body) as Row['record'],
});

/**
 * The records each command touched, as they are now and as this person may see them (S10): never what was stored
 * with the verdict, since the person may have lost sight of them (V2).
 */
export async function touchedRecords(
  tables: Tables,
  grant: Grant,
  commands: readonly unknown[],
): Promise<Pick<Answer, 'records' | 'hidden' | 'unknown'>[]> {
  const keysOf = commands.map(touchedKeys);
  const found = new Map(
    (await tables.records.byKeys(keysOf.flat())).map((one) => [`${one.collection}/${one.id}`, one]),
  );
  return keysOf.map((keys) => {
    const answer: Pick<Answer, 'records' | 'hidden' | 'unknown'> = { records: [], hidden: [], unknown: [] };
    for (const { collection, id } of keys) {
      const stored = found.get(`${collection}/${id}`);
      if (!stored) answer.unknown.push(id);
      else if (isVisible(grant, stored.organizationId)) answer.records.push(asRow(stored));
      else answer.hidden.push(id);
    }
    return answer;
  });
}

/** Each record a command touches, once, as far as the command can be read. */
function touchedKeys(command: unknown): { collection: Collection; id: string }[] {
  const edits = (command as { edits?: unknown }).edits;
  if (!Array.isArray(edits)) return [];
  const keys = new Map<string, { collection: Collection; id: string }>();
  for (const edit of edits as { collection?: unknown; id?: unknown }[]) {
    if (typeof edit?.collection !== 'string' || typeof edit.id !== 'string' || !isCollection(edit.collection)) continue;
    keys.set(`${edit.collection}/${edit.id}`, { collection: edit.collection, id: edit.id });
  }
  return [...keys.values()];
}
