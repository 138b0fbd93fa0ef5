import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, net, protocol } from 'electron';
import { APP_HOST, APP_SCHEME } from '#shared/ipc/bridge.ts';
import { contentSecurityPolicy } from './content-security-policy.ts';
import { rendererFile } from './renderer-path.ts';

/** Makes `app://` a scheme like https: a real, secure origin with its own storage. Only before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/**
 * Serves the built renderer under `app://local`. `officeOrigin` is asked at each request, so a page loaded after the
 * address has changed gets a policy that names the new one.
 */
export function serveRenderer(officeOrigin: () => string | null): void {
  const root = rendererDirectory();
  protocol.handle(APP_SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== APP_HOST) return refuse(404);
    if (request.method !== 'GET') return refuse(405);
    const asked = rendererFile(root, pathname);
    if (!asked) return refuse(403);
    const file = (await isFile(asked)) ? asked : isNavigation(request) ? join(root, 'index.html') : null;
    if (!file) return refuse(404);
    const { body, headers: given } = await net.fetch(pathToFileURL(file).href); // knows asar archives and file types
    const headers = new Headers(given);
    headers.set('content-security-policy', contentSecurityPolicy(officeOrigin()));
    headers.set('x-content-type-options', 'nosniff');
    return new Response(body, { headers });
  });
}

/** Tests serve a page of their own. A packaged app never does: whoever sets its environment must not choose its code. */
function rendererDirectory(): string {
  const other = app.isPackaged ? undefined : process.env.SITEBOOK_RENDERER_DIR;
  return other ? resolve(other) : join(import.meta.dirname, '../renderer');
}

/** A page's address such as /tickets/7 is no file; the page itself routes it. A missing script is just missing. */
function isNavigation(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/html') ?? false;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: { 'x-content-type-options': 'nosniff' } });
}
