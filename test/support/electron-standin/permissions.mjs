// Electron's permission handlers, as far as the DevTools protocol reaches. Chromium does not tell us when a page
// asks, but it can be told what an origin may do. So when a document begins to load, main's handlers are asked about
// everything they could be asked about, and Chromium is given their answers.
import { EventEmitter } from 'node:events';
import { protocol, toWire } from './schemes.mjs';
import { devtools } from './shared-state.mjs';

/** Electron's name of a permission, and what the protocol calls it. */
const PERMISSIONS = [
  ['clipboard-read', { name: 'clipboard-read' }],
  ['clipboard-sanitized-write', { name: 'clipboard-write' }],
  ['display-capture', { name: 'display-capture' }],
  ['geolocation', { name: 'geolocation' }],
  ['idle-detection', { name: 'idle-detection' }],
  ['local-fonts', { name: 'local-fonts' }],
  ['local-network', { name: 'local-network' }],
  ['local-network-access', { name: 'local-network-access' }],
  ['loopback-network', { name: 'loopback-network' }],
  ['media', { name: 'camera' }],
  ['media', { name: 'microphone' }],
  ['midi', { name: 'midi' }],
  ['notifications', { name: 'notifications' }],
  ['persistent-storage', { name: 'persistent-storage' }],
  ['window-management', { name: 'window-management' }],
];

const handlers = { check: null, request: null };
/** Origins Chromium has been told about since the handlers last changed. */
const told = new Set();

export async function applyPermissions(contents, url) {
  if (!/^\w+:\/\//.test(url)) return; // about:blank and data: have no origin to set anything for
  const origin = new URL(toWire(url)).origin;
  if (told.has(origin)) return;
  told.add(origin);
  await Promise.all(
    PERMISSIONS.map(async ([name, permission]) => {
      const setting = (await isGranted(contents, name, url)) ? 'granted' : 'denied';
      // Not every Chromium knows every name, and those it does not know nobody can use.
      await devtools('Browser.setPermission', { permission, setting, origin }).catch(() => {});
    }),
  );
}

/** Most web APIs check, and ask when the check says no. Without handlers Electron grants everything. */
async function isGranted(contents, permission, url) {
  if (!handlers.check && !handlers.request) return true;
  const details = { requestingUrl: url, isMainFrame: true };
  const origin = new URL('/', url).href;
  if (handlers.check?.(contents, permission, origin, details)) return true;
  if (!handlers.request) return !handlers.check;
  return new Promise((resolve) => handlers.request(contents, permission, resolve, details));
}

export const defaultSession = Object.assign(new EventEmitter(), {
  protocol,
  setPermissionRequestHandler(handler) {
    handlers.request = handler;
    told.clear();
  },
  setPermissionCheckHandler(handler) {
    handlers.check = handler;
    told.clear();
  },
  setDevicePermissionHandler() {},
  setDisplayMediaRequestHandler() {},
  webRequest: { onHeadersReceived() {}, onBeforeRequest() {}, onBeforeSendHeaders() {} },
  cookies: Object.assign(new EventEmitter(), { get: async () => [], set: async () => {}, remove: async () => {} }),
  clearStorageData: async () => {},
  clearCache: async () => {},
  setProxy: async () => {},
  setSpellCheckerLanguages() {},
  availableSpellCheckerLanguages: [],
});
