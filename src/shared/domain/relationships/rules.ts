import type { AnyRecord } from '#shared/domain/record.ts';
import type { Objection } from '#shared/domain/rules.ts';
import { type Link, LinkGraph } from './links.ts';
import { isMutual } from './types.ts';

/** What the rules of a link look at besides itself. */
export interface LinkFacts {
  /** The links that stand: at least those between its two ends, and of `contains` those upwards from its start. */
  links: readonly Link[];
  /** Whether an asset was deleted. */
  isDeleted(assetId: string): boolean;
}

/**
 * Whether a record takes its place among the links: it is new, comes back, or changes its ends. Only then do the
 * rules across records speak, so that what stands already can always be noted and removed.
 */
export function comesToStand(before: AnyRecord | null, after: AnyRecord): boolean {
  if (after.deleted) return false;
  return before === null || before.deleted || ['type', 'fromId', 'toId'].some((name) => before[name] !== after[name]);
}

/** The rule of a link by itself. */
export const objectionToEnds = ({ fromId, toId }: Pick<Link, 'fromId' | 'toId'>): Objection | null =>
  fromId === toId ? { code: 'invalid', field: 'toId', detail: 'An asset cannot be linked to itself.' } : null;

/**
 * What speaks against a link among the others (domain rules, S16): to itself, to an asset that was deleted, a second
 * one of the same type between the same ends (of `connects-to` in either direction), a circle in `contains`. Asked by
 * the form, by the laptop before it writes, and by the office, which refuses the later of two that do not go together.
 */
export function objectionToLink(link: Link, facts: LinkFacts): Objection | null {
  const alone = objectionToEnds(link);
  if (alone) return alone;
  const gone = (['fromId', 'toId'] as const).find((end) => facts.isDeleted(link[end]));
  if (gone) return { code: 'deleted-end', field: gone };
  const others = facts.links.filter((one) => one.id !== link.id);
  const same = others.find((one) => isSame(one, link));
  if (same)
    return { code: 'duplicate-link', field: 'toId', ...(same.fromId === link.fromId ? {} : { detail: MUTUAL }) };
  if (link.type !== 'contains') return null;
  const isWithin = new LinkGraph(others).above(link.fromId).some((one) => one.fromId === link.toId);
  return isWithin ? { code: 'link-cycle', field: 'toId' } : null;
}

const MUTUAL = 'A connection is one link, whichever end it is written from.';

const isSame = (one: Link, other: Link): boolean => {
  if (one.type !== other.type) return false;
  if (one.fromId === other.fromId && one.toId === other.toId) return true;
  return isMutual(one.type) && one.fromId === other.toId && one.toId === other.fromId;
};

/** Of a graph, the links that the rules of this one look at. */
export const linksAround = (graph: LinkGraph, link: Link): Link[] => [
  ...graph.between(link.fromId, link.toId),
  ...(link.type === 'contains' ? graph.above(link.fromId) : []),
];
