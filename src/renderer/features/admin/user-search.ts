import type { User } from '#renderer/data/users.ts';
import { readSort } from '#renderer/parts/list/list-search.ts';
import { compact, readText, readTexts } from '#renderer/parts/search.ts';

/** What the address says of the list of users. */
export interface UserSearch {
  text?: string;
  roles?: string[];
  /** A column's key, with a minus before it where it descends. */
  sort?: string;
}

/** Reads an address; what the list does not know is left out. */
export const readUserSearch = (raw: Record<string, unknown>): UserSearch =>
  compact({ text: readText(raw.text), roles: readTexts(raw.roles), sort: readText(raw.sort) });

const KEYS: Record<string, (user: User) => string> = {
  name: ({ name }) => name.toLowerCase(),
  email: ({ email }) => email.toLowerCase(),
  contact: ({ lastContact }) => lastContact ?? '',
};
export const FIRST_SORT = 'name';

/** The users that an address asks for, in its order; disabled ones come last. */
export function usersLike(users: readonly User[], search: UserSearch): User[] {
  const words = (search.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const { key, isDescending } = readSort(search.sort ?? FIRST_SORT);
  const keyOf = KEYS[key] ?? KEYS.name;
  const isLike = ({ name, email, roles }: User): boolean =>
    words.every((word) => `${name} ${email}`.toLowerCase().includes(word)) &&
    (search.roles === undefined || roles.some((role) => search.roles?.includes(role)));
  const rank = (a: User, b: User): number => {
    const [left, right] = [keyOf?.(a) ?? '', keyOf?.(b) ?? ''];
    return (left < right ? -1 : left > right ? 1 : 0) * (isDescending ? -1 : 1);
  };
  return users
    .filter(isLike)
    .sort((a, b) => Number(a.disabledAt !== null) - Number(b.disabledAt !== null) || rank(a, b));
}
