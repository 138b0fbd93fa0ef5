import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isRestored } from '#shared/sync/restored.ts';
import type { SimLaptop } from '#test/sim/laptop/sim-laptop.ts';
import { Scene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.begin();
});
/** A laptop that never comes back. */
function lose(laptop: SimLaptop): void {
  scene.sim.forget(laptop);
  laptop.crash();
  laptop.isLost = true;
}
/** Whatever a scenario is about, at its end everything else holds as well. */
afterEach(async () => {
  expect(await scene.end()).toEqual([]);
});

const newAsset = (id: string, organizationId: string | null, name: string, like: { class: unknown }) => ({
  collection: 'assets' as const,
  id,
  organizationId,
  create: true as const,
  values: { name, class: like.class },
});

describe('V1 a restore of an older office', () => {
  test('[S25] what a laptop was told is at the office goes there again, in its order, before what it never sent', async () => {
    const [l1, l2] = [scene.laptop(1), scene.laptop(2)];
    const asset = scene.some('assets');
    const backup = await scene.sim.office.backup();
    const made = await scene.save(l1, newAsset('new-asset', asset.organizationId, 'new', asset as never));
    await scene.pass(5_000);
    expect(await scene.verdict(made)).toBe('applied');
    scene.offline(l1);
    const later = await scene.save(l1, scene.draft('assets', { ...asset, id: 'new-asset' }, { name: 'newer' }));
    await scene.sim.office.restore(backup);
    expect(await scene.verdict(made)).toBeUndefined();
    await scene.online(l1, l2);
    expect(await scene.verdict(made)).toBe('applied');
    expect(await scene.verdict(later)).toBe('applied');
    expect(await scene.record('new-asset')).toMatchObject({ name: 'newer', conflicts: {} });
    expect(scene.shown(l2, 'assets', 'new-asset')?.name).toBe('newer');
    expect(l1.disk.sync.meta.get('restoring')).toBeNull();
  });

  test('[S6] a record that the restored office changed at a lower revision is the one that is shown', async () => {
    const [l1, l2] = [scene.laptop(1), scene.laptop(2)];
    const asset = scene.some('assets');
    const other = scene.some('assets', 1);
    const backup = await scene.sim.office.backup();
    for (const name of ['a', 'b', 'c']) await scene.save(l1, scene.draft('assets', other, { name }));
    await scene.save(l1, scene.draft('assets', asset, { serial: 'first' }));
    await scene.pass(5_000);
    scene.offline(l1);
    await scene.sim.office.restore(backup);
    await scene.online(l2);
    await scene.save(l2, scene.draft('assets', asset, { partNumber: 'after' }));
    await scene.online(l2, l1);
    // A request that the partition swallowed has to be given up first.
    await scene.online(l2, l1);
    const record = await scene.record(asset.id);
    expect(record).toMatchObject({ serial: 'first', partNumber: 'after' });
    expect(scene.shown(l1, 'assets', asset.id)).toEqual(record);
  });

  test('[S25] a value of a laptop that never returns is given back by another one that held it', async () => {
    const [l1, l2, l3] = [scene.laptop(1), scene.laptop(2), scene.laptop(3)];
    const asset = scene.some('assets');
    const backup = await scene.sim.office.backup();
    await scene.save(l3, scene.draft('assets', asset, { name: 'of the lost one', tags: ['held'] }));
    await scene.save(l3, newAsset('of-the-lost', asset.organizationId, 'made by the lost one', asset as never));
    await scene.pass(5_000);
    expect(scene.shown(l2, 'assets', 'of-the-lost')?.name).toBe('made by the lost one');
    lose(l3);
    await scene.sim.office.restore(backup);
    await scene.online(l1, l2);
    const record = await scene.record(asset.id);
    const [key = ''] = Object.keys(record.conflicts);
    expect(record.name).toBe(asset.name);
    expect(record.conflicts[key]).toMatchObject({ field: 'name', value: 'of the lost one', author: l3.personId });
    expect(isRestored(record.conflicts[key]?.command ?? '')).toBe(true);
    const kept = await scene.record('of-the-lost');
    expect(kept).toMatchObject({ name: 'made by the lost one', createdBy: l3.personId });
    expect(scene.shown(l1, 'assets', asset.id)).toEqual(record);
  });

  test('[S25] a refused command stays refused: it keeps its number, and its neighbours go on', async () => {
    const l1 = scene.laptop(1);
    const asset = scene.some('assets');
    const backup = await scene.sim.office.backup();
    scene.offline(l1);
    const refused = await scene.save(l1, scene.draft('assets', asset, { name: 'out of reach' }));
    scene.allow(l1, { organizations: scene.sim.organizations.slice(1) });
    await scene.online(l1);
    expect(await scene.verdict(refused)).toBe('refused');
    const entry = l1.disk.sync.refused.get(refused.id);
    const mine = scene.some('assets', 1);
    const next = await scene.save(l1, scene.draft('assets', mine, { name: 'next' }));
    await scene.pass(5_000);
    await scene.sim.office.restore(backup);
    scene.sim.ledger.granted(l1.personId, 99, scene.sim.organizations, scene.sim.world.now);
    await scene.online(l1);
    expect(await scene.verdict(refused)).toBe('refused');
    expect(l1.disk.sync.refused.get(refused.id)).toEqual(entry);
    expect(await scene.verdict(next)).toBe('applied');
    expect((await scene.record(asset.id)).name).toBe(asset.name);
  });

  test('[S25] a kill at any step of the way back, and a second restore on it', async () => {
    const [l1, l2] = [scene.laptop(1), scene.laptop(2)];
    const asset = scene.some('assets');
    const backup = await scene.sim.office.backup();
    for (const name of ['one', 'two', 'three']) await scene.save(l1, scene.draft('assets', asset, { name }));
    const made = await scene.save(l1, newAsset('new-asset', asset.organizationId, 'new', asset as never));
    await scene.pass(5_000);
    await scene.sim.office.restore(backup);
    for (let steps = 1; steps < 14; steps++) {
      l1.crashIn = steps;
      await scene.pass(4_000);
      if (steps === 6) await scene.sim.office.restore(backup);
      if (!l1.isOn) void l1.start();
      await scene.pass(1_000);
    }
    l1.crashIn = null;
    await scene.online(l1, l2);
    expect(await scene.verdict(made)).toBe('applied');
    expect(await scene.record(asset.id)).toMatchObject({ name: 'three', conflicts: {} });
    expect(await scene.record('new-asset')).toMatchObject({ name: 'new', conflicts: {} });
  });
});

test('V10 [S17] a settled conflict does not return with the loser that a restore sends again', async () => {
  const [l1, l2] = [scene.laptop(1), scene.laptop(2)];
  const asset = scene.some('assets');
  const backup = await scene.sim.office.backup();
  scene.offline(l1);
  const loser = await scene.save(l1, scene.draft('assets', asset, { name: 'loser' }));
  await scene.save(l2, scene.draft('assets', asset, { name: 'winner' }));
  await scene.pass(5_000);
  await scene.online(l1);
  const key = `name|${loser.id}`;
  expect((await scene.record(asset.id)).conflicts[key]?.value).toBe('loser');
  const settling = await scene.save(l2, {
    ...scene.draft('assets', asset, { name: 'winner' }),
    settles: key,
  });
  await scene.pass(5_000);
  scene.offline(l1);
  await scene.sim.office.restore(backup);
  await scene.online(l2);
  expect((await scene.record(asset.id)).settled[key]).toBe(settling.id);
  await scene.online(l1);
  const record = await scene.record(asset.id);
  expect(record).toMatchObject({ name: 'winner', conflicts: {} });
  expect(record.settled[key]).toBe(settling.id);
});

test('V12 [S8] what a laptop gave back is told to open streams, and one of another epoch fits nowhere', async () => {
  const [l1, l2] = [scene.laptop(1), scene.laptop(2)];
  const asset = scene.some('assets');
  const backup = await scene.sim.office.backup();
  await scene.save(l1, newAsset('new-asset', asset.organizationId, 'new', asset as never));
  await scene.pass(5_000);
  const before = l2.disk.sync.meta.get('checkpoint') as { epoch: string; seq: number };
  scene.offline(l1);
  lose(l1);
  const l3 = scene.laptop(3);
  scene.offline(l2);
  await scene.sim.office.restore(backup);
  await scene.online(l3);
  // The third gave back the record of the lost one; the second has it from a former epoch, and pulls.
  await scene.online(l2);
  await scene.online(l2);
  const after = l2.disk.sync.meta.get('checkpoint') as { epoch: string; seq: number };
  expect(after.epoch).not.toBe(before.epoch);
  expect(scene.shown(l2, 'assets', 'new-asset')).toEqual(await scene.record('new-asset'));
  expect(l2.core?.runner.state.stream).toBe('open');
});
