import type { AnyRecord } from '#shared/domain/record.ts';
import type { Relationship } from '#shared/domain/records.ts';
import type { RelationshipType } from './types.ts';

/** A relationship as far as the rules and a walk along it look at it. */
export interface Link {
  id: string;
  type: RelationshipType;
  fromId: string;
  toId: string;
}

/** A relationship record as a link. */
export function linkOf(record: AnyRecord | Relationship): Link {
  const { id, type, fromId, toId } = record as Relationship;
  return { id, type, fromId, toId };
}

const NONE: readonly Link[] = [];

/** All links that stand, found by either end. Kept up to date by `put` and `drop`. */
export class LinkGraph {
  private readonly byId = new Map<string, Link>();
  private readonly byEnd = new Map<string, Link[]>();

  constructor(links: Iterable<Link> = []) {
    for (const link of links) this.put(link);
  }

  get size(): number {
    return this.byId.size;
  }

  get(id: string): Link | undefined {
    return this.byId.get(id);
  }

  put(link: Link): void {
    this.drop(link.id);
    this.byId.set(link.id, link);
    for (const end of new Set([link.fromId, link.toId])) {
      const known = this.byEnd.get(end);
      if (known) known.push(link);
      else this.byEnd.set(end, [link]);
    }
  }

  /** Gives the link that stood there. */
  drop(id: string): Link | undefined {
    const link = this.byId.get(id);
    if (!link) return undefined;
    this.byId.delete(id);
    for (const end of new Set([link.fromId, link.toId])) {
      const rest = (this.byEnd.get(end) ?? []).filter((one) => one.id !== id);
      if (rest.length > 0) this.byEnd.set(end, rest);
      else this.byEnd.delete(end);
    }
    return link;
  }

  /** The links that have this asset at an end. */
  of(assetId: string): readonly Link[] {
    return this.byEnd.get(assetId) ?? NONE;
  }

  between(one: string, other: string): Link[] {
    const [few, far] = this.of(one).length <= this.of(other).length ? [one, other] : [other, one];
    return this.of(few).filter((link) => link.fromId === far || link.toId === far);
  }

  /** The `contains` links upwards from an asset: what contains it, what contains that, and so on. */
  above(assetId: string): Link[] {
    const found: Link[] = [];
    const seen = new Set([assetId]);
    const ahead = [assetId];
    for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
      for (const link of this.of(id)) {
        if (link.type !== 'contains' || link.toId !== id) continue;
        found.push(link);
        if (seen.has(link.fromId)) continue;
        seen.add(link.fromId);
        ahead.push(link.fromId);
      }
    }
    return found;
  }
}
