import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sqlOf } from '#test/sim/office/database.ts';
import { POISON_JUDGE } from '#test/sim/workload/poison.ts';
import { Scene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.begin();
});
/** Whatever a scenario is about, at its end everything else holds as well. */
afterEach(async () => {
  expect(await scene.end()).toEqual([]);
});

describe('V2 foreign content', () => {
  test('[S10] `already` comes with what the person may see now, not with what was seen when it was judged', async () => {
    const l1 = scene.laptop(1);
    const asset = scene.some('assets');
    scene.offline(l1);
    const command = await scene.save(l1, scene.draft('assets', asset, { serial: 'one' }));
    await scene.sendsIntoTheVoid(l1);
    expect(await scene.verdict(command)).toBe('applied');
    scene.allow(l1, { organizations: scene.sim.organizations.slice(1) });
    await scene.pass(500);
    const bodies: string[] = [];
    const { onWritten } = l1.link;
    l1.link.onWritten = (path, text, since) => {
      bodies.push(text);
      onWritten(path, text, since);
    };
    await scene.online(l1);
    expect(l1.disk.sync.sent.get(command.n)?.verdict).toBe('already');
    expect(bodies.some((one) => one.includes('"serial":"one"'))).toBe(false);
    expect(scene.shown(l1, 'assets', asset.id)).toBeUndefined();
  });
});

describe('V3 a delete against an edit', () => {
  test('[S17] the delete first: the edit changes nothing and stands as a conflict', async () => {
    const [l1, l2] = [scene.laptop(1), scene.laptop(2)];
    const asset = scene.some('assets');
    scene.offline(l2);
    const edit = await scene.save(l2, scene.draft('assets', asset, { name: 'renamed' }));
    await scene.save(l1, scene.draft('assets', asset, { deleted: true }));
    await scene.online(l1, l2);
    const record = await scene.record(asset.id);
    expect(record).toMatchObject({ deleted: true, name: asset.name });
    expect(record.conflicts[`name|${edit.id}`]).toMatchObject({ value: 'renamed', author: l2.personId });
  });

  test('[S17] the edit first: the delete that did not know of it changes nothing and stands as a conflict', async () => {
    const [l1, l2] = [scene.laptop(1), scene.laptop(2)];
    const asset = scene.some('assets');
    scene.offline(l1);
    const gone = await scene.save(l1, scene.draft('assets', asset, { deleted: true }));
    await scene.save(l2, scene.draft('assets', asset, { name: 'renamed' }));
    await scene.online(l1, l2);
    const record = await scene.record(asset.id);
    expect(record).toMatchObject({ deleted: false, name: 'renamed' });
    expect(record.conflicts[`deleted|${gone.id}`]).toMatchObject({ value: true, author: l1.personId });
  });
});

test('V4 [S4] a kill between a verdict and the record: the refused value leaves the screen at the next start', async () => {
  const l1 = scene.laptop(1);
  const asset = scene.some('assets');
  scene.offline(l1);
  const command = await scene.save(l1, scene.draft('assets', asset, { partNumber: POISON_JUDGE }));
  l1.disk.sync.onDropped = () => {
    l1.disk.sync.onDropped = () => undefined;
    l1.crashIn = 1;
  };
  await scene.online(l1);
  expect(l1.isOn).toBe(false);
  expect(l1.disk.sync.refused.has(command.id)).toBe(true);
  expect(scene.shown(l1, 'assets', asset.id)?.partNumber).toBe(POISON_JUDGE);
  void l1.start();
  await scene.pass(2_000);
  expect(scene.shown(l1, 'assets', asset.id)?.partNumber).toBe(asset.partNumber);
});

test('V5 [S11] verdicts that were forgotten: what was judged is not judged again', async () => {
  const l1 = scene.laptop(1);
  const asset = scene.some('assets');
  scene.offline(l1);
  await scene.save(l1, scene.draft('assets', asset, { tags: ['one', 'two'] }));
  await scene.save(l1, scene.draft('assets', asset, { tags: ['two'] }));
  await scene.sendsIntoTheVoid(l1);
  const before = await scene.record(asset.id);
  await sqlOf(scene.sim.office.database, "DELETE FROM verdicts WHERE kind <> 'refused'");
  await scene.online(l1);
  expect(l1.disk.sync.outbox.size).toBe(0);
  expect(await scene.record(asset.id)).toEqual(before);
  expect(before.tags).toEqual(['two']);
  // The oracle asks for a verdict of each: these were taken away by hand.
  scene.sim.ledger.saved.length = 0;
  scene.sim.ledger.atOffice.clear();
  for (const one of scene.sim.laptops) one.disk.sync.sent.clear();
});

describe('V6 a chain of edits', () => {
  test('[S15] a refused command in the middle: the one after it is judged as if it had not been', async () => {
    const l1 = scene.laptop(1);
    const asset = scene.some('assets');
    scene.offline(l1);
    await scene.save(l1, scene.draft('assets', asset, { serial: 'B' }));
    const refused = await scene.save(l1, scene.draft('assets', asset, { serial: 'C', partNumber: POISON_JUDGE }));
    const last = await scene.save(l1, scene.draft('assets', asset, { serial: 'D' }));
    await scene.online(l1);
    expect([await scene.verdict(refused), await scene.verdict(last)]).toEqual(['refused', 'applied']);
    expect(await scene.record(asset.id)).toMatchObject({ serial: 'D', conflicts: {} });
  });

  test('[S15] another’s value before a chain of three: one conflict, with what was wanted last', async () => {
    const [l1, l2] = [scene.laptop(1), scene.laptop(2)];
    const asset = scene.some('assets');
    scene.offline(l1);
    for (const serial of ['B', 'C', 'D']) await scene.save(l1, scene.draft('assets', asset, { serial }));
    await scene.save(l2, scene.draft('assets', asset, { serial: 'X' }));
    await scene.online(l1, l2);
    const record = await scene.record(asset.id);
    expect(record.serial).toBe('X');
    expect(Object.values(record.conflicts).map((one) => one.value)).toEqual(['D']);
  });

  test('[S15, S17] edits of a deleted record: one conflict a field, however often it was edited', async () => {
    const [l1, l2] = [scene.laptop(1), scene.laptop(2)];
    const asset = scene.some('assets');
    scene.offline(l1);
    for (const serial of ['B', 'C', 'D']) await scene.save(l1, scene.draft('assets', asset, { serial }));
    await scene.save(l2, scene.draft('assets', asset, { deleted: true }));
    await scene.online(l1, l2);
    expect(Object.values((await scene.record(asset.id)).conflicts).map((one) => one.value)).toEqual(['D']);
  });
});

test('V7 [S11] the history of a merged set, a conflict and a no-op replays, and names what each wanted', async () => {
  const [l1, l2] = [scene.laptop(1), scene.laptop(2)];
  const asset = scene.some('assets');
  scene.offline(l1, l2);
  await scene.save(l1, scene.draft('assets', asset, { tags: ['a'], name: 'one', serial: 'same' }));
  const late = await scene.save(l2, scene.draft('assets', asset, { tags: ['b'], name: 'two', serial: 'same' }));
  await scene.online(l1);
  await scene.online(l2);
  const lines = (await scene.lines(asset.id)).filter((one) => one.command === late.id);
  expect(lines.map(({ field, outcome, before, after }) => ({ field, outcome, before, after }))).toEqual([
    { field: 'tags', outcome: 'merged', before: ['a'], after: ['a', 'b'] },
    { field: 'name', outcome: 'conflict', before: 'one', after: 'one' },
    { field: 'serial', outcome: 'unchanged', before: 'same', after: 'same' },
  ]);
  expect(lines.map((one) => one.wanted?.after)).toEqual([['b'], 'two', 'same']);
});

test('V8 [S4] two edits at once on a slow disk: the second starts from what the first left', async () => {
  const l1 = scene.laptop(1);
  const asset = scene.some('assets');
  scene.offline(l1);
  const made: string[] = [];
  for (const serial of ['B', 'C', 'D'])
    void l1.ask(
      (core) => core.commit([scene.draft('assets', asset, { serial })]),
      (answer) => void made.push(answer.ok ? answer.value.command : answer.error.code),
    );
  await scene.pass(3_000);
  const changes = made.map((id) => scene.sim.ledger.commands.get(id)?.command.edits[0]?.changes.serial);
  expect(changes.map((one) => one?.before)).toEqual([asset.serial, 'B', 'C']);
  expect(changes.map((one) => one?.on)).toEqual([undefined, made[0], made[1]]);
  await scene.online(l1);
  expect(await scene.record(asset.id)).toMatchObject({ serial: 'D', conflicts: {} });
});

describe('V9 applied without a record', () => {
  test('[S10] a record made for a client that is not taken along: it goes to the office, and does not stay', async () => {
    const l1 = scene.laptop(1);
    const [left = '', ...others] = scene.sim.organizations;
    await scene.takeAlong(l1, others);
    await scene.online(l1);
    const id = scene.sim.office.newId();
    const values = { name: 'made here' };
    const made = await scene.save(l1, { collection: 'assets', id, organizationId: left, create: true, values });
    await scene.online(l1);
    expect(await scene.verdict(made)).toBe('applied');
    expect(await scene.record(id)).toMatchObject(values);
    expect(scene.shown(l1, 'assets', id)).toBeUndefined();
  });

  test('[S10] a client that was taken away and given back: its records are there again', async () => {
    const l1 = scene.laptop(1);
    const asset = scene.some('assets');
    scene.offline(l1);
    await scene.save(l1, scene.draft('assets', asset, { serial: 'one' }));
    scene.allow(l1, { organizations: scene.sim.organizations.slice(1) });
    await scene.pass(500);
    await scene.sendsIntoTheVoid(l1);
    scene.allow(l1, { organizations: scene.sim.organizations });
    await scene.pass(500);
    await scene.online(l1);
    expect(scene.shown(l1, 'assets', asset.id)).toEqual(await scene.record(asset.id));
  });
});

test('V10 [S17] two laptops settle a conflict at once, one for what stands: no third conflict opens', async () => {
  const [l1, l2] = [scene.laptop(1), scene.laptop(2)];
  const asset = scene.some('assets');
  scene.offline(l2);
  const loser = await scene.save(l2, scene.draft('assets', asset, { serial: 'B' }));
  await scene.save(l1, scene.draft('assets', asset, { serial: 'X' }));
  await scene.online(l1, l2);
  scene.offline(l1, l2);
  const settles = `serial|${loser.id}`;
  await scene.save(l1, { ...scene.draft('assets', asset, { serial: 'X' }), settles });
  await scene.save(l2, { ...scene.draft('assets', asset, { serial: 'B' }), settles });
  await scene.online(l2);
  await scene.online(l1);
  expect(await scene.record(asset.id)).toMatchObject({ serial: 'B', conflicts: {} });
});

test('V11 [S6] a record that moves to a client that stays, while its old one is taken away: unsent edits stay on it', async () => {
  const [l1, l2] = [scene.laptop(1), scene.laptop(2)];
  const [, first = '', second = ''] = scene.sim.organizations;
  const asset = scene.some('assets', 1);
  scene.allow(l2, { roles: ['technician', 'dispatcher'] });
  await scene.pass(5_000);
  scene.offline(l1);
  await scene.save(l1, scene.draft('assets', asset, { serial: 'mine' }));
  await scene.save(l2, scene.draft('assets', asset, { organizationId: second }));
  await scene.pass(5_000);
  scene.allow(l1, { organizations: scene.sim.organizations.filter((one) => one !== first) });
  await scene.online(l1, l2);
  expect(await scene.record(asset.id)).toMatchObject({ organizationId: second, serial: 'mine' });
  expect(scene.shown(l1, 'assets', asset.id)).toEqual(await scene.record(asset.id));
});

test('V12 [S8] a page of another scope that happens to begin at the same seq is dropped, and pulled', async () => {
  const [l1, l2] = [scene.laptop(1), scene.laptop(2)];
  const [kept = '', , added = ''] = scene.sim.organizations;
  scene.allow(l1, { organizations: [kept] });
  await scene.online(l1);
  const there = l1.disk.sync.meta.get('checkpoint') as { seq: number };
  // The stream goes on from the new scope while the laptop stands in the old one.
  l1.link.isCutDown = true;
  scene.allow(l1, { organizations: [kept, added] });
  await scene.pass(1_000);
  expect(l1.disk.sync.meta.get('checkpoint')).toMatchObject(there);
  await scene.save(l2, scene.draft('assets', scene.some('assets'), { serial: 'late' }));
  await scene.online(l1);
  expect(l1.records('assets').some((one) => one.organizationId === added)).toBe(true);
});
