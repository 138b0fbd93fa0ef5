/** Vitest calls this before the end-to-end tests, so that they never run against yesterday's build. */
import { build } from './build.mjs';

export function setup() {
  return build();
}
