import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyPage } from '#renderer/worker/apply.ts';
import type { ImpactAnswer } from '#renderer/worker/contract.ts';
import { EventTime } from '#renderer/worker/event-time.ts';
import { followImpact, impactOn } from '#renderer/worker/impact.ts';
import { followLinks, objectionToNew } from '#renderer/worker/links.ts';
import { Records } from '#renderer/worker/records.ts';
import { openSyncDb } from '#renderer/worker/sync-db.ts';
import { checkpointOf, type SyncStore } from '#renderer/worker/sync-store.ts';
import { commit, type WriteDoor } from '#renderer/worker/write-door.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { RelationshipType } from '#shared/domain/relationships/types.ts';
import { createIdSource } from '#shared/lib/ids.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import { createRecord } from '#shared/sync/replay.ts';
import type { Row } from '#shared/wire/contract.ts';

const ORG = '0198c0de-0000-7000-8000-00000000000a';
const INES = '0198c0de-0000-7000-8000-000000000030';
const SITE = id(1);
const EPOCH = 'e1';
const AT = '2026-11-24T10:00:00.000Z';

function id(n: number): string {
  return `0198c0de-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

let count = 0;
let seq = 0;
let name = '';
let store: SyncStore;
let records: Records;
let door: WriteDoor;

async function start(): Promise<void> {
  store = await openSyncDb(`sync-${name}`);
  await store.write(async ({ meta }) => {
    if (!(await meta.get('checkpoint'))) await meta.set('checkpoint', { epoch: EPOCH, seq: 0, scope: 0 });
  });
  records = await Records.open(`records-${name}`);
  door = {
    store,
    records,
    actor: { personId: INES, roles: ['technician'], organizations: [ORG], isOffice: false },
    device: { id: 'd1', code: 'A1' },
    time: new EventTime({ now: () => Date.parse(AT), elapsed: () => performance.now() }, store),
    newId: createIdSource(Date.now, (length) => crypto.getRandomValues(new Uint8Array(length))),
    onDurable: async () => undefined,
    onCommitted: async () => undefined,
    onProjectionFailed: () => undefined,
  };
}
async function crash(): Promise<void> {
  await records.close();
  store.close();
}
beforeEach(async () => {
  count += 1;
  seq = 0;
  name = `links-${Date.now()}-${count}`;
  await start();
});
afterEach(crash);

const row = (collection: Row['collection'], recordId: string, values: Record<string, unknown>): Row => {
  const changes = Object.fromEntries(Object.entries(values).map(([key, after]) => [key, { after: after as never }]));
  const edit = { collection, id: recordId, organizationId: ORG, base: { epoch: EPOCH, rev: 0 }, changes };
  const made = createRecord({ ...edit, create: true }, { author: 'office', at: AT }, EPOCH);
  return { collection, record: { ...made, ...values, rev: ++seq } as Row['record'] };
};
const asset = (n: number, values: Record<string, unknown> = {}): Row =>
  row('assets', id(n), { name: `asset-${n}`, class: 'server', ...values });
const linked = (n: number, from: number, type: RelationshipType, to: number, more: object = {}): Row =>
  row('relationships', id(n), { type, fromId: id(from), toId: id(to), ...more });
/** What the office sends. */
async function receives(...rows: Row[]): Promise<void> {
  const { seq: from } = await store.read(checkpointOf);
  const page = { from: { epoch: EPOCH, seq: from, scope: 0 }, to: { epoch: EPOCH, seq, scope: 0 }, rows, exits: [] };
  expect(await applyPage(store, records, page, AT)).not.toBeNull();
}
const newLink = (n: number, from: number, type: RelationshipType, to: number): EditDraft => ({
  collection: 'relationships',
  id: id(n),
  organizationId: ORG,
  create: true,
  values: { type, fromId: id(from), toId: id(to) },
});
const setDeleted = (n: number, deleted: boolean): EditDraft => ({
  collection: 'relationships',
  id: id(n),
  organizationId: ORG,
  values: { deleted },
});
const says = async (...drafts: EditDraft[]): Promise<string> => {
  const result = await commit(door, drafts);
  return result.ok ? 'saved' : result.error.code;
};

describe('[S4] the write door refuses on site what the office would refuse', () => {
  beforeEach(async () => {
    await receives(asset(40), asset(41), asset(42), linked(50, 40, 'contains', 41));
  });

  test('a link twice, a circle with what came from the office, a link of its own unsent work', async () => {
    expect(await says(newLink(60, 40, 'contains', 41))).toBe('duplicate-link');
    expect(await says(newLink(60, 41, 'contains', 42))).toBe('saved');
    expect(await says(newLink(61, 42, 'contains', 40))).toBe('link-cycle');
    expect(await says(newLink(61, 41, 'contains', 42))).toBe('duplicate-link');
    expect(await store.read((tables) => tables.outbox.count())).toBe(1);
    await crash();
    await start();
    expect(await says(newLink(61, 42, 'contains', 40))).toBe('link-cycle');
  });

  test('a removed one is made again or comes back, not both; nothing goes to a deleted asset', async () => {
    expect(await says(setDeleted(50, true))).toBe('saved');
    expect(await says(newLink(60, 40, 'contains', 41))).toBe('saved');
    expect(await says(setDeleted(50, false))).toBe('duplicate-link');
    expect(await says(setDeleted(60, true))).toBe('saved');
    expect(await says(setDeleted(50, false))).toBe('saved');
    await says(setDeleted(50, true));
    await receives(asset(41, { deleted: true }));
    expect(await says(setDeleted(50, false))).toBe('deleted-end');
    expect(await says(newLink(62, 41, 'depends-on', 42))).toBe('deleted-end');
  });

  test('the form is told the same beforehand', async () => {
    const asked = async (from: number, type: RelationshipType, to: number): Promise<string | undefined> =>
      (await objectionToNew(records, { type, fromId: id(from), toId: id(to) }))?.code;
    expect(await asked(41, 'contains', 40)).toBe('link-cycle');
    expect(await asked(40, 'contains', 41)).toBe('duplicate-link');
    expect(await asked(40, 'contains', 42)).toBeUndefined();
    expect(await asked(40, 'contains', 40)).toBe('invalid');
  });
});

describe('what follows the links', () => {
  test('an asset page hears of links of either end, whoever made them, and of removed ones', async () => {
    await receives(asset(40), asset(41), asset(42), linked(50, 40, 'contains', 41));
    const heard: string[][] = [];
    const stop = followLinks(records, id(41), (links: AnyRecord[]) => heard.push(links.map((one) => one.id).sort()));
    await expect.poll(() => heard.at(-1)).toEqual([id(50)]);
    await says(newLink(60, 41, 'contains', 42));
    await expect.poll(() => heard.at(-1)).toEqual([id(50), id(60)]);
    await receives(linked(50, 40, 'contains', 41, { deleted: true }));
    await expect.poll(() => heard.at(-1)).toEqual([id(60)]);
    stop();
  });

  test('a link written while all of them are read for the first time is not lost', async () => {
    await receives(asset(40), asset(41), linked(50, 40, 'contains', 41));
    const reading = records.links.whole();
    await records.put('relationships', [linked(51, 41, 'depends-on', 40).record as AnyRecord]);
    expect((await reading).of(id(40))).toHaveLength(2);
  });
});

describe('impact from the records of this laptop', () => {
  const ALL = { most: 100, classes: [] };
  const place = { siteId: SITE, room: '', rack: '', unit: null, height: null, face: null };

  beforeEach(async () => {
    await receives(
      row('sites', SITE, { name: 'Northgate Clinic' }),
      row('people', id(2), { kind: 'contact', name: 'Gwen Pryce' }),
      asset(40, { name: 'hv01', place }),
      asset(41, { name: 'app01', class: 'virtual-machine', place }),
      asset(42, { name: 'Patient records', class: 'business-service', criticality: 2, ownerId: id(2) }),
      asset(43, { name: 'Telephony', class: 'business-service', criticality: 1, ownerId: id(2) }),
      asset(44, { name: 'old01', lifecycle: 'retired' }),
      asset(45, { name: 'behind-old', class: 'printer' }),
      linked(50, 41, 'runs-on', 40),
      linked(51, 42, 'depends-on', 41),
      linked(52, 43, 'depends-on', 42),
      linked(53, 44, 'runs-on', 40),
      linked(54, 45, 'depends-on', 44),
    );
  });

  test('services first by criticality, with the way; sites and contacts counted; what is retired is passed over', async () => {
    const answer = await impactOn(records, id(40), 'stops', ALL);
    expect(answer.services.map((one) => [one.name, one.depth, one.path.map((step) => step.name)])).toEqual([
      ['Telephony', 3, ['Patient records', 'app01', 'hv01']],
      ['Patient records', 2, ['app01', 'hv01']],
    ]);
    expect(answer).toMatchObject({
      assets: [{ name: 'app01', depth: 1, path: [{ type: 'runs-on', isInverse: false, to: id(40) }] }],
      sites: [{ name: 'Northgate Clinic', count: 1 }],
      contacts: [{ name: 'Gwen Pryce', count: 2 }],
      count: { services: 2, assets: 1, wanted: 1 },
      classes: [{ class: 'virtual-machine', count: 1 }],
      isCut: false,
    });
    const causes = await impactOn(records, id(43), 'causes', ALL);
    expect(causes.assets.map((one) => [one.name, one.path.map((step) => step.isInverse)])).toEqual([
      ['app01', [true, true]],
      ['hv01', [true, true, true]],
    ]);
  });

  test('the list is bounded, the count is not', async () => {
    const answer = await impactOn(records, id(40), 'stops', { most: 1, classes: [] });
    expect([answer.services.length, answer.count.services]).toEqual([1, 2]);
    const printers = await impactOn(records, id(40), 'stops', { most: 100, classes: ['printer'] });
    expect(printers).toMatchObject({ assets: [], count: { assets: 1, wanted: 0 } });
  });

  test('a screen that shows it hears of a new link and of another name', async () => {
    const heard: ImpactAnswer[] = [];
    const stop = followImpact(records, id(40), 'stops', ALL, (answer) => heard.push(answer));
    await expect.poll(() => heard.at(-1)?.count.assets).toBe(1);
    await says(newLink(60, 45, 'runs-on', 41));
    await expect.poll(() => heard.at(-1)?.count.assets).toBe(2);
    await says({ collection: 'assets', id: id(45), organizationId: ORG, values: { name: 'front desk printer' } });
    await expect.poll(() => heard.at(-1)?.assets.map((one) => one.name)).toContain('front desk printer');
    stop();
  });
});
