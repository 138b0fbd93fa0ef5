import type { Page } from 'playwright-core';
import { recordsOn } from '#test/support/laptop.ts';
import { kept, type StoredRecords, storedRecords } from './office-store.ts';
import { expect } from './report.ts';
import type { Player, Scene } from './scene.ts';

/** Compares all records of a laptop with the office's store. */
export const sameAsOffice = (scene: Scene, player: Player): Promise<void> =>
  sameRecords(player.name, player.laptop.page, storedRecords(scene.dataDir));

/** Compares all records on the laptop of `name` with those of the office. @throws with the first difference */
export async function sameRecords(name: string, page: Page, office: StoredRecords): Promise<void> {
  const held = await recordsOn(page);
  const onLaptop = new Map(Object.entries(held).flatMap(([, byId]) => Object.entries(byId)));
  const missing = [...office.keys()].filter((id) => !onLaptop.has(id));
  expect(missing.length === 0, `${name} lacks ${missing.length} of ${office.size} records.`);
  const extra = [...onLaptop.keys()].filter((id) => !office.has(id));
  expect(extra.length === 0, `${name} has ${extra.length} records that the office does not.`);
  for (const [id, { collection, record }] of office) {
    const mine = onLaptop.get(id) as Record<string, unknown>;
    for (const key of Object.keys(record)) {
      const same = JSON.stringify(sorted(mine[key])) === JSON.stringify(sorted(record[key]));
      expect(
        same,
        `${collection} ${id} ${key}: ${JSON.stringify(mine[key])} on the laptop of ${name}, ${JSON.stringify(record[key])} at the office.`,
      );
    }
  }
}

/** The same value with the keys of its objects in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, sorted(one)]));
}

/** Each line starts where the one before it ended, and the last one is what the record says (I11). */
export function replaysToRecords(scene: Scene): void {
  const records = storedRecords(scene.dataDir);
  const seen = new Set<string>();
  const last = new Map<string, unknown>();
  for (const line of kept(scene.dataDir, scene.seqBefore).lines) {
    const place = `${line.command} ${line.recordId} ${line.field}`;
    expect(!seen.has(place), `Two lines for ${place}.`);
    seen.add(place);
    if (line.field === '*' || line.outcome === 'settled') continue;
    const key = `${line.recordId}|${line.field}`;
    const before = last.get(key);
    if (last.has(key)) {
      expect(
        JSON.stringify(sorted(before)) === JSON.stringify(sorted(line.before)),
        `${place} starts at ${JSON.stringify(line.before)}, not at ${JSON.stringify(before)}.`,
      );
    }
    last.set(key, line.after);
  }
  for (const [key, value] of last) {
    const [id = '', field = ''] = key.split('|');
    const now = records.get(id)?.record[field];
    expect(
      JSON.stringify(sorted(now)) === JSON.stringify(sorted(value)),
      `${key}: history gives ${JSON.stringify(value)}, the record is ${JSON.stringify(now)}.`,
    );
  }
}
