import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Exchange, leaksIn, openCaller, type Scene, setScene } from './tenancy.ts';
import { askRoute, CALLS, streamed } from './tenancy-calls.ts';

/** The twin of the matrix: with the one question that decides it answered yes, the matrix has to find leaks. */
vi.mock('#shared/domain/permissions.ts', async (original) => ({
  ...(await original<typeof import('#shared/domain/permissions.ts')>()),
  canSee: () => true,
}));

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.office.close());

test('[S20] the matrix finds leaks in every route that tells records when nobody asks whose they are', async () => {
  const caller = await openCaller(scene, 'technician');
  const all: Exchange[] = [];
  for (const route of Object.keys(CALLS)) all.push(...(await askRoute(caller, route)));
  all.push(...streamed.splice(0));
  const leaking = new Set(leaksIn(all, scene).map((one) => one.route));
  expect([...leaking].sort()).toEqual([
    'GET /v1/account/take-along',
    'GET /v1/records/:collection/:id/history',
    'GET /v1/sync/stream',
    'POST /v1/account/take-along',
    'POST /v1/sync/pull',
    'POST /v1/sync/push',
  ]);
});
