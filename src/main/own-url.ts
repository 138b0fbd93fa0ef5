import { APP_ORIGIN } from '#shared/ipc/bridge.ts';

/**
 * Whether an address (or an origin) is one of the app's own pages. Compared as text: a URL parser that does not know
 * the scheme reports its origin as `null`.
 */
export function isOwnUrl(url: string): boolean {
  return url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`);
}
