import { get, type IncomingMessage, request } from 'node:http';
import { PassThrough } from 'node:stream';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import type { Parts } from '#server/parts.ts';
import { seedStore } from '#server/store/seed.ts';
import type { Store } from '#server/store/store.ts';
import type { Edit } from '#shared/sync/command.ts';
import { type Checkpoint, PATHS, PROTOCOL, type PullLine } from '#shared/wire/contract.ts';
import { ENGINE } from '#test/support/test-database.ts';
import { applyLines, type Laptop, openLaptop, readLines } from './laptop.ts';
import { newId, newSite, random, startTestOffice, type TestOffice } from './office.ts';

let office: TestOffice;
afterEach(() => office.close());

/** Many sites at two clients, stored at once. */
async function seeded(count: number, options: Parameters<typeof startTestOffice>[0] = {}, notes = () => '') {
  office = await startTestOffice(options);
  const clients = [newId(), newId()];
  const envelope = (id: string, organizationId: string) => ({
    id,
    organizationId,
    rev: 0,
    epoch: '',
    createdAt: '2026-01-01T00:00:00.000Z',
    createdBy: 'office',
    updatedAt: '2026-01-01T00:00:00.000Z',
    updatedBy: 'office',
    deleted: false,
    conflicts: {},
    settled: {},
  });
  const records = Array.from({ length: count }, (_, at) => ({
    collection: 'sites' as const,
    record: { ...envelope(newId(), clients[at % 2] ?? ''), name: `Site ${at}`, access: notes() },
  }));
  await seedStore(office.office, { officeName: 'Big', records, accounts: [] });
  await office.addPerson('Ada', ['technician'], clients);
  return { clients, ada: await openLaptop(office.url, 'Ada') };
}

const marks = (lines: PullLine[]) => lines.flatMap((one) => (one.type === 'mark' ? [one] : []));

test('[S9] a pull that is cut anywhere loses nothing: from any marker the rest comes, and twice does no harm', async () => {
  const { ada } = await seeded(1300);
  const whole = await ada.pull(ada.start);
  const wanted = applyLines(whole);
  expect(wanted.held.size).toBe(1301);
  expect(marks(whole).length).toBeGreaterThanOrEqual(4);
  expect(whole[0]).toMatchObject({ type: 'start', from: ada.start, total: 1301 });
  for (const cut of [1, 2, 400, 503, 1003, 1299]) {
    const first = applyLines(whole.slice(0, cut));
    const rest = await ada.pull(first.at ?? ada.start);
    const both = applyLines(rest, first.held);
    expect(both.at).toEqual(wanted.at);
    expect([...both.held].sort()).toEqual([...wanted.held].sort());
  }
  const twice = applyLines(whole, new Map(wanted.held));
  expect(twice.held).toEqual(wanted.held);
});

test('[S8] a puller beside concurrent pushers misses nothing, whenever it asks', async () => {
  const { clients, ada } = await seeded(10);
  const names = ['Ben', 'Cem', 'Dov', 'Eve'];
  for (const name of names) await office.addPerson(name, ['technician'], clients);
  const laptops = await Promise.all(names.map((name) => openLaptop(office.url, name)));
  let isOver = false;
  const made: string[] = [];
  const pushing = Promise.all(
    laptops.map(async (laptop) => {
      for (let round = 0; round < 12; round++) {
        const sites = [1, 2, 3].map(() => newSite(clients[round % 2] ?? '', laptop.info.epoch));
        const { answers } = await laptop.push(sites.map((site) => laptop.command([site])));
        expect(answers.every((one) => one.verdict === 'applied')).toBe(true);
        made.push(...sites.map((site) => site.id));
      }
    }),
  ).then(() => {
    isOver = true;
  });
  let at: Checkpoint = ada.start;
  const held = new Map<string, unknown>();
  let pulls = 0;
  for (let wasOver = false; !wasOver; pulls++) {
    wasOver = isOver;
    const lines = await ada.pull(at);
    const seqs = marks(lines).map((one) => one.to.seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    at = applyLines(lines, held).at ?? at;
  }
  await pushing;
  expect(pulls).toBeGreaterThan(2);
  expect(made.filter((id) => !held.has(`sites/${id}`))).toEqual([]);
  expect(held.size).toBe(10 + 1 + names.length + made.length);
});

test('[S20] granting backfills, revoking sends exits without content, and both come before the axis', async () => {
  office = await startTestOffice();
  const [a, b] = [await office.addOrganization('AAA'), await office.addOrganization('BBB')];
  const person = await office.addPerson('Ada', ['technician'], [a]);
  let ada = await openLaptop(office.url, 'Ada');
  const { epoch } = ada.info;
  const [atA, atB] = [newSite(a, epoch, 'At A'), newSite(b, epoch, 'At B')];
  await office.office.submit([atA]);
  await office.office.submit([atB]);
  const keys = (held: Map<string, unknown>) => [...held.keys()].filter((key) => !key.startsWith('people')).sort();
  const first = applyLines(await ada.pull(ada.start));
  expect(keys(first.held)).toEqual([`organizations/${a}`, `sites/${atA.id}`].sort());

  await office.office.setGrant(person, [b]);
  ada = await openLaptop(office.url, 'Ada', { deviceId: ada.session.device.id });
  expect(ada.session.user.organizations).toEqual([b]);
  const lines = await ada.pull(first.at ?? ada.start);
  const exits = lines.filter((one) => one.type === 'exit');
  expect(exits.map((one) => one.id).sort()).toEqual([a, atA.id].sort());
  expect(JSON.stringify(exits)).not.toContain('At A');
  expect(lines.findLastIndex((one) => one.type === 'exit')).toBeLessThan(lines.findIndex((one) => one.type === 'row'));
  const second = applyLines(lines, first.held);
  expect(keys(second.held)).toEqual([`organizations/${b}`, `sites/${atB.id}`].sort());
  expect(second.at?.scope).toBe(2);
});

test('[S20] [V9] an organization revoked and granted again is sent whole, although both ends of the change are equal', async () => {
  office = await startTestOffice();
  const a = await office.addOrganization('AAA');
  const person = await office.addPerson('Ada', ['technician'], [a]);
  const ada = await openLaptop(office.url, 'Ada');
  const site = newSite(a, ada.info.epoch);
  await office.office.submit([site]);
  const first = applyLines(await ada.pull(ada.start));
  await office.office.setGrant(person, []);
  await office.office.setGrant(person, [a]);
  // The laptop may have dropped it in between, for a reason the office cannot see.
  first.held.delete(`sites/${site.id}`);
  const second = applyLines(await ada.pull(first.at ?? ada.start), first.held);
  expect(second.held.has(`sites/${site.id}`)).toBe(true);
});

test('[S20] [V11] a record moved away exits; one that moves as its old client is revoked stays', async () => {
  office = await startTestOffice();
  const [a, b, c] = await Promise.all(['AAA', 'BBB', 'CCC'].map((code) => office.addOrganization(code)));
  if (!a || !b || !c) throw new Error('no clients');
  const person = await office.addPerson('Ada', ['technician'], [a, b]);
  const ada = await openLaptop(office.url, 'Ada');
  const [moves, stays] = [newSite(b, ada.info.epoch, 'Moves'), newSite(b, ada.info.epoch, 'Stays')];
  for (const site of [moves, stays]) await office.office.submit([site]);
  const first = applyLines(await ada.pull(ada.start));
  const move = (id: string, to: string): Edit => ({
    collection: 'sites',
    id,
    organizationId: b,
    base: { epoch: ada.info.epoch, rev: 999 },
    changes: { organizationId: { before: b, after: to } },
  });
  await office.office.submit([move(moves.id, c)]);
  await office.office.submit([move(stays.id, a)]);
  await office.office.setGrant(person, [a]);
  const lines = await ada.pull(first.at ?? ada.start);
  const second = applyLines(lines, first.held);
  expect(second.held.has(`sites/${moves.id}`)).toBe(false);
  expect(second.held.has(`organizations/${b}`)).toBe(false);
  expect(second.held.get(`sites/${stays.id}`)).toMatchObject({ organizationId: a });
  expect(lines.some((one) => one.type === 'exit' && one.id === stays.id)).toBe(false);
  expect(JSON.stringify(lines)).not.toContain(c);
});

test('[S20] grants that change in the middle of a pull end it without a head, and the next one is right', async () => {
  let change: (() => Promise<void>) | null = null;
  const { clients, ada } = await seeded(1200, {
    parts: (parts) => ({ ...parts, store: afterReads(parts.store, 6, async () => change?.()) }),
  });
  const [kept = ''] = clients;
  change = () => {
    change = null;
    return office.office.setGrant(ada.session.user.personId, [kept]);
  };
  const cut = applyLines(await ada.pull(ada.start));
  expect(cut.isHead).toBe(false);
  const rest = applyLines(await ada.pull(cut.at ?? ada.start), cut.held);
  expect(rest.isHead).toBe(true);
  const organizations = [...rest.held.values()].map((one) => (one as { organizationId: string | null }).organizationId);
  expect(new Set(organizations)).toEqual(new Set([kept, null]));
  expect(rest.held.size).toBe(601);
});

/** A store that does something before the nth read from when it is told to. */
function afterReads(store: Store, nth: number, then: () => Promise<unknown>): Store {
  let reads = 0;
  return {
    ...store,
    read: async (work) => {
      if (++reads >= nth) await then();
      return store.read(work);
    },
  };
}

const rawPull = (laptop: Laptop, encoding: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'accept-encoding': encoding,
      authorization: `Bearer ${laptop.session.accessToken}`,
    };
    const sent = request(office.url + PATHS.pull, { method: 'POST', headers }, resolve);
    sent.on('error', reject);
    sent.end(JSON.stringify({ protocol: PROTOCOL, checkpoint: laptop.start }));
  });

for (const [encoding, decoder] of [
  ['br', createBrotliDecompress],
  ['gzip', createGunzip],
] as const) {
  test(`[S7] a compressed pull (${encoding}) arrives while it is being made, a page at a time`, async () => {
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    // The reads of a pull: who asks, may it begin, its start, the first page. The second page has to wait.
    let allowed = Number.POSITIVE_INFINITY;
    const gated = ({ read, ...store }: Store): Store => ({
      ...store,
      read: async (work) => {
        if (allowed-- <= 0) await opened;
        return read(work);
      },
    });
    const { ada } = await seeded(1200, { parts: (parts) => ({ ...parts, store: gated(parts.store) }) });
    allowed = 4;
    const response = await rawPull(ada, encoding);
    expect(response.headers['content-encoding']).toBe(encoding);
    let text = '';
    // The office goes on when the first page's marker was read: if the compressor kept it back, this would never end.
    for await (const chunk of response.pipe(decoder())) {
      text += String(chunk);
      if (/"mark","to":\{"epoch":"[^"]+","seq":[1-9]/.test(text)) open();
    }
    expect(applyLines(readLines(text)).isHead).toBe(true);
  });
}

/** Text that no compressor makes much smaller, so that it fills the wire. */
const noise = (): string => Buffer.from(random(2250)).toString('base64');

for (const [encoding, decoder] of [
  ['identity', () => new PassThrough()],
  ['br', createBrotliDecompress],
] as const) {
  test(`[S9] a laptop that stops reading (${encoding}) makes the office stop: nothing is read ahead into memory`, async () => {
    let reads = 0;
    const counted = ({ read, ...store }: Store): Store => ({
      ...store,
      read: (work) => {
        reads++;
        return read(work);
      },
    });
    const parts = { parts: (given: Parts) => ({ ...given, store: counted(given.store) }) };
    const { ada } = await seeded(8000, parts, noise);
    reads = 0;
    const response = await rawPull(ada, encoding);
    response.pause();
    let before = -1;
    while (before !== reads) {
      before = reads;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect(reads).toBeLessThan(14);
    let text = '';
    for await (const chunk of response.pipe(decoder())) text += String(chunk);
    expect(readLines(text).filter((one) => one.type === 'row')).toHaveLength(8001);
    expect(reads).toBeGreaterThan(16);
  });
}

test('[S7] health says whether the store answers', async () => {
  office = await startTestOffice();
  const response = await new Promise<IncomingMessage>((resolve) => get(office.url + PATHS.health, resolve));
  let text = '';
  for await (const chunk of response) text += String(chunk);
  expect(JSON.parse(text)).toEqual({ status: 'ok', version: '0.0.0', store: ENGINE, records: 0 });
});
