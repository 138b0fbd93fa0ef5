import type { Grant, GrantVersion } from '#server/store/accounts.ts';
import type { OrganizationSet, StoredRecord } from '#server/store/records.ts';
import type { Collection } from '#shared/domain/collections.ts';
import { canSee } from '#shared/domain/permissions.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { HistoryLine } from '#shared/sync/command.ts';
import type { Scope } from './scope.ts';

/**
 * The organization a record belongs to, for the question who may see it. A client company is its own, also where
 * its record names none: which clients an office has is not for everybody. Null is the whole office.
 */
export const organizationOf = (collection: Collection, record: AnyRecord): string | null =>
  record.organizationId ?? (collection === 'organizations' ? record.id : null);

/** Whether a person with this grant sees what belongs to the organization (S12, S20). */
export const isVisible = (grant: Grant, organizationId: string | null): boolean =>
  canSee({ organizations: grant }, organizationId);

/**
 * Whether a person could ever see the record: one of its organizations was granted to them at some time. To anybody else
 * it does not exist, so that an id that is guessed and one that is made up are answered alike.
 */
export const wasEverVisible = (
  versions: readonly GrantVersion[],
  record: Pick<StoredRecord, 'organizationId' | 'orgs'>,
): boolean =>
  record.orgs.some((one) => one === null || versions.some(({ organizations }) => isVisible(organizations, one)));

/** The record's text as this person may read it: a conflict about its client names none that they do not see. */
export function visibleBody(grant: Grant, { body }: Pick<StoredRecord, 'body'>): string {
  if (grant === 'all' || !body.includes('"organizationId|')) return body;
  const record = JSON.parse(body) as AnyRecord;
  for (const conflict of Object.values(record.conflicts)) {
    if (conflict.field !== 'organizationId') continue;
    for (const side of ['value', 'before'] as const) {
      const named = conflict[side];
      if (typeof named === 'string' && !isVisible(grant, named)) conflict[side] = null;
    }
  }
  return JSON.stringify(record);
}

/** Whether a record lies behind a laptop's horizon of closed tickets (S20). */
const isBeyond = ({ closedSince }: Pick<Scope, 'closedSince'>, { closedAt }: Pick<StoredRecord, 'closedAt'>): boolean =>
  closedSince !== null && closedAt !== null && closedAt < closedSince;

/** What a change of the axis is to a laptop: a row to show, an exit of a record it may hold, or nothing (S20). */
export function seenAs(
  scope: Pick<Scope, 'organizations' | 'closedSince'>,
  record: Pick<StoredRecord, 'organizationId' | 'orgs' | 'closedAt'>,
): 'row' | 'exit' | 'nothing' {
  if (isVisible(scope.organizations, record.organizationId)) return isBeyond(scope, record) ? 'exit' : 'row';
  return record.orgs.some((one) => isVisible(scope.organizations, one)) ? 'exit' : 'nothing';
}

/** A time in which tickets were closed; `from` is in it, `before` is not. */
export interface ClosedSpan {
  from: string;
  before: string;
}

/**
 * What a change of the horizon means for closed tickets of clients that stay: those within the present one and beyond
 * another since are won, those beyond it and within another since are lost. Every version counts, as for grants.
 */
export function horizonChange(
  versions: readonly Scope[],
  now: Scope,
): { won: ClosedSpan | null; lost: ClosedSpan | null } {
  const since = versions.map((one) => one.closedSince ?? '').sort();
  const [first = '', last = ''] = [since[0], since.at(-1)];
  const present = now.closedSince ?? '';
  return {
    won: last > present ? { from: present, before: last } : null,
    lost: first < present ? { from: first, before: present } : null,
  };
}

/** The organizations of a grant, as a condition of the store. */
export const grantedSet = (grant: Grant): OrganizationSet =>
  grant === 'all' ? { all: true, listed: [] } : { all: false, listed: grant };

/** What a change of grants means for what a laptop holds. */
export interface ScopeChange {
  /** Granted now, and not in every version since: to be sent whole. */
  won: OrganizationSet;
  /** Granted in some version since, and not now: to leave. Null where nothing was lost. */
  lost: ((organizationId: string | null) => boolean) | null;
  lostSet: OrganizationSet;
}

const NOTHING: OrganizationSet = { all: false, listed: [] };

/**
 * Compares the grants of every version from the laptop's to the present one. Every version counts, not just the
 * two ends: a pull that was cut between them has left traces of the versions in between (V9).
 */
export function scopeChange(versions: readonly GrantVersion[], now: Grant): ScopeChange {
  const grants = versions.map((one) => one.organizations);
  const always = (id: string): boolean => grants.every((grant) => grant === 'all' || grant.includes(id));
  const named = [...new Set(grants.flatMap((grant) => (grant === 'all' ? [] : [...grant])))];
  const hadAll = grants.slice(0, -1).includes('all');

  if (now === 'all') {
    const wasAlwaysAll = grants.every((grant) => grant === 'all');
    const won: OrganizationSet = wasAlwaysAll ? NOTHING : { all: true, listed: named.filter(always) };
    return { won, lost: null, lostSet: NOTHING };
  }
  const won: OrganizationSet = { all: false, listed: now.filter((id) => !always(id)) };
  if (hadAll) {
    return { won, lost: (id) => id !== null && !now.includes(id), lostSet: { all: true, listed: now } };
  }
  const gone = named.filter((id) => !now.includes(id));
  if (gone.length === 0) return { won, lost: null, lostSet: NOTHING };
  return { won, lost: (id) => id !== null && gone.includes(id), lostSet: { all: false, listed: gone } };
}

/**
 * The lines of a record's history this person may read: those of the time when it belonged to an organization
 * granted to them, and of a move no name of another one.
 */
export function visibleLines(grant: Grant, lines: readonly HistoryLine[]): HistoryLine[] {
  const organization = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return lines
    .filter((line) => line.collection === 'organizations' || isVisible(grant, line.organizationId))
    .map((line) => {
      if (line.field !== 'organizationId') return line;
      const { wanted: _wanted, ...move } = line;
      return {
        ...move,
        before: isVisible(grant, organization(line.before)) ? line.before : null,
        after: isVisible(grant, organization(line.after)) ? line.after : null,
      };
    });
}
