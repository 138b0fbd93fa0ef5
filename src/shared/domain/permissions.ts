import type { Collection } from './collections.ts';
import type { Writer } from './field.ts';

export const ROLES = ['technician', 'dispatcher', 'approver', 'admin', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_LABEL: Record<Role, string> = {
  technician: 'Technician',
  dispatcher: 'Dispatcher',
  approver: 'Approver',
  admin: 'Administrator',
  viewer: 'Viewer',
};

/** What a role is for, in a line, for who gives it. */
export const ROLE_DOES: Record<Role, string> = {
  technician: 'Works tickets, documents assets and writes runbooks, for the clients chosen.',
  dispatcher: 'Assigns tickets, plans visits, adds clients and people.',
  approver: 'Votes on changes as a member of the change board.',
  admin: 'Adds users, says what they may do, keeps the settings. Sees every client.',
  viewer: 'Reads everything of the clients chosen and changes nothing.',
};

/** Who acts: the account's person, its roles, and the organizations granted to it. `office` is the office itself (S13). */
export interface Actor {
  personId: string;
  roles: readonly Role[];
  /** Organizations granted; an admin has all. */
  organizations: readonly string[] | 'all';
  isOffice: boolean;
}

/** The office as an author: imports, automatic moves, results of approvals. */
export const OFFICE_ACTOR: Actor = { personId: 'office', roles: ['admin'], organizations: 'all', isOffice: true };

const has = (actor: Actor, ...roles: Role[]): boolean => actor.roles.some((role) => roles.includes(role));

/** Who may write records of a collection at all. */
const WRITERS: Record<Collection, readonly Role[]> = {
  settings: ['admin'],
  organizations: ['dispatcher', 'admin'],
  sites: ['technician', 'dispatcher', 'admin'],
  people: ['technician', 'dispatcher', 'admin'],
  tickets: ['technician', 'dispatcher', 'admin'],
  assets: ['technician', 'dispatcher', 'admin'],
  relationships: ['technician', 'dispatcher', 'admin'],
  documents: ['technician', 'dispatcher', 'admin'],
  activities: ['technician', 'dispatcher', 'approver', 'admin'],
  visits: ['technician', 'dispatcher', 'admin'],
  credentials: ['technician', 'dispatcher', 'admin'],
  attachments: ['technician', 'dispatcher', 'admin'],
};

/**
 * Whether whoever has these organizations sees records of this one: the one place that decides it, at the laptop and at
 * the office (S12, S20). Office-wide records (null) are for everyone who signs in.
 */
export const canSee = (actor: Pick<Actor, 'organizations'>, organizationId: string | null): boolean =>
  organizationId === null || actor.organizations === 'all' || actor.organizations.includes(organizationId);

/** Whether the actor may write a record of the collection in this organization. */
export function canWrite(actor: Actor, collection: Collection, organizationId: string | null): boolean {
  if (actor.isOffice) return true;
  if (!has(actor, ...WRITERS[collection])) return false;
  // Records of the whole office are its configuration; articles for everybody are anybody's work.
  if (organizationId === null) return has(actor, 'admin') || collection === 'documents';
  return canSee(actor, organizationId);
}

/** Whether the actor may write a field with this writer; `isNew` while the record is being made (S12). */
export function canWriteField(actor: Actor, writer: Writer, isNew: boolean): boolean {
  if (actor.isOffice || writer === 'anyone') return true;
  if (writer === 'creator') return isNew;
  if (writer === 'manager') return isNew || has(actor, 'dispatcher', 'admin');
  return false;
}
