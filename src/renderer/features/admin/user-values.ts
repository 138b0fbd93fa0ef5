import type { User } from '#renderer/data/users.ts';
import { t } from '#renderer/words/t.ts';
import { isMail } from '#shared/domain/people/rules.ts';
import type { Role } from '#shared/domain/permissions.ts';
import { isEqual } from '#shared/lib/json.ts';

/** A user as the form has it. */
export interface UserValues {
  name: string;
  email: string;
  roles: Role[];
  isAll: boolean;
  /** The clients chosen; kept while "all" is ticked, so that changing one's mind loses nothing. */
  organizations: string[];
}

/** A technician without a client: the least that can be given, and the form says what is missing. */
export const newUserValues: UserValues = {
  name: '',
  email: '',
  roles: ['technician'],
  isAll: false,
  organizations: [],
};

export const valuesOf = ({ name, email, roles, organizations }: User): UserValues => ({
  name,
  email,
  roles: [...roles],
  isAll: organizations === 'all',
  organizations: organizations === 'all' ? [] : [...organizations],
});

/** The grant that a form amounts to: an administrator has every client. */
export const grantOf = ({ roles, isAll, organizations }: UserValues): User['organizations'] =>
  isAll || roles.includes('admin') ? 'all' : organizations;

/** What speaks against a field; the office asks the same. */
export const checks = {
  name: (name: string): string | null => (name.trim() ? null : t('Say the name.')),
  email: (email: string): string | null => (isMail(email.trim()) ? null : t('This is no mail address.')),
  roles: (roles: Role[]): string | null => (roles.length > 0 ? null : t('Choose at least one role.')),
};

/** What the form changed of a user, as the office takes it; what stays is left out, so that nobody else's edit is undone. */
export function changesOf(before: UserValues, after: UserValues) {
  const grants = [grantOf(before), grantOf(after)].map((one) => (one === 'all' ? one : [...one].sort()));
  return {
    ...(before.name === after.name.trim() ? {} : { name: after.name.trim() }),
    ...(before.email === after.email.trim() ? {} : { email: after.email.trim() }),
    ...(isEqual([...before.roles].sort(), [...after.roles].sort()) ? {} : { roles: after.roles }),
    ...(isEqual(grants[0], grants[1]) ? {} : { organizations: grantOf(after) }),
  };
}
