import type { Grant } from '#server/store/accounts.ts';
import type { Command, EditDraft } from '#shared/sync/command.ts';

/** An edit that a person was told is saved (S5). */
export interface SavedWork {
  laptop: string;
  command: string;
  drafts: readonly EditDraft[];
}

/**
 * What the harness knows by itself, apart from laptops and office: what people were told, what became durable where,
 * who was allowed what, and when. The oracle holds the product against it.
 */
export class Ledger {
  readonly saved: SavedWork[] = [];
  /** Every command that became durable on a laptop, as it was first, by id. */
  readonly commands = new Map<string, { laptop: string; command: Command }>();
  /** Commands of which a laptop has said that they are at the office. */
  readonly atOffice = new Set<string>();
  /** Commands that nobody can judge or read, and how each is made so. */
  readonly poison = new Map<string, 'judge' | 'body'>();
  /** Refusals whose entry a person took out of the tray. */
  readonly dismissed = new Set<string>();
  /** Laptops that never come back, or whose disk was emptied: what was saved on them alone is gone. */
  readonly lost = new Set<string>();
  /** By person: the grants of each version, and when it began to count, ms of the simulation. */
  readonly grants = new Map<string, { version: number; organizations: Grant; from: number }[]>();
  /** By record: the seq at which it was last changed. */
  readonly changedAt = new Map<string, number>();
  readonly counts: Record<string, number> = {};

  count(what: string, by = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + by;
  }

  granted(personId: string, version: number, organizations: Grant, now: number): void {
    const known = this.grants.get(personId) ?? [];
    this.grants.set(personId, [...known, { version, organizations, from: now }]);
  }

  /** What a person could see at some moment since then. */
  grantsSince(personId: string, since: number): Grant[] {
    const all = this.grants.get(personId) ?? [];
    return all
      .filter((_, index) => (all[index + 1]?.from ?? Number.POSITIVE_INFINITY) >= since)
      .map((one) => one.organizations);
  }

  /** What a person could see in this scope or a later one. */
  grantsFrom(personId: string, version: number): Grant[] {
    return (this.grants.get(personId) ?? []).filter((one) => one.version >= version).map((one) => one.organizations);
  }
}

/** Whether one of these grants shows what belongs to the organization; null is the whole office (S12). */
export const showsAny = (grants: readonly Grant[], organizationId: string | null): boolean =>
  organizationId === null || grants.some((grant) => grant === 'all' || grant.includes(organizationId));

/** A rule that does not hold, by its invariant. */
export interface Violation {
  invariant: string;
  what: string;
}
