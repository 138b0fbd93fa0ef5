import { app, type Session, shell } from 'electron';
import type { Outcome } from '#shared/ipc/bridge.ts';
import { isOwnUrl } from './own-url.ts';

/**
 * The only things a page may have of those Chromium asks about. The three network permissions are what Chromium
 * wants before a page may reach an office on the local network or on this computer; which office that is, the
 * content security policy says. `persistent-storage` keeps IndexedDB from being emptied when the disk is nearly full.
 */
const GRANTED: ReadonlySet<string> = new Set([
  'clipboard-sanitized-write',
  'persistent-storage',
  'local-network',
  'local-network-access',
  'loopback-network',
]);

/** Denies every permission but those above, and those too to any page but our own. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) =>
    callback(GRANTED.has(permission) && isOwnUrl(details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => GRANTED.has(permission) && isOwnUrl(origin));
  session.setDevicePermissionHandler(() => false);
}

/** Keeps every window on the app's own pages, now and for windows yet to come: no pop-ups, no leaving, no webviews. */
export function confinePages(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (details) => {
      if (!isOwnUrl(details.url)) details.preventDefault();
    });
    contents.on('will-redirect', (details) => {
      if (!isOwnUrl(details.url)) details.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** Hands an address to the operating system: https, mailto and tel only, since other schemes can start any program. */
export async function openExternal(url: string): Promise<Outcome> {
  const scheme = URL.canParse(url) ? new URL(url).protocol : '';
  if (!['https:', 'mailto:', 'tel:'].includes(scheme)) {
    return { ok: false, message: 'Only https, mailto and tel addresses can be opened.' };
  }
  try {
    await shell.openExternal(new URL(url).href);
    return { ok: true };
  } catch (error) {
    console.error('The address could not be opened:', error);
    return { ok: false, message: 'No program on this computer opened the address.' };
  }
}
