import type { EngineName } from '#test/crash/engine.ts';
import { openBare } from './bare.ts';
import { type Figure, figure, timed } from './figures.ts';
import { fill, openStage } from './stage.ts';

/** Commands of a push, and rows of a bare insert. */
const LOT = 100;

/**
 * The office's push (judged, with history and verdict, over HTTP) against a bare batched insert of the same records on
 * the same engine, and its pull against a bare select of as many: by turns.
 */
export async function pushAndPull(store: EngineName, assets: number, rounds: number): Promise<Figure[]> {
  const stage = await openStage(store);
  try {
    const bare = await openBare(stage);
    const pushes = Math.max(2, Math.round(assets / 10 / LOT));
    const [pushed, inserted, pulled, selected]: number[][] = [[], [], [], []];
    // The first lots compile and plan; they count for nobody.
    await fill(stage, LOT);
    for (let round = 0; round < rounds; round++) {
      const lots = Array.from({ length: pushes }, () =>
        Array.from({ length: LOT }, () => stage.admin.command(stage.asset())),
      );
      const push = await timed(async () => {
        for (const lot of lots) await stage.admin.push(lot);
      });
      const rows = lots.map((lot) => lot.map(({ id, edits }) => ({ id, body: JSON.stringify(edits[0]?.changes) })));
      const insert = await timed(async () => {
        for (const lot of rows) await bare.insert(lot);
      });
      pushed?.push((pushes * LOT * 1000) / push);
      inserted?.push((pushes * LOT * 1000) / insert);
    }
    const held = rounds * pushes * LOT + LOT;
    await fill(stage, assets - held);
    for (let left = assets - rounds * pushes * LOT; left > 0; left -= LOT) {
      const lot = Array.from({ length: LOT }, () => stage.asset());
      await bare.insert(lot.map(({ id, values }) => ({ id, body: JSON.stringify(values) })));
    }
    for (let round = 0; round < rounds; round++) {
      let lines = 0;
      const pull = await timed(async () => {
        lines = await stage.admin.pull();
      });
      let count = 0;
      const select = await timed(async () => {
        count = await bare.readAll();
      });
      pulled?.push((lines * 1000) / pull);
      selected?.push((count * 1000) / select);
    }
    await bare.close();
    return [
      figure('push: commands judged and stored', 'a second', pushed ?? [], inserted),
      figure('bare batched insert', 'a second', inserted ?? []),
      figure('pull: records', 'a second', pulled ?? [], selected),
      figure('bare select', 'a second', selected ?? []),
    ];
  } finally {
    await stage.close();
  }
}
