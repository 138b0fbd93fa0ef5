import { COLLECTIONS, type Collection } from '#shared/domain/collections.ts';
import type { Role } from '#shared/domain/permissions.ts';
import type { Json } from '#shared/lib/json.ts';
import type { Edit } from '#shared/sync/command.ts';
import { PATHS } from '#shared/wire/contract.ts';
import { type Laptop, openLaptop } from './laptop.ts';
import { newId, startTestOffice, type TestOffice } from './office.ts';
import { textFields } from './text-fields.ts';

/** Two clients whose every text says whose it is, and what people of one of them get to read (S12, S20). */

/** Stands in every text of the other client: its records, conflicts, history, refused edits, device names. */
export const FOREIGN = 'canary-of-the-other-client';
/** Stands in every text of the client that is granted. */
export const OWN = 'word-of-the-own-client';

export interface Scene {
  office: TestOffice;
  own: string;
  foreign: string;
  /** Records by collection. */
  ownIds: Record<Collection, string>;
  foreignIds: Record<Collection, string>;
  /** Came from the other client, rewritten; went to it, rewritten; is disputed between the two. */
  movedIn: string;
  movedOut: string;
  contested: string;
  /** A person of the other client, and her laptop. */
  bea: Laptop;
}

type Values = Record<string, Json>;

const texts = (collection: Collection, word: string): Values =>
  Object.fromEntries(textFields(collection).map(({ name, isList }) => [name, isList ? [word] : word]));

/** What a record needs besides its texts. */
const needed = (collection: Collection, ids: Record<Collection, string>, code: string): Values => {
  const all: Partial<Record<Collection, Values>> = {
    organizations: { shortCode: code },
    people: { kind: 'contact' },
    tickets: { kind: 'incident', number: code === 'AAA' ? 'INC0000001' : 'INC0000002' },
    activities: { parent: { collection: 'assets', id: ids.assets } },
    attachments: { sha256: 'a'.repeat(64), size: 1, mediaType: 'image/png', parentId: ids.assets },
    relationships: { type: 'member-of', fromId: ids.assets, toId: ids.settings },
    visits: { siteId: ids.sites },
  };
  return all[collection] ?? {};
};

const changesOf = (values: Values): Edit['changes'] =>
  Object.fromEntries(Object.entries(values).map(([name, after]) => [name, { after }]));

export async function setScene(): Promise<Scene> {
  const office = await startTestOffice();
  const submit = async (edits: Parameters<TestOffice['office']['submit']>[0]): Promise<void> => {
    const verdict = await office.office.submit(edits);
    if (verdict.kind === 'refused') throw new Error(JSON.stringify([verdict, edits]));
  };
  const fill = async (word: string, code: string): Promise<Record<Collection, string>> => {
    const ids = Object.fromEntries(COLLECTIONS.map((one) => [one, newId()])) as Record<Collection, string>;
    const organizationId = ids.organizations;
    const make = (collection: Collection, id: string, values: Values) =>
      submit([{ collection, id, organizationId, create: true, changes: changesOf(values) }]);
    // The other end of the link: settings has no record of a client, so its id is free.
    await make('organizations', organizationId, {
      ...texts('organizations', word),
      ...needed('organizations', ids, code),
    });
    await make('assets', ids.settings, texts('assets', word));
    for (const collection of ['sites', 'assets', 'people', 'tickets', 'documents', 'relationships'] as const) {
      await make(collection, ids[collection], { ...texts(collection, word), ...needed(collection, ids, code) });
    }
    for (const collection of ['activities', 'visits', 'credentials', 'attachments'] as const) {
      await make(collection, ids[collection], { ...texts(collection, word), ...needed(collection, ids, code) });
    }
    return ids;
  };
  const ownIds = await fill(OWN, 'AAA');
  const foreignIds = await fill(FOREIGN, 'BBB');
  const [own, foreign] = [ownIds.organizations, foreignIds.organizations];

  const site = async (at: string, word: string): Promise<string> => {
    const id = newId();
    await submit([
      { collection: 'sites', id, organizationId: at, create: true, changes: changesOf(texts('sites', word)) },
    ]);
    return id;
  };
  const rewrite = (id: string, at: string, from: string, to: string) => {
    const after = texts('sites', to);
    const changes = Object.entries(texts('sites', from)).map(([name, before]) => [
      name,
      { before, after: after[name] },
    ]);
    return submit([{ collection: 'sites', id, organizationId: at, changes: Object.fromEntries(changes) }]);
  };
  const move = (id: string, before: string, after: string) =>
    submit([{ collection: 'sites', id, organizationId: before, changes: { organizationId: { before, after } } }]);

  const movedIn = await site(foreign, FOREIGN);
  await rewrite(movedIn, foreign, FOREIGN, OWN);
  await move(movedIn, foreign, own);
  const movedOut = await site(own, OWN);
  await move(movedOut, own, foreign);
  await rewrite(movedOut, foreign, OWN, FOREIGN);

  await office.addPerson('Bea', ['technician'], [foreign]);
  const bea = await openLaptop(office.url, 'Bea', { deviceName: FOREIGN });
  const base = { epoch: bea.info.epoch, rev: 1 };
  const edit = (collection: Collection, id: string, changes: Edit['changes']): Edit => ({
    collection,
    id,
    organizationId: foreign,
    base,
    changes,
  });
  const stale = { before: 'what it never was', after: `${FOREIGN}, disputed` };
  const disputed = [
    bea.command([edit('sites', foreignIds.sites, { name: stale })]),
    bea.command([edit('assets', foreignIds.assets, { serial: stale })]),
    bea.command([edit('tickets', foreignIds.tickets, { title: stale })]),
    // Refused, and kept whole at the office.
    bea.command([edit('sites', foreignIds.sites, { gossip: { after: FOREIGN } })]),
  ];
  const { answers } = await bea.push(disputed);
  const kinds = answers.map((one) => one.verdict).join();
  if (kinds !== 'applied-with-conflicts,applied-with-conflicts,applied-with-conflicts,refused') throw new Error(kinds);

  // Sealed, and kept whole as well.
  const sealed = bea.command([edit('sites', foreignIds.sites, { name: { after: FOREIGN } })]);
  await office.office.store.write(async (tables) => {
    const verdict = { kind: 'refused', code: 'sealed' } as const;
    await tables.sealed.add(sealed.device, sealed.n, sealed.at);
    await tables.verdicts.addRefused(sealed.device, sealed.n, { command: sealed.id, verdict }, sealed.at, sealed, []);
  });

  // Somebody who sees both wanted to give a record of the own client to the other one, and came too late.
  const third = await office.addOrganization('CCC');
  const contested = await site(own, OWN);
  await office.addPerson('Boss', ['admin'], 'all');
  const boss = await openLaptop(office.url, 'Boss');
  const give = (before: string, after: string): Edit => ({
    ...edit('sites', contested, { organizationId: { before, after } }),
    organizationId: before,
  });
  const late = await boss.push(
    [give(own, third), give(own, foreign), give(third, own)].map((one) => boss.command([one])),
  );
  const verdicts = late.answers.map((one) => one.verdict).join();
  if (verdicts !== 'applied,applied-with-conflicts,applied') throw new Error(verdicts);
  // As after a restore (S25): of another epoch than what is in its history, so that it takes back what it lost.
  await office.database.write((sql) => sql.run('UPDATE office SET epoch = ?', [newId()]));
  return { office, own, foreign, ownIds, foreignIds, movedIn, movedOut, contested, bea };
}

/** The routes as Fastify has them, as `METHOD /path`; the same with HEAD, and the answer to OPTIONS, left out. */
export function routesOf(printed: string): string[] {
  const path: string[] = [];
  return printed.split('\n').flatMap((line) => {
    const found = /^([│ ]*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?/.exec(line);
    if (!found) return [];
    const [, indent = '', part = '', methods = ''] = found;
    path.length = indent.length / 4;
    path.push(part);
    const wanted = methods.split(', ').filter((one) => one !== 'HEAD' && one !== 'OPTIONS' && one !== '');
    return wanted.map((method) => `${method} ${path.join('')}`);
  });
}

/** A role's laptop, with the clients granted to it. */
export interface Caller {
  role: Role;
  laptop: Laptop;
  scene: Scene;
}

/** What was asked and what came. */
export interface Exchange {
  route: string;
  asked: string;
  status: number;
  text: string;
}

export const openCaller = async (scene: Scene, role: Role): Promise<Caller> => {
  const name = `Person-${role}`;
  await scene.office.addPerson(name, [role], [scene.own]);
  return { role, scene, laptop: await openLaptop(scene.office.url, name) };
};

/** What the answers hold of the other client, and was not in the question. */
export const leaksIn = (exchanges: readonly Exchange[], { foreign }: Scene): Exchange[] =>
  exchanges.filter(({ asked, text }) => text.includes(FOREIGN) || (text.includes(foreign) && !asked.includes(foreign)));

export const path = (template: string, params: Record<string, string>): string =>
  template.replace(/:(\w+)/g, (_all, name: string) => params[name] ?? '');

export const historyPath = (collection: Collection, id: string): string => path(PATHS.history, { collection, id });
