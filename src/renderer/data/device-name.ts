import { t } from '#renderer/words/t.ts';

/** First match wins: an iPad calls itself a Mac as well, Edge calls itself Chrome. */
// words: data, names of products
const SYSTEMS: [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];
// words: data, names of products
const BROWSERS: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const first = (names: [RegExp, string][], userAgent: string): string | undefined =>
  names.find(([pattern]) => pattern.test(userAgent))?.[1];

/** What a device is called until somebody renames it: "Edge on Windows"; the desktop app is "Sitebook on Windows". */
export function deviceName(userAgent: string, isDesktop: boolean): string {
  const system = first(SYSTEMS, userAgent);
  const app = isDesktop ? t('Sitebook') : first(BROWSERS, userAgent);
  if (app && system) return t('{app} on {system}', { app, system });
  return app ?? system ?? t('Laptop');
}
