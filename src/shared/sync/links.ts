import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { type Refusal, refusal } from '#shared/domain/refusal.ts';
import { type Link, linkOf } from '#shared/domain/relationships/links.ts';
import { comesToStand, objectionToLink } from '#shared/domain/relationships/rules.ts';
import type { Lookup } from './check.ts';

/** A relationship that may come to stand, as far as its edit tells it; the rest is on the record. */
export interface LinkNeed {
  id: string;
  told: { type?: unknown; fromId?: unknown; toId?: unknown };
}

/** What the needed links are found by: an edit or a draft of one. `after` are the new values by field. */
interface Wish {
  collection: Collection;
  id: string;
  create?: true | undefined;
  after: Record<string, unknown>;
}

/** Of a command's edits, the relationships whose neighbours have to be known before it is judged (S16). */
export const neededLinks = (wishes: readonly Wish[]): LinkNeed[] =>
  wishes
    .filter(
      ({ collection, create, after }) =>
        collection === 'relationships' &&
        (create || after.deleted === false || ['type', 'fromId', 'toId'].some((name) => name in after)),
    )
    .map(({ id, after: { type, fromId, toId } }) => ({ id, told: { type, fromId, toId } }));

/** The link that a need amounts to, with the record as it is; null where neither says enough to look it up. */
export function neededLink({ id, told }: LinkNeed, record: AnyRecord | undefined): Link | null {
  const value = (name: 'type' | 'fromId' | 'toId'): unknown => told[name] ?? record?.[name];
  const [type, fromId, toId] = [value('type'), value('fromId'), value('toId')];
  if (typeof type !== 'string' || typeof fromId !== 'string' || typeof toId !== 'string') return null;
  return { id, type: type as Link['type'], fromId, toId };
}

/**
 * The rules of a link among the others, after one edit of a command. `links` are those that stand; `touched` the
 * relationships as the command leaves them, which stand before what is known of them from elsewhere.
 */
export function checkLink(
  index: number,
  before: AnyRecord | undefined,
  after: AnyRecord,
  links: readonly Link[],
  touched: readonly AnyRecord[],
  lookup: Lookup,
): Refusal | null {
  if (!comesToStand(before ?? null, after)) return null;
  const known = new Set(touched.map((record) => record.id));
  const others = [
    ...links.filter((one) => !known.has(one.id)),
    ...touched.filter((record) => !record.deleted).map(linkOf),
  ];
  const objection = objectionToLink(linkOf(after), {
    links: others,
    isDeleted: (id) => lookup('assets', id)?.deleted === true,
  });
  return objection ? refusal(objection.code, index, objection.field, objection.detail) : null;
}
