// Custom schemes. Chromium cannot be taught a scheme from outside, so app://local/p is carried as
// https://local.app.standin.test/p and answered before the network: a stable, secure, standard origin, under which
// IndexedDB, fetch, workers and module scripts behave as under a privileged scheme of Electron's.
import { state } from './shared-state.mjs';

export const CARRIER = 'standin.test'; // .test is reserved: no such host can exist
const handlers = new Map();

/** app://local/p?q -> the address Chromium is given. */
export function toWire(url) {
  const [, scheme, host, rest] = /^([a-z][\w+-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  if (!scheme || !handlers.has(scheme)) return url;
  return `https://${host}.${scheme}.${CARRIER}${rest.startsWith('/') ? rest : `/${rest}`}`;
}

/** The address Chromium knows -> app://local/p?q. */
export function fromWire(url) {
  const [, host, scheme, rest] = /^https:\/\/([^/?#]*)\.([a-z][\w+-]*)\.standin\.test(.*)$/i.exec(url) ?? [];
  return scheme ? `${scheme}://${host}${rest}` : url;
}

/** `scheme://host`, or 'null' for an address without one, as Electron gives a frame's origin. */
export function originOf(url) {
  return /^[a-z][\w+.-]*:\/\/[^/?#]+/i.exec(url)?.[0] ?? 'null';
}

export const protocol = {
  registerSchemesAsPrivileged() {
    if (state.isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  },
  handle(scheme, handler) {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  unhandle: (scheme) => void handlers.delete(scheme),
  isProtocolHandled: (scheme) => handlers.has(scheme),
};

/** What main serves this address with, if its scheme is one of main's own. */
export function handlerOf(url) {
  return handlers.get(url.slice(0, url.indexOf(':')));
}
