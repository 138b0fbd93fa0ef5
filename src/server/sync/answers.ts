import type { SignedIn } from '#server/auth/authenticate.ts';
import type { Tables } from '#server/store/store.ts';
import { type Collection, isCollection } from '#shared/domain/collections.ts';
import type { Answer, Row } from '#shared/wire/contract.ts';
import { scopeOf } from './scope.ts';
import { isVisible, visibleBody, wasEverVisible } from './visibility.ts';

/**
 * The records each command touched, as they are now and as this person may see them (S10): never what was stored
 * with the verdict, since the person may have lost sight of them (V2). One they could never see is as unknown as one
 * that does not exist.
 */
export async function touchedRecords(
  tables: Tables,
  session: SignedIn,
  commands: readonly unknown[],
): Promise<Pick<Answer, 'records' | 'hidden' | 'unknown'>[]> {
  const { organizations: grant } = await scopeOf(tables, session);
  const versions = await tables.accounts.grantsSince(session.personId, 1);
  const keysOf = commands.map(touchedKeys);
  const found = new Map(
    (await tables.records.byKeys(keysOf.flat())).map((one) => [`${one.collection}/${one.id}`, one]),
  );
  return keysOf.map((keys) => {
    const answer: Pick<Answer, 'records' | 'hidden' | 'unknown'> = { records: [], hidden: [], unknown: [] };
    for (const { collection, id } of keys) {
      const stored = found.get(`${collection}/${id}`);
      if (!stored || !wasEverVisible(versions, stored)) answer.unknown.push(id);
      else if (!isVisible(grant, stored.organizationId)) answer.hidden.push(id);
      else answer.records.push({ collection, record: JSON.parse(visibleBody(grant, stored)) as Row['record'] });
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
