import type { OfficeInfo, Session } from '#shared/wire/contract.ts';
import type { LocalUser } from './session.ts';
import { dataWorker } from './worker.ts';

/** What is remembered of a sign-in, so that a signed-in user opens the app with no network. Nothing secret. */
export interface Remembered {
  officeUrl: string;
  office: OfficeInfo;
  user: LocalUser;
  device: Session['device'];
  /** The scope of the user's rights; missing where an earlier version remembered. */
  scope?: number;
  isSignedIn: boolean;
}

const SESSION = 'session';
/** This laptop's device id by office and user: unsent work of a user who signed out belongs to that device. */
const DEVICES = 'devices';

const read = async <T>(name: string): Promise<T | null> => {
  const text = await dataWorker.recall(name);
  return text === null ? null : (JSON.parse(text) as T);
};

export const remembered = (): Promise<Remembered | null> => read<Remembered>(SESSION);

export const remember = (value: Remembered): Promise<void> => dataWorker.remember(SESSION, JSON.stringify(value));

/** Forgets who was signed in, and what device that was. */
export async function forget({ officeUrl, user }: Remembered): Promise<void> {
  const { [keyOf(officeUrl, user.email)]: _device, ...known } = (await read<Record<string, string>>(DEVICES)) ?? {};
  await dataWorker.remember(DEVICES, JSON.stringify(known));
  await dataWorker.remember(SESSION, 'null');
}

const keyOf = (officeUrl: string, email: string): string => `${officeUrl} ${email.trim().toLowerCase()}`;

/** The device that this user is on this laptop, from an earlier sign-in; null the first time. */
export async function knownDevice(officeUrl: string, email: string): Promise<string | null> {
  return (await read<Record<string, string>>(DEVICES))?.[keyOf(officeUrl, email)] ?? null;
}

export async function rememberDevice(officeUrl: string, email: string, deviceId: string): Promise<void> {
  const known = await read<Record<string, string>>(DEVICES);
  await dataWorker.remember(DEVICES, JSON.stringify({ ...known, [keyOf(officeUrl, email)]: deviceId }));
}

/** The laptop is no longer that device: its next sign-in makes a new one (S24). */
export async function forgetDevice(officeUrl: string, email: string): Promise<void> {
  const { [keyOf(officeUrl, email)]: _forgotten, ...others } = (await read<Record<string, string>>(DEVICES)) ?? {};
  await dataWorker.remember(DEVICES, JSON.stringify(others));
}
