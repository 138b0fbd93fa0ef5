import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '#test/sim/world/random.ts';
import type { Scene } from './scene.ts';

export type KillKind = 'page' | 'browser' | 'server' | 'postgres';

/** Kills, each with -9, and starts again on the same data after `downMs`. */
const KILLS: Record<KillKind, (scene: Scene, random: Random, downMs: number) => Promise<void>> = {
  page: (scene, random) => random.pick(scene.technicians).killPage(),
  browser: (scene, random, downMs) => random.pick(scene.technicians).killBrowser(downMs),
  server: async (scene, _random, downMs) => {
    await scene.killOffice();
    await delay(downMs);
    await scene.startOffice();
  },
  postgres: async ({ engine: { cluster } }, _random, downMs) => {
    await cluster?.kill();
    await delay(downMs);
    await cluster?.start();
  },
};

/** Kills as often as told, at moments and of kinds that the seed decides; each kind comes up equally often. */
export async function killRepeatedly(scene: Scene, random: Random, kills: number): Promise<Map<KillKind, number>> {
  const kinds: KillKind[] = ['page', 'browser', 'server'];
  if (scene.engine.cluster) kinds.push('postgres');
  const done = new Map<KillKind, number>(kinds.map((kind) => [kind, 0]));
  let deck: KillKind[] = [];
  for (let i = 0; i < kills; i++) {
    if (deck.length === 0) deck = [...kinds];
    const [kind] = deck.splice(random.int(0, deck.length - 1), 1);
    if (!kind) break;
    await delay(random.int(300, 2500));
    await KILLS[kind](scene, random, random.chance(0.3) ? random.int(1000, 4000) : random.int(0, 300));
    done.set(kind, (done.get(kind) ?? 0) + 1);
  }
  return done;
}
