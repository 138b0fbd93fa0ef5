/** See chromium.mjs: the Chromium that CHROMIUM_PATH names, the system's or Playwright's own. */
export function findChromium(): string | undefined;
