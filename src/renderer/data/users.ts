import { useEffect } from 'react';
import { z } from 'zod';
import { create } from 'zustand';
import { ok, type Result } from '#shared/lib/result.ts';
import { PATHS } from '#shared/wire/contract.ts';
import {
  type ChangeUserRequest,
  type NewUserRequest,
  newUserSchema,
  type User,
  userSchema,
  usersSchema,
} from '#shared/wire/users.ts';
import { addressOf, askAsUser } from './as-user.ts';
import type { OfficeFailure } from './office-calls.ts';
import { useUser } from './session.ts';

export type { User } from '#shared/wire/users.ts';
export type { OfficeFailure } from './office-calls.ts';

/** What the office said of its users last. Kept while the app is open, so that it can be read offline. */
interface UsersState {
  /** The administrator it was said to. */
  owner: string;
  /** Null before the first answer. */
  users: readonly User[] | null;
  /** When it was said, device time, ISO. */
  at: string | null;
  /** Why the last asking gave nothing; null when it did. */
  failure: OfficeFailure | null;
  /** A one-time password that was made here and not passed on yet: it is nowhere else. */
  oneTime: { personId: string; password: string } | null;
}

const nothing = (owner: string): UsersState => ({ owner, users: null, at: null, failure: null, oneTime: null });
const useStore = create<UsersState>(() => nothing(''));

/** The office's users, for an administrator: asked for when a page opens, and when `isOffline` changes. */
export function useUsers(isOffline: boolean): UsersState {
  const state = useStore();
  const { personId } = useUser();
  // biome-ignore lint/correctness/useExhaustiveDependencies: an office that went or came is asked again.
  useEffect(() => void loadUsers(personId), [personId, isOffline]);
  return state.owner === personId ? state : nothing(personId);
}

/** Asks the office for its users anew. */
export async function loadUsers(owner: string): Promise<void> {
  // The next person at this laptop sees nothing of the first.
  if (useStore.getState().owner !== owner) useStore.setState(nothing(owner), true);
  const answer = await askAsUser(PATHS.users, usersSchema);
  if (useStore.getState().owner !== owner) return;
  if (answer.ok) useStore.setState({ users: answer.value, at: new Date().toISOString(), failure: null });
  else useStore.setState({ failure: answer.error });
}

const keep = (user: User): void =>
  useStore.setState(({ users }) => ({
    users: [...(users ?? []).filter((one) => one.personId !== user.personId), user],
  }));

/** Makes a user. The one-time password is in the state until somebody said that it was passed on. */
export async function createUser(request: NewUserRequest): Promise<Result<User, OfficeFailure>> {
  const answer = await askAsUser(PATHS.users, newUserSchema, request);
  if (!answer.ok) return answer;
  const { user, oneTimePassword } = answer.value;
  keep(user);
  useStore.setState({ oneTime: { personId: user.personId, password: oneTimePassword } });
  return ok(user);
}

/** Changes a user. Resolves with what speaks against it, else null. */
export async function changeUser(personId: string, changes: ChangeUserRequest): Promise<OfficeFailure | null> {
  const answer = await askAsUser(addressOf(PATHS.user, { person: personId }), userSchema, changes);
  if (!answer.ok) return answer.error;
  keep(answer.value);
  return null;
}

const oneTimeSchema = z.object({ oneTimePassword: z.string() });

/** Gives a user a one-time password; without one the office makes it. Resolves with what speaks against it, else null. */
export async function resetPassword(user: User, password: string | null): Promise<OfficeFailure | null> {
  const { personId } = user;
  const answer = await askAsUser(addressOf(PATHS.userPassword, { person: personId }), oneTimeSchema, { password });
  if (!answer.ok) return answer.error;
  keep({ ...user, mustChangePassword: true });
  useStore.setState({ oneTime: { personId, password: answer.value.oneTimePassword } });
  return null;
}

/** The one-time password was passed on: nobody sees it again. */
export const forgetOneTime = (): void => useStore.setState({ oneTime: null });
