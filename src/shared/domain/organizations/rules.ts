import type { Organization } from '#shared/domain/records.ts';
import type { Objection } from '#shared/domain/rules.ts';
import { isEqual } from '#shared/lib/json.ts';
import { blackoutObjection } from './blackouts.ts';
import { contractObjection } from './contract.ts';

/**
 * The rules of a client. They speak against what an edit changes: a record that came in otherwise long ago does not
 * stop an edit of another field.
 */
export function objectionToOrganization(
  before: Organization | null,
  after: Organization,
  byOffice: boolean,
): Objection | null {
  if (after.deleted && before?.deleted !== true && !byOffice) {
    return { code: 'invalid', field: 'deleted', detail: 'A client is never deleted: make it a former client.' };
  }
  if (after.contract && !isEqual(after.contract, before?.contract)) {
    const detail = contractObjection(after.contract);
    if (detail) return { code: 'invalid', field: 'contract', detail };
  }
  for (const window of after.blackouts) {
    if (before?.blackouts.some((one) => isEqual(one, window))) continue;
    const detail = blackoutObjection(window);
    if (detail) return { code: 'invalid', field: 'blackouts', detail };
  }
  return null;
}
