import type { User } from '#renderer/data/users.ts';
import type { Directory } from '#renderer/parts/directory.tsx';
import { t } from '#renderer/words/t.ts';
import { ROLE_LABEL, type Role } from '#shared/domain/permissions.ts';

export const rolesText = (roles: readonly Role[]): string => roles.map((role) => t(ROLE_LABEL[role])).join(', ');

/** This many clients are named in a row of the list. */
const NAMED = 3;

/** The clients of a user in short: "All clients", "OAK, FEN, HRS +2"; empty where there is none. */
export function clientsShort(organizations: User['organizations'], names: Directory): string {
  if (organizations === 'all') return t('All clients');
  const codes = organizations.map((id) => names.clientCode(id) || t('unknown client')).sort();
  const rest = codes.length - NAMED;
  return rest > 0 ? `${codes.slice(0, NAMED).join(', ')} +${rest}` : codes.join(', ');
}

/** The clients of a user by name. */
export const clientsText = (organizations: User['organizations'], names: Directory): string =>
  organizations === 'all' ? t('All clients') : organizations.map(names.client).sort().join(' · ') || t('No client');

/** Roles whose work is about clients: without one there is nothing to see. */
export const seesNothing = (roles: readonly Role[], organizations: User['organizations']): boolean =>
  !roles.includes('admin') && organizations.length === 0;
