import { t } from '#renderer/words/t.ts';

/** Names of products, and how they call themselves. First match wins: Edge calls itself Chrome as well. */
const SYSTEMS = {
  Windows: /Windows/,
  iOS: /iPhone|iPad/,
  macOS: /Mac OS X|Macintosh/,
  Android: /Android/,
  ChromeOS: /CrOS/,
  Linux: /Linux/,
};
const BROWSERS = { Edge: /Edg\//, Opera: /OPR\//, Firefox: /Firefox\//, Chrome: /Chrome\//, Safari: /Safari\// };

const first = (names: Record<string, RegExp>, userAgent: string): string | undefined =>
  Object.entries(names).find(([, pattern]) => pattern.test(userAgent))?.[0];

/** What a device is called until somebody renames it: "Edge on Windows"; the desktop app is "Sitebook on Windows". */
export function deviceName(userAgent: string, isDesktop: boolean): string {
  const system = first(SYSTEMS, userAgent);
  const app = isDesktop ? t('Sitebook') : first(BROWSERS, userAgent);
  if (app && system) return t('{app} on {system}', { app, system });
  return app ?? system ?? t('Laptop');
}
