import { COLLECTIONS, type Collection } from '#shared/domain/collections.ts';
import type { Edit } from '#shared/sync/command.ts';
import { PATHS, PROTOCOL } from '#shared/wire/contract.ts';
import { newId, PASSWORD } from './office.ts';
import { type Caller, type Exchange, FOREIGN, historyPath, OWN, path, type Scene } from './tenancy.ts';

/**
 * What every route is asked in the matrix of tenancy: the caller's own, what belongs to somebody else, and what does
 * not exist. A route that is not here fails the test until somebody has thought about it.
 */

type Asks = (caller: Caller, ask: Ask) => Promise<void>;
type Ask = (address: string, body?: unknown, method?: 'GET' | 'POST') => Promise<Exchange>;

const text = async (response: Response): Promise<string> => {
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  return `${headers}\n\n${await response.text()}`;
};

/** Asks a route everything, as one caller; gives what was asked and answered. */
export async function askRoute(caller: Caller, route: string): Promise<Exchange[]> {
  const { laptop, scene } = caller;
  const exchanges: Exchange[] = [];
  const ask: Ask = async (address, body, method = body === undefined ? 'GET' : 'POST') => {
    const asked = JSON.stringify([address, body]);
    const response = await fetch(scene.office.url + address, {
      method,
      headers: {
        authorization: `Bearer ${laptop.session.accessToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const exchange = { route, asked, status: response.status, text: await text(response) };
    exchanges.push(exchange);
    return exchange;
  };
  const asks = CALLS[route];
  if (!asks) throw new Error(`Nobody has thought about ${route} yet: what may it tell of another client?`);
  await asks(caller, ask);
  return exchanges;
}

const just =
  (address: string, ...bodies: unknown[]): Asks =>
  async (_caller, ask) => {
    for (const body of bodies.length > 0 ? bodies : [undefined]) await ask(address, body);
  };

const mailOf = ({ laptop }: Caller) => laptop.session.user.email;
const persons = ({ laptop, scene }: Caller) => [laptop.session.user.personId, scene.bea.session.user.personId, newId()];
const devices = ({ laptop, scene }: Caller) => [laptop.session.device.id, scene.bea.session.device.id, newId()];
const newUser = (email: string) => ({ name: 'New', email, roles: ['viewer'], organizations: [], password: null });

/** By `METHOD /path`. */
export const CALLS: Record<string, Asks> = {
  'GET /api/health': just(PATHS.health),
  'GET /v1/office': just(PATHS.office),
  'POST /v1/office/accounts': just(PATHS.accounts, {}),
  'POST /v1/office/import': just(PATHS.import, {}),
  'POST /v1/auth/sign-in': async (caller, ask) => {
    const request = { password: PASSWORD, client: 'desktop', deviceName: 'Second' };
    for (const deviceId of devices(caller)) await ask(PATHS.signIn, { ...request, email: mailOf(caller), deviceId });
    await ask(PATHS.signIn, { ...request, email: 'bea@office.example', password: 'a guess', deviceId: null });
  },
  'POST /v1/auth/refresh': just(PATHS.refresh, { refreshToken: null }, { refreshToken: 'a guess' }),
  'POST /v1/auth/sign-out': just(PATHS.signOut, { refreshToken: null }),
  'POST /v1/auth/first-admin': just(PATHS.firstAdmin, {}),
  'POST /v1/account/password': just(PATHS.ownPassword, { current: 'a guess', next: 'another password' }),
  'GET /v1/account/devices': just(PATHS.ownDevices),
  'POST /v1/account/devices/:device': async (caller, ask) => {
    for (const device of devices(caller))
      await ask(path(PATHS.ownDevice, { device }), { does: 'rename', name: 'Mine' });
  },
  'GET /v1/account/take-along': just(PATHS.takeAlong),
  'POST /v1/account/take-along': async ({ scene }, ask) => {
    // Taking along what is not granted grants nothing: what follows is asked with it chosen.
    await ask(PATHS.takeAlong, { organizations: [scene.own, scene.foreign], closedDays: null });
  },
  'GET /v1/users': just(PATHS.users),
  'POST /v1/users': just(PATHS.users, newUser('bea@office.example'), {}),
  'POST /v1/users/:person': async (caller, ask) => {
    for (const person of persons(caller)) await ask(path(PATHS.user, { person }), {});
  },
  'POST /v1/users/:person/password': async (caller, ask) => {
    for (const person of persons(caller)) await ask(path(PATHS.userPassword, { person }), { password: 'short' });
  },
  'GET /v1/users/:person/devices': async (caller, ask) => {
    for (const person of persons(caller)) await ask(path(PATHS.userDevices, { person }));
  },
  'POST /v1/users/:person/devices/:device': async (caller, ask) => {
    for (const person of persons(caller))
      for (const device of devices(caller))
        await ask(path(PATHS.userDevice, { person, device }), { does: 'rename', name: 'Mine' });
  },
  'POST /v1/sync/sealed': async (caller, ask) => {
    for (const device of devices(caller)) await ask(PATHS.sealed, { device, signed: 'a.guess.here' });
  },
  'GET /v1/sealed': just(PATHS.sealedList),
  'GET /v1/sealed/:device': async (caller, ask) => {
    for (const device of devices(caller)) await ask(path(PATHS.sealedContent, { device }));
  },
  'POST /v1/sync/lease': just(PATHS.lease, { series: ['INC', 'TAG'] }),
  'POST /v1/sync/pull': async ({ laptop }, ask) => {
    await ask(PATHS.pull, { protocol: PROTOCOL, checkpoint: laptop.start });
    for (const seq of [0, 5, 20]) {
      await ask(PATHS.pull, { protocol: PROTOCOL, checkpoint: { epoch: laptop.info.epoch, seq, scope: 1 } });
    }
    await ask(PATHS.pull, { protocol: PROTOCOL, checkpoint: { epoch: 'another', seq: 0, scope: 0 } });
  },
  'POST /v1/sync/push': async ({ laptop, scene }, ask) => {
    const push = async (edits: Edit[]) => {
      const commands = [laptop.command(edits)];
      await ask(PATHS.push, { protocol: PROTOCOL, epoch: laptop.info.epoch, lastContactAt: null, commands });
      // Again, as after a lost reply: what was kept is answered.
      await ask(PATHS.push, { protocol: PROTOCOL, epoch: laptop.info.epoch, lastContactAt: null, commands });
    };
    for (const edits of pushed(scene, laptop.info.epoch)) await push(edits);
  },
  'POST /v1/sync/offer': async (caller, ask) => {
    const records = COLLECTIONS.flatMap((collection) => statesIn(caller, collection));
    const offer = records.map(({ collection, id }) => ({ collection, id, ...LOST }));
    await ask(PATHS.offer, { protocol: PROTOCOL, epoch: caller.laptop.info.epoch, records: offer });
  },
  'POST /v1/sync/give-back': async (caller, ask) => {
    for (const collection of COLLECTIONS) {
      // Under the ids of settings there are assets: what is made there would be asked for as another client's.
      if (collection === 'settings') continue;
      const records = statesIn(caller, collection).map((one) => ({ collection, record: lostRecord(caller, one) }));
      await ask(PATHS.giveBack, { protocol: PROTOCOL, epoch: caller.laptop.info.epoch, records });
    }
  },
  'GET /v1/restored': just(PATHS.keptAside),
  'GET /v1/sync/stream': async ({ laptop, scene }, _ask) => {
    const ends = new AbortController();
    const events = await laptop.stream(ends.signal);
    let told = JSON.stringify((await events.next()).value);
    const { foreign, own, office } = scene;
    const rename = (id: string, at: string, name: string) =>
      office.office.submit([{ collection: 'sites', id, organizationId: at, changes: { phone: { after: name } } }]);
    const mark = `${OWN} ${newId()}`;
    await office.office.submit([
      {
        collection: 'sites',
        id: newId(),
        organizationId: foreign,
        create: true,
        changes: { name: { after: FOREIGN } },
      },
    ]);
    await rename(scene.movedOut, foreign, FOREIGN);
    await office.office.submit([
      { collection: 'sites', id: newId(), organizationId: own, create: true, changes: { name: { after: mark } } },
    ]);
    while (!told.includes(mark)) told += JSON.stringify((await events.next()).value);
    ends.abort();
    streamed.push({ route: 'GET /v1/sync/stream', asked: '', status: 200, text: told });
  },
  'GET /v1/records/:collection/:id/history': async ({ scene }, ask) => {
    for (const collection of COLLECTIONS) {
      for (const id of [scene.ownIds[collection], scene.foreignIds[collection], newId()]) {
        await ask(historyPath(collection, id));
      }
    }
    for (const id of [scene.movedIn, scene.movedOut, scene.contested]) await ask(historyPath('sites', id));
    await ask(historyPath('gossip' as Collection, newId()));
  },
};

/** A state that the office lost: of an epoch before its present one. */
const LOST = { epoch: 'before', rev: 900 };

/** Records of the own client, of the other one, one that moved there, and one that does not exist. */
const statesIn = ({ scene }: Caller, collection: Collection): { collection: Collection; id: string }[] =>
  [scene.ownIds[collection], scene.foreignIds[collection], scene.movedOut, newId()].map((id) => ({ collection, id }));

/** As a laptop would have held it. */
const lostRecord = ({ scene, laptop }: Caller, { id }: { id: string }) => ({
  id,
  ...LOST,
  organizationId: scene.own,
  createdAt: laptop.session.officeTime,
  createdBy: laptop.session.user.personId,
  updatedAt: laptop.session.officeTime,
  updatedBy: laptop.session.user.personId,
  deleted: false,
  conflicts: {},
  settled: {},
});

/** What came on streams, which are no single answer. */
export const streamed: Exchange[] = [];

/** Edits of everything: the other client's records, and own ones that name them. */
function pushed(scene: Scene, epoch: string): Edit[][] {
  const { own, foreign, ownIds, foreignIds, movedOut, contested } = scene;
  const base = { epoch, rev: 1 };
  const edit = (collection: Collection, id: string, changes: Edit['changes'], organizationId = own): Edit => ({
    collection,
    id,
    organizationId,
    base,
    changes,
  });
  const made = (collection: Collection, changes: Edit['changes'], organizationId: string | null = own): Edit => ({
    ...edit(collection, newId(), changes),
    organizationId,
    base: { epoch, rev: 0 },
    create: true,
  });
  const name = { name: { before: 'x', after: 'y' } };
  return [
    ...COLLECTIONS.map((one) => [edit(one, foreignIds[one], { deleted: { before: false, after: true } }, foreign)]),
    ...COLLECTIONS.map((one) => [edit(one, foreignIds[one], name)]),
    ...COLLECTIONS.map((one) => [{ ...made(one, name), id: foreignIds[one] }]),
    [edit('sites', movedOut, name)],
    [edit('sites', contested, name)],
    [edit('sites', contested, { organizationId: { before: own, after: foreign } })],
    [edit('sites', ownIds.sites, { phone: { before: 'what it never was', after: 'mine' } })],
    [made('sites', { name: { after: 'At the other client' } }, foreign)],
    // One command over both: refused whole, and nothing of the other one in its answer.
    [edit('sites', ownIds.sites, name), edit('sites', foreignIds.sites, name)],
    [edit('assets', ownIds.assets, { place: { after: { siteId: foreignIds.sites } } })],
    [edit('tickets', ownIds.tickets, { assetIds: { before: [], after: [foreignIds.assets] } })],
    [made('visits', { siteId: { after: foreignIds.sites } })],
    [made('documents', { title: { after: 'Names another' }, assetIds: { after: [foreignIds.assets] } }, null)],
    [
      made('relationships', {
        type: { after: 'contains' },
        fromId: { after: foreignIds.assets },
        toId: { after: ownIds.assets },
      }),
    ],
    [
      made('activities', {
        parent: { after: { collection: 'assets', id: foreignIds.assets } },
        body: { after: 'note' },
      }),
    ],
  ];
}
