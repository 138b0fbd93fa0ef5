import type { Parts } from '#server/parts.ts';
import type { RecordKey } from '#server/store/records.ts';
import type { HistoryLine } from '#shared/sync/command.ts';
import type { HistoryEntry } from '#shared/wire/contract.ts';
import { isVisible, visibleLines } from './visibility.ts';

/** A line as the contract has it: without what the reader knows, and without the chain of commands behind it. */
function wireLine({ epoch: _e, collection: _c, recordId: _r, organizationId: _o, wanted, ...line }: HistoryLine) {
  const entry = wanted ? { ...line, wanted: { before: wanted.before, after: wanted.after } } : line;
  return entry as HistoryEntry;
}

/** A record's history, newest last. Null for a record out of the person's scope, as for one that does not exist (S20). */
export const recordHistory = (
  parts: Parts,
  personId: string,
  { collection, id }: RecordKey,
): Promise<HistoryEntry[] | null> =>
  parts.store.read(async (tables) => {
    const { organizations } = await tables.accounts.grant(personId);
    const [record] = await tables.records.byKeys([{ collection, id }]);
    if (!record || !isVisible(organizations, record.organizationId)) return null;
    const all = (await tables.history.of([id])).get(id) ?? [];
    return visibleLines(
      organizations,
      all.filter((line) => line.collection === collection),
    ).map(wireLine);
  });
