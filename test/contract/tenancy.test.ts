import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COLLECTIONS, type Collection } from '#shared/domain/collections.ts';
import { ROLES } from '#shared/domain/permissions.ts';
import { PATHS, PROTOCOL } from '#shared/wire/contract.ts';
import { openLaptop } from './laptop.ts';
import { newId } from './office.ts';
import {
  type Caller,
  type Exchange,
  historyPath,
  leaksIn,
  OWN,
  openCaller,
  path,
  routesOf,
  type Scene,
  setScene,
} from './tenancy.ts';
import { askRoute, CALLS, streamed } from './tenancy-calls.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.office.close());

test('[S12] [S20] every route of the office is one that the matrix asks', () => {
  expect(routesOf(scene.office.routes).sort()).toEqual(Object.keys(CALLS).sort());
});

/** An administrator sees every client; the others here see one. */
const BOUND = ROLES.filter((role) => role !== 'admin');

for (const role of BOUND) {
  test(`[S12] [S20] [I4] no route tells ${role}s of one client anything of another one`, async () => {
    const caller = await openCaller(scene, role);
    const all: Exchange[] = [];
    for (const route of Object.keys(CALLS)) all.push(...(await askRoute(caller, route)));
    all.push(...streamed.splice(0));
    const brief = ({ route, asked, text }: Exchange) => ({ route, asked, text: text.slice(0, 4000) });
    expect(leaksIn(all, scene).map(brief)).toEqual([]);
    // The matrix is no use if nothing comes: of the own client everything does.
    const told = all.filter((one) => one.text.includes(OWN)).map((one) => one.route);
    expect([...new Set(told)].sort()).toEqual([
      'GET /v1/account/take-along',
      'GET /v1/records/:collection/:id/history',
      'GET /v1/sync/stream',
      'POST /v1/account/take-along',
      'POST /v1/sync/pull',
      'POST /v1/sync/push',
    ]);
    expect(all.filter((one) => one.status >= 500)).toEqual([]);
    expect(all.length).toBeGreaterThan(150);
  });
}

describe('[S20] what belongs to another client and what does not exist are answered alike', () => {
  let caller: Caller;
  beforeAll(async () => {
    await scene.office.addPerson('Nosy', ['dispatcher'], [scene.own]);
    caller = { role: 'dispatcher', scene, laptop: await openLaptop(scene.office.url, 'Nosy') };
  });

  const get = async (address: string): Promise<string> => {
    const headers = { authorization: `Bearer ${caller.laptop.session.accessToken}` };
    const response = await fetch(scene.office.url + address, { headers });
    return `${response.status} ${await response.text()}`;
  };

  test('histories and devices', async () => {
    for (const collection of COLLECTIONS) {
      expect(await get(historyPath(collection, scene.foreignIds[collection]))).toBe(
        await get(historyPath(collection, newId())),
      );
    }
    const rename = async (device: string) => {
      const response = await caller.laptop.send(path(PATHS.ownDevice, { device }), { does: 'rename', name: 'x' });
      return `${response.status} ${await response.text()}`;
    };
    expect(await rename(scene.bea.session.device.id)).toBe(await rename(newId()));
  });

  /** The answer to one command, without what is another one each time. */
  const answered = async (id: string, edit: object): Promise<string> => {
    const { laptop } = caller;
    const body = {
      protocol: PROTOCOL,
      epoch: laptop.info.epoch,
      lastContactAt: null,
      commands: [laptop.command([edit as never])],
    };
    const response = await laptop.send(PATHS.push, body);
    const { answers } = (await response.json()) as { answers: Record<string, unknown>[] };
    return JSON.stringify(answers.map(({ command: _command, ...rest }) => rest)).replaceAll(id, 'ID');
  };

  test('[S25] states of records that are offered to a restored office', async () => {
    for (const collection of COLLECTIONS) {
      const [foreign, unknown] = [scene.foreignIds[collection], newId()];
      const offered = async (id: string): Promise<string> => {
        const { epoch } = caller.laptop.info;
        const records = [{ collection, id, epoch: 'before', rev: 7 }];
        const response = await caller.laptop.send(PATHS.offer, { protocol: PROTOCOL, epoch, records });
        return `${response.status} ${await response.text()}`.replaceAll(id, 'ID');
      };
      const one = await offered(foreign);
      expect(one).toBe(await offered(unknown));
      expect(one).toContain('"ID"');
    }
  });

  test('edits of a record, of every collection', async () => {
    const { epoch } = caller.laptop.info;
    const edit = (collection: Collection, id: string, changes: object) => ({
      collection,
      id,
      organizationId: scene.own,
      base: { epoch, rev: 1 },
      changes,
    });
    for (const collection of COLLECTIONS) {
      for (const changes of [
        { deleted: { before: false, after: true } },
        { deleted: { before: true, after: false } },
        {},
      ]) {
        const [foreign, unknown] = [scene.foreignIds[collection], newId()];
        const one = await answered(foreign, edit(collection, foreign, changes));
        expect(one).toBe(await answered(unknown, edit(collection, unknown, changes)));
        expect(one).toContain('"unknown":["ID"]');
      }
    }
  });

  test('records that an edit names', async () => {
    const { own, foreignIds, ownIds } = scene;
    const { epoch } = caller.laptop.info;
    const naming = (collection: Collection, organizationId: string | null, changes: object) => ({
      collection,
      id: 'MADE',
      organizationId,
      base: { epoch, rev: 0 },
      create: true,
      changes,
    });
    const cases: [Collection, (id: string) => object][] = [
      ['sites', (id) => naming('visits', own, { siteId: { after: id } })],
      ['assets', (id) => naming('documents', null, { title: { after: 'x' }, assetIds: { after: [id] } })],
      [
        'assets',
        (id) => naming('activities', own, { parent: { after: { collection: 'assets', id } }, body: { after: 'x' } }),
      ],
      [
        'assets',
        (id) =>
          naming('relationships', own, {
            type: { after: 'contains' },
            fromId: { after: id },
            toId: { after: ownIds.assets },
          }),
      ],
      ['people', (id) => naming('assets', own, { name: { after: 'x' }, ownerId: { after: id } })],
    ];
    for (const [collection, edit] of cases) {
      const [foreign, unknown] = [foreignIds[collection], newId()];
      const one = await answered(foreign, edit(foreign));
      expect(one).toBe(await answered(unknown, edit(unknown)));
      expect(one).toContain('"refused"');
    }
  });
});

// Last: they may change and delete what the others are asked about.
test('[S12] [S20] administrators see every client, by the same routes and no others', async () => {
  const caller = await openCaller(scene, 'admin');
  const all: Exchange[] = [];
  for (const route of Object.keys(CALLS)) all.push(...(await askRoute(caller, route)));
  all.push(...streamed.splice(0));
  expect([...new Set(leaksIn(all, scene).map((one) => one.route))].sort()).toEqual([
    'GET /v1/account/take-along',
    'GET /v1/records/:collection/:id/history',
    'GET /v1/restored',
    'GET /v1/sealed/:device',
    'GET /v1/sync/stream',
    'GET /v1/users',
    'GET /v1/users/:person/devices',
    'POST /v1/account/take-along',
    'POST /v1/sync/pull',
    'POST /v1/sync/push',
    'POST /v1/users/:person',
  ]);
  expect(all.filter((one) => one.status >= 500)).toEqual([]);
});
