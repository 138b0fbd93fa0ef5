import { proxy } from 'comlink';
import {
  type FirstAdminRequest,
  type OfficeInfo,
  officeInfoSchema,
  PATHS,
  type Session,
  sessionSchema,
  wireErrorSchema,
} from '#shared/wire/contract.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { type LocalUser, showSession, useSession } from './session.ts';
import { dataWorker } from './worker.ts';

/** The desktop app's bridge; absent in the web client. */
const desktop = window.sitebook;

const REFRESH_SECRET = 'refresh-token';
const LAST_KEY = 'sitebook.session';
/** This laptop's device id by office and user: unsent work of a user who signed out belongs to that device. */
const DEVICES_KEY = 'sitebook.devices';
const TIMEOUT_MS = 15_000;

/** What is remembered of a sign-in, so that a signed-in user opens the app with no network. Nothing secret. */
interface Remembered {
  officeUrl: string;
  office: OfficeInfo;
  user: LocalUser;
  device: Session['device'];
  isSignedIn: boolean;
}

const remembered = (): Remembered | null => {
  const text = localStorage.getItem(LAST_KEY);
  return text === null ? null : (JSON.parse(text) as Remembered);
};
const remember = (value: Remembered): void => localStorage.setItem(LAST_KEY, JSON.stringify(value));

const knownDevices = (): Record<string, string> => JSON.parse(localStorage.getItem(DEVICES_KEY) ?? '{}');
const deviceKey = (officeUrl: string, email: string): string => `${officeUrl} ${email.trim().toLowerCase()}`;

/** An answer of the office, or why there is none: `offline` when it could not be reached. */
async function ask(url: string, init: RequestInit = {}): Promise<Result<unknown, { code: string; message: string }>> {
  const offline = {
    code: 'offline',
    message: 'The office cannot be reached. Check the address and the connection, and try again.',
  };
  try {
    const response = await fetch(url, {
      ...init,
      credentials: desktop ? 'omit' : 'same-origin',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body: unknown = await response.json();
    if (response.ok) return ok(body);
    const problem = wireErrorSchema.safeParse(body);
    return fail(problem.success ? { code: problem.data.error, message: problem.data.message } : offline);
  } catch {
    return fail(offline);
  }
}

const post = (url: string, body: unknown) =>
  ask(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Reads who an office is; null when it cannot be reached or is none. */
async function officeAt(url: string): Promise<OfficeInfo | null> {
  const answer = await ask(url + PATHS.office);
  const info = answer.ok ? officeInfoSchema.safeParse(answer.value) : null;
  return info?.success ? info.data : null;
}

/** Decides what to show first: the last user's records if somebody is signed in, else the sign-in page. */
export async function startSession(): Promise<void> {
  const last = remembered();
  if (last?.isSignedIn) return openAs(last, false);
  const officeUrl = desktop ? await desktop.officeAddress() : location.origin;
  if (officeUrl === null) return showSession({ is: 'needs-office', message: null });
  await askForSignIn(officeUrl, null);
}

async function askForSignIn(officeUrl: string, message: string | null): Promise<void> {
  showSession({
    is: 'needs-sign-in',
    officeUrl,
    office: await officeAt(officeUrl),
    lastEmail: remembered()?.user.email ?? '',
    message,
  });
}

/** Looks again for the office that could not be reached. */
export async function retryOffice(): Promise<void> {
  const state = useSession.getState();
  if (state.is === 'needs-sign-in') await askForSignIn(state.officeUrl, null);
}

/** Sets the office's address (desktop only). The page is loaded again, because its security policy follows it. */
export async function chooseOffice(address: string): Promise<void> {
  const typed = /^https?:\/\//.test(address.trim()) ? address.trim() : `https://${address.trim()}`;
  const refused = { ok: false as const, message: 'This is no address of an office.' };
  const answer = await desktop?.setOfficeAddress(typed.replace(/\/+$/, '')).catch(() => refused);
  if (answer && !answer.ok) showSession({ is: 'needs-office', message: answer.message });
}

/** Signs in and opens the records. Resolves with the message to show when it did not work, else null. */
export async function signIn(email: string, password: string): Promise<string | null> {
  const state = useSession.getState();
  if (state.is !== 'needs-sign-in') return null;
  const answer = await post(state.officeUrl + PATHS.signIn, {
    email: email.trim(),
    password,
    client: desktop ? 'desktop' : 'web',
    deviceId: knownDevices()[deviceKey(state.officeUrl, email)] ?? null,
    deviceName: navigator.platform || 'Laptop',
  });
  if (!answer.ok) return answer.error.message;
  return begin(state.officeUrl, sessionSchema.parse(answer.value));
}

/** Makes the office's first administrator from the one-time address, and signs in as that. */
export async function createFirstAdmin(request: FirstAdminRequest): Promise<string | null> {
  const answer = await post(location.origin + PATHS.firstAdmin, request);
  if (!answer.ok) return answer.error.message;
  history.replaceState(null, '', '/');
  await askForSignIn(location.origin, null);
  return signIn(request.email, request.password);
}

async function begin(officeUrl: string, session: Session): Promise<string | null> {
  const office = await officeAt(officeUrl);
  if (office === null) return 'The office answered the sign-in and then went away. Try again.';
  if (desktop && session.refreshToken !== null) await desktop.secret.set(REFRESH_SECRET, session.refreshToken);
  access = { token: session.accessToken, goodUntil: performance.now() + session.expiresIn * 1000 };
  const value = { officeUrl, office, user: session.user, device: session.device, isSignedIn: true };
  remember(value);
  const devices = { ...knownDevices(), [deviceKey(officeUrl, session.user.email)]: session.device.id };
  localStorage.setItem(DEVICES_KEY, JSON.stringify(devices));
  await openAs(value, false);
  return null;
}

/** The refresh token of the desktop app; one that the key store can no longer read is as good as none. */
const storedToken = async (): Promise<string | null> => (await desktop?.secret.get(REFRESH_SECRET).catch(() => null)) ?? null;

let access: { token: string; goodUntil: number } | null = null;
let refreshing: Promise<string | null> | null = null;

/**
 * A token for the office. A stale or old one is exchanged by the refresh token, which the office rotates;
 * two askers at once share one exchange. Null when the office wants the user to sign in again.
 * @throws when the office cannot be reached
 */
export async function accessToken(isStale: boolean): Promise<string | null> {
  if (!isStale && access && performance.now() < access.goodUntil - 30_000) return access.token;
  refreshing ??= refresh().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function refresh(): Promise<string | null> {
  const last = remembered();
  if (!last) return null;
  const refreshToken = await storedToken();
  const answer = await post(last.officeUrl + PATHS.refresh, { refreshToken });
  if (!answer.ok) {
    if (answer.error.code === 'signed-out' || answer.error.code === 'wrong-credentials') return null;
    throw new Error(answer.error.message);
  }
  const session = sessionSchema.parse(answer.value);
  if (desktop && session.refreshToken !== null) await desktop.secret.set(REFRESH_SECRET, session.refreshToken);
  remember({ ...last, user: session.user });
  access = { token: session.accessToken, goodUntil: performance.now() + session.expiresIn * 1000 };
  return access.token;
}

async function openAs(value: Remembered, takeOver: boolean): Promise<void> {
  const opened = await dataWorker.open(
    {
      officeUrl: value.officeUrl,
      officeId: value.office.id,
      epoch: value.office.epoch,
      personId: value.user.personId,
      deviceId: value.device.id,
      deviceCode: value.device.code,
      lastN: value.device.lastN,
      roles: value.user.roles,
      organizations: value.user.organizations,
    },
    proxy({ accessToken }),
    takeOver,
  );
  if (opened.ok) showSession({ is: 'open', user: value.user, officeUrl: value.officeUrl, officeName: value.office.name });
  else if (opened.reason === 'open-elsewhere') showSession({ is: 'open-elsewhere', user: value.user });
  else showSession({ is: 'storage-failed', message: opened.message });
}

/** Takes the databases over from another window of this user (S1). */
export async function takeOver(): Promise<void> {
  const last = remembered();
  if (last) await openAs(last, true);
}

/** Asks for the password again while the records stay where they are: after the office ended the session. */
export async function signInAgain(): Promise<void> {
  const last = remembered();
  if (last) await askForSignIn(last.officeUrl, 'Please sign in again. Everything on this laptop is kept.');
}

/** Signs out. Records and unsent work stay on this laptop for the same user's next sign-in. */
export async function signOut(): Promise<void> {
  const last = remembered();
  await dataWorker.close();
  if (last) {
    remember({ ...last, isSignedIn: false });
    const refreshToken = await storedToken();
    await post(last.officeUrl + PATHS.signOut, { refreshToken });
    await desktop?.secret.remove(REFRESH_SECRET);
  }
  access = null;
  await startSession();
}
