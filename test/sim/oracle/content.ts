import type { Grant } from '#server/store/accounts.ts';
import type { Role } from '#shared/domain/permissions.ts';
import type { Command } from '#shared/sync/command.ts';
import type { Facts, Judgement } from '#shared/sync/judge.ts';
import { PATHS, type Row } from '#shared/wire/contract.ts';
import { showsAny } from './ledger.ts';

/** The organization a record belongs to: a client company is its own. */
export const belongsTo = (collection: string, record: { id: string; organizationId: string | null }): string | null =>
  record.organizationId ?? (collection === 'organizations' ? record.id : null);

/** The first record in what the office wrote that none of the grants shows; null where there is none (I4). */
export function foreignContent(path: string, text: string, grants: readonly Grant[]): string | null {
  for (const { collection, record } of rowsIn(path, text)) {
    if (showsAny(grants, belongsTo(collection, record))) continue;
    return `${collection} ${record.id} of ${belongsTo(collection, record)} by ${path.split('?')[0]}`;
  }
  return null;
}

/** The records in a piece of an answer. */
function rowsIn(path: string, text: string): Row[] {
  if (path === PATHS.push) {
    if (!text.startsWith('{"at"')) return [];
    return (JSON.parse(text) as { answers: { records: Row[] }[] }).answers.flatMap((one) => one.records);
  }
  if (path === PATHS.pull) {
    const lines = text.split('\n').filter((one) => one.startsWith('{"type":"row"'));
    return lines.map((one) => JSON.parse(one) as Row);
  }
  if (!path.startsWith(PATHS.stream)) return [];
  const events = text.split('\n').filter((one) => one.startsWith('data:'));
  return events.flatMap((one) => (JSON.parse(one.slice(5)) as { rows?: Row[] }).rows ?? []);
}

/** Fields that only managers write, as the rules of the office have it. */
const MANAGED: Record<string, readonly string[]> = {
  organizations: ['shortCode', 'status', 'contract'],
  people: ['isActive'],
};

/** What speaks against an applied command: tenancy before and after, and fields that have writers (S12). */
export function unlawful(
  command: Command,
  facts: Pick<Facts, 'record'>,
  judgement: Judgement,
  grants: readonly Grant[],
  roles: readonly Role[],
): string | null {
  if (judgement.verdict.kind === 'refused' || command.device === 'office') return null;
  for (const { collection, record } of judgement.records) {
    const before = facts.record(collection, record.id);
    for (const one of before ? [before, record] : [record]) {
      if (!showsAny(grants, belongsTo(collection, one)))
        return `${command.id} wrote ${collection} ${record.id} of a client not granted`;
    }
  }
  const isManager = roles.some((role) => role === 'dispatcher' || role === 'admin');
  for (const edit of command.edits) {
    const managed = [...(MANAGED[edit.collection] ?? []), 'organizationId'];
    const touched = Object.keys(edit.changes).find((name) => managed.includes(name));
    if (touched && !isManager && !edit.create) return `${command.id} wrote ${touched} without being a manager`;
    if (!roles.some((role) => role !== 'viewer')) return `${command.id} was written by a viewer`;
  }
  return null;
}
