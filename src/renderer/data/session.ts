import { create } from 'zustand';
import type { OfficeInfo, Session } from '#shared/wire/contract.ts';

/** Who is at work on this laptop, known with or without a connection. */
export interface LocalUser {
  personId: string;
  name: string;
  email: string;
  roles: Session['user']['roles'];
  organizations: Session['user']['organizations'];
}

/** What the entry of the app shows. */
export type SessionState =
  | { is: 'starting' }
  /** The desktop app's first start: which office? */
  | { is: 'needs-office'; message: string | null }
  /** `office` is null while it cannot be reached; `lastEmail` pre-fills the form. */
  | {
      is: 'needs-sign-in';
      officeUrl: string;
      office: OfficeInfo | null;
      lastEmail: string;
      /** Somebody is signed in on this laptop, who may go back to the records without the office. */
      canGoOn: boolean;
      message: string | null;
    }
  /** Another window holds this user's databases (S1). */
  | { is: 'open-elsewhere'; user: LocalUser }
  /** `unsent`: the unsent commands of the desktop's file, as text. */
  | { is: 'storage-failed'; message: string; unsent: string[] }
  /** The office revoked this laptop (S22): how many edits had not been sent, and how many it does not have yet. */
  | { is: 'revoked'; edits: number; waiting: number }
  | { is: 'open'; user: LocalUser; deviceId: string; officeUrl: string; officeName: string };

export const useSession = create<SessionState>(() => ({ is: 'starting' }) as SessionState);

/** Replaces the whole state: its variants share no field but `is`. */
export const showSession = (state: SessionState): void => useSession.setState(state, true);

/** The signed-in user. Only screens behind the sign-in may ask. */
export function useUser(): LocalUser {
  const state = useSession();
  if (state.is !== 'open') throw new Error('Nobody is signed in.');
  return state.user;
}

/** What this laptop is called at the office: tells its own edits from those of other laptops. */
export const useDeviceId = (): string => useSession((state) => (state.is === 'open' ? state.deviceId : ''));
