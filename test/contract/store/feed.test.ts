import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestOffice } from '#test/contract/office.ts';
import { pushAndPull } from '#test/contract/push-and-pull.ts';
import { ENGINE, newDatabase, type TestDatabase } from '#test/support/test-database.ts';

let place: TestDatabase;
beforeEach(async () => {
  place = await newDatabase();
});
afterEach(() => place.remove());

test('[S8] [S14] beside 32 pushers a puller that goes from marker to marker misses no row', async () => {
  // On PostgreSQL each is like a process of its own, so that they really write at the same time.
  const processes = ENGINE === 'postgres' ? 8 : 1;
  const { made, missed, twice } = await pushAndPull(processes, () => startTestOffice({ database: place }));
  expect(made).toBe(32 * 3 * 5);
  expect(missed).toEqual([]);
  expect(twice).toEqual([]);
});
