import { proxy } from 'comlink';
import { t } from '#renderer/words/t.ts';
import type { RevokedState } from '#renderer/worker/contract.ts';
import { isEqual } from '#shared/lib/json.ts';
import { type FirstAdminRequest, PATHS, type Session, sessionSchema } from '#shared/wire/contract.ts';
import { commandFileOf, keptTexts } from './command-file.ts';
import { deviceName } from './device-name.ts';
import { desktop, type OfficeFailure, officeAt, post } from './office-calls.ts';
import {
  forget,
  forgetDevice,
  knownDevice,
  type Remembered,
  remember,
  rememberDevice,
  remembered,
} from './remembered.ts';
import { showSession, useSession } from './session.ts';
import { askToKeep } from './storage.ts';
import { dataWorker } from './worker.ts';

const REFRESH_SECRET = 'refresh-token';

/** Decides what to show first: the last user's records if somebody is signed in, else the sign-in page. */
export async function startSession(): Promise<void> {
  const last = await remembered();
  if (last?.isSignedIn) return openAs(last, false);
  const officeUrl = desktop ? await desktop.officeAddress() : location.origin;
  if (officeUrl === null) return showSession({ is: 'needs-office', message: null });
  await askForSignIn(officeUrl, null);
}

async function askForSignIn(officeUrl: string, message: string | null): Promise<void> {
  const last = await remembered();
  showSession({
    is: 'needs-sign-in',
    officeUrl,
    office: await officeAt(officeUrl),
    lastEmail: last?.user.email ?? '',
    canGoOn: last?.isSignedIn === true,
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
  const refused = { ok: false as const, message: t('This is no address of an office.') };
  const answer = await desktop?.setOfficeAddress(typed.replace(/\/+$/, '')).catch(() => refused);
  if (answer && !answer.ok) showSession({ is: 'needs-office', message: answer.message });
}

const NO_OFFICE: OfficeFailure = {
  code: 'offline',
  message: t('Something on the way answered instead of the office. Check the network and try again.'),
};

/**
 * Signs in and opens the records. Resolves with what speaks against it, else null. `new-password-needed`: the password
 * was right and good for one sign-in; with `newPassword`, one of the user's own, it goes on.
 */
export async function signIn(email: string, password: string, newPassword?: string): Promise<OfficeFailure | null> {
  const state = useSession.getState();
  if (state.is !== 'needs-sign-in') return null;
  const known = await knownDevice(state.officeUrl, email);
  const answer = await post(state.officeUrl + PATHS.signIn, {
    email: email.trim(),
    password,
    client: desktop ? 'desktop' : 'web',
    deviceId: known,
    publicKey: await dataWorker.keyForSignIn(known),
    deviceName: deviceName(navigator.userAgent, desktop !== undefined),
    ...(newPassword === undefined ? {} : { newPassword }),
  });
  if (!answer.ok) {
    const last = await remembered();
    // What this user left here is sealed, handed in and removed (S22).
    if (answer.error.code === 'device-revoked' && last?.device.id === known) await openAs(last, false);
    return answer.error;
  }
  const session = sessionSchema.safeParse(answer.value);
  return session.success ? begin(state.officeUrl, session.data, known) : NO_OFFICE;
}

/** Makes the office's first administrator from the one-time address, and signs in as that. */
export async function createFirstAdmin(request: FirstAdminRequest): Promise<string | null> {
  const answer = await post(location.origin + PATHS.firstAdmin, request);
  if (!answer.ok) return answer.error.message;
  history.replaceState(null, '', '/');
  await askForSignIn(location.origin, null);
  return (await signIn(request.email, request.password))?.message ?? null;
}

/** `known`: the device this laptop was for this user before. */
async function begin(officeUrl: string, session: Session, known: string | null): Promise<OfficeFailure | null> {
  const office = await officeAt(officeUrl);
  if (office === null) {
    return { code: 'offline', message: t('The office answered the sign-in and then went away. Try again.') };
  }
  if (desktop && session.refreshToken !== null) await desktop.secret.set(REFRESH_SECRET, session.refreshToken);
  access = { token: session.accessToken, goodUntil: performance.now() + session.expiresIn * 1000 };
  const { user, device, scope } = session;
  const value = { officeUrl, office, user, device, scope, isSignedIn: true };
  await dataWorker.keepKey(device.id);
  await remember(value);
  await rememberDevice(officeUrl, user.email, device.id);
  await openAs(value, false, device.id === known);
  return null;
}

/** The refresh token of the desktop app; one that the key store can no longer read is as good as none. */
const storedToken = async (): Promise<string | null> =>
  (await desktop?.secret.get(REFRESH_SECRET).catch(() => null)) ?? null;

let access: { token: string; goodUntil: number } | null = null;
/** Whose records this window shows; null while none are open. */
let openFor: string | null = null;
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
  const last = await remembered();
  if (!last) return null;
  const refreshToken = await storedToken();
  const publicKey = await dataWorker.keyOfDevice(last.device.id);
  const answer = await post(last.officeUrl + PATHS.refresh, { refreshToken, publicKey });
  if (!answer.ok) {
    const { code, message } = answer.error;
    if (code === 'signed-out' || code === 'wrong-credentials' || code === 'device-revoked') return null;
    throw new Error(message);
  }
  const session = sessionSchema.parse(answer.value);
  // Another tab signed somebody else in, and the browser has one cookie for both: this one's session is over.
  if (openFor !== null && session.user.personId !== openFor) return null;
  if (desktop && session.refreshToken !== null) await desktop.secret.set(REFRESH_SECRET, session.refreshToken);
  await remember({ ...last, user: session.user, scope: session.scope });
  // Who signs in by another address next time is still this device, whose unsent work counts under it.
  if (session.user.email !== last.user.email) {
    await rememberDevice(last.officeUrl, session.user.email, last.device.id);
  }
  await follow(session);
  access = { token: session.accessToken, goodUntil: performance.now() + session.expiresIn * 1000 };
  return access.token;
}

/** Roles, grants or the name changed at the office: the worker's checks and the page follow, without a restart (S20). */
async function follow({ user, scope }: Session): Promise<void> {
  const { personId, roles, organizations } = user;
  await dataWorker.updateUser({ personId, roles, organizations, scope });
  const state = useSession.getState();
  if (state.is === 'open' && state.user.personId === personId && !isEqual(state.user, user)) {
    showSession({ ...state, user });
  }
}

async function openAs(value: Remembered, takeOver: boolean, isKnownDevice = true): Promise<void> {
  const file = commandFileOf(value.office.id, value.user.personId);
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
      scope: value.scope ?? 0,
      isKnownDevice,
    },
    proxy({ accessToken, revoked: (state: RevokedState) => revoked(value, state) }),
    takeOver,
    file && proxy(file),
  );
  openFor = opened.ok ? value.user.personId : null;
  if (opened.ok) void askToKeep();
  if (opened.ok)
    showSession({
      is: 'open',
      user: value.user,
      deviceId: value.device.id,
      officeUrl: value.officeUrl,
      officeName: value.office.name,
    });
  else if (opened.reason === 'revoked') return;
  else if (opened.reason === 'open-elsewhere') showSession({ is: 'open-elsewhere', user: value.user });
  else if (opened.reason === 'emptied') await registerAnew(value, opened.message);
  else showSession({ is: 'storage-failed', message: opened.message, unsent: (await keptTexts(file)) ?? [] });
}

/** The laptop goes on as a new device, because its database no longer knows what the old one has sent (S24). */
async function registerAnew(value: Remembered, message: string): Promise<void> {
  await forgetDevice(value.officeUrl, value.user.email);
  await remember({ ...value, isSignedIn: false });
  await askForSignIn(value.officeUrl, message);
}

/** Puts aside what cannot be opened, and opens again (S24). */
export async function putAside(): Promise<void> {
  const last = await remembered();
  if (!last) return startSession();
  await dataWorker.putAside({ officeId: last.office.id, personId: last.user.personId });
  await openAs(last, false);
}

/** The office revoked this laptop: the page keeps nothing of its user either, and says what becomes of the work (S22). */
async function revoked(value: Remembered, state: RevokedState): Promise<void> {
  access = null;
  openFor = null;
  await desktop?.secret.remove(REFRESH_SECRET);
  for (const key of Object.keys(localStorage)) {
    if (localStorage.getItem(key)?.includes(value.user.personId)) localStorage.removeItem(key);
  }
  if (state.waiting === 0) await forget(value);
  showSession({ is: 'revoked', ...state });
}

/** Takes the databases over from another window of this user (S1). */
export async function takeOver(): Promise<void> {
  const last = await remembered();
  if (last) await openAs(last, true);
}

/** Asks for the password again while the records stay where they are: after the office ended the session. */
export async function signInAgain(): Promise<void> {
  const last = await remembered();
  if (last) await askForSignIn(last.officeUrl, t('Please sign in again. Everything on this laptop is kept.'));
}

/** Signs out. Records and unsent work stay on this laptop for the same user's next sign-in. */
export async function signOut(): Promise<void> {
  const last = await remembered();
  await dataWorker.close();
  if (last) {
    await remember({ ...last, isSignedIn: false });
    const refreshToken = await storedToken();
    await post(last.officeUrl + PATHS.signOut, { refreshToken });
    await desktop?.secret.remove(REFRESH_SECRET);
  }
  access = null;
  openFor = null;
  await startSession();
}
