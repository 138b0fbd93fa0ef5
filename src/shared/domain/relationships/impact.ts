import type { Link, LinkGraph } from './links.ts';
import { RELATIONSHIP_TYPES, type RelationshipType } from './types.ts';

/** `stops`: what is hit if the asset stops. `causes`: what could be why it stopped. */
export type ImpactDirection = 'stops' | 'causes';

/** One link of a path, read from the end that is farther from the start: "runs on hv01", "powers hv01". */
export interface PathStep {
  type: RelationshipType;
  /** Whether it is read by the type's other label. */
  isInverse: boolean;
  to: string;
}

/** An asset that trouble reaches. */
export interface Hit {
  id: string;
  /** Links between it and the start; 1 is next to it. */
  depth: number;
  /** The first step of its shortest way to the start; `to` is the next hit, or the start itself. */
  step: PathStep;
}

export interface Impact {
  /** In the order of their depth. */
  hits: Hit[];
  /** Whether there is more than the limit: the nearest are there. */
  isCut: boolean;
}

/** Assets looked at in one walk; more is not read by anybody. */
export const IMPACT_LIMIT = 10_000;

interface Options {
  limit?: number;
  /** Assets that trouble does not reach or pass: deleted, or out of service for good. */
  isOut?: (assetId: string) => boolean;
}

/** Where trouble goes over this link from an asset at one of its ends, if it goes anywhere. */
function across(link: Link, from: string, direction: ImpactDirection): PathStep | null {
  const { impact } = RELATIONSHIP_TYPES[link.type];
  if (impact === 'none') return null;
  const [source, target] = impact === 'to-from' ? [link.toId, link.fromId] : [link.fromId, link.toId];
  if ((direction === 'stops' ? source : target) !== from) return null;
  return { type: link.type, isInverse: link.toId !== from, to: from };
}

/**
 * What is hit if an asset stops, or what could have stopped it: breadth first along the impact directions of the
 * types, so that each asset is found by a shortest path, once, whatever circles there are. Of several links at the
 * same distance the older one tells the path, so that the answer is the same wherever it is asked. Pure.
 */
export function impactOf(start: string, links: LinkGraph, direction: ImpactDirection, options: Options = {}): Impact {
  const { limit = IMPACT_LIMIT, isOut = () => false } = options;
  const hits: Hit[] = [];
  const seen = new Set([start]);
  let row: string[] = [start];
  for (let depth = 1; row.length > 0; depth++) {
    const next: string[] = [];
    for (const from of row) {
      for (const link of [...links.of(from)].sort(byAge)) {
        const step = across(link, from, direction);
        if (!step) continue;
        const id = link.fromId === from ? link.toId : link.fromId;
        if (seen.has(id) || isOut(id)) continue;
        if (hits.length === limit) return { hits, isCut: true };
        seen.add(id);
        hits.push({ id, depth, step });
        next.push(id);
      }
    }
    row = next;
  }
  return { hits, isCut: false };
}

const byAge = (one: Link, other: Link): number => (one.id < other.id ? -1 : 1);

/** The way from a hit to the start, step by step; each step is read from the end farther away. */
export function pathOf(hit: Hit, hits: ReadonlyMap<string, Hit>): PathStep[] {
  const path: PathStep[] = [];
  for (let at: Hit | undefined = hit; at; at = hits.get(at.step.to)) path.push(at.step);
  return path;
}

/** What the link is called from the end it is read from. */
export const stepLabel = ({ type, isInverse }: Pick<PathStep, 'type' | 'isInverse'>): string =>
  isInverse ? RELATIONSHIP_TYPES[type].inverse : RELATIONSHIP_TYPES[type].label;
