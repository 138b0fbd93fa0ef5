/**
 * Keeps the web client's own files on the laptop, so that it opens with no network (the desktop app has no need of
 * it). It never touches the office's answers: records live in IndexedDB, which the data worker alone knows.
 *
 * The build puts the list of files and a version made of their contents in place of the two names below. A new
 * version is fetched beside the old one and takes over when the last window of the old one is closed, so that a
 * page never mixes files of two versions.
 */
const VERSION = /* build:version */ 'development';
const FILES = /* build:files */ [];

const CACHE = `sitebook-${VERSION}`;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(CACHE).then((cache) => cache.addAll(FILES.map((path) => new Request(path, { cache: 'reload' })))),
  );
});

self.addEventListener('activate', (event) => {
  const dropOld = caches
    .keys()
    .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))));
  event.waitUntil(dropOld.then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || /^\/(v1|api)\//.test(url.pathname)) return;
  // Every screen is the same page; its address says which.
  const path = request.mode === 'navigate' ? '/' : url.pathname;
  event.respondWith(caches.open(CACHE).then(async (cache) => (await cache.match(path)) ?? fetch(request)));
});
