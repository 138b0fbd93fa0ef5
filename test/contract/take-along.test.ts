import { afterEach, expect, test } from 'vitest';
import type { Json } from '#shared/lib/json.ts';
import { type Checkpoint, PATHS, type PullLine, type StreamEvent } from '#shared/wire/contract.ts';
import { CLOSED_DAYS, type TakeAlong, takeAlongAnswerSchema } from '#shared/wire/devices.ts';
import { applyLines, type Laptop, openLaptop } from './laptop.ts';
import { newId, newSite, startTestOffice, type TestOffice } from './office.ts';

/** What a laptop takes along of what its person may see (S20). */

let office: TestOffice;
let a: string;
let b: string;
let ada: Laptop;
let held: Map<string, unknown>;
let at: Checkpoint;
afterEach(() => office.close());

async function begin(): Promise<void> {
  office = await startTestOffice();
  a = await office.addOrganization('AAA');
  b = await office.addOrganization('BBB');
  await office.addPerson('Ada', ['technician'], [a, b]);
  ada = await openLaptop(office.url, 'Ada');
  held = new Map();
  at = ada.start;
}

/** Pulls on from where the laptop stands; gives the lines. */
async function pull(laptop = ada): Promise<PullLine[]> {
  const lines = await laptop.pull(at);
  at = applyLines(lines, held).at ?? at;
  return lines;
}
const take = async (wanted: TakeAlong, laptop = ada): Promise<void> => {
  const answer = await laptop.send(PATHS.takeAlong, wanted);
  expect(takeAlongAnswerSchema.parse(await answer.json())).toMatchObject(wanted);
};
const keys = () => [...held.keys()].filter((key) => !/^(people|organizations)/.test(key)).sort();
const lost = (lines: PullLine[]) => lines.flatMap((one) => (one.type === 'lost' ? [one] : []));

const put = async (collection: 'tickets' | 'activities', values: Record<string, Json>, when?: string) => {
  const id = newId();
  const changes = Object.fromEntries(Object.entries(values).map(([name, after]) => [name, { after }]));
  const edit = { collection, id, organizationId: a, create: true as const, changes };
  const verdict = await office.office.submit([edit], when === undefined ? {} : { at: when });
  expect(verdict).toEqual({ kind: 'applied' });
  return id;
};
let count = 0;
/** A ticket, open or closed at a time, with a note on its timeline; gives the keys of both. */
async function ticket(closedAt: string | null): Promise<string[]> {
  const state = { is: closedAt === null ? 'submitted' : 'closed', hold: null, resolution: null };
  const number = `REQ${String(++count).padStart(7, '0')}`;
  const id = await put('tickets', { kind: 'request', number, title: 'T', state }, closedAt ?? undefined);
  return [`tickets/${id}`, await note(id)].sort();
}
const note = async (id: string): Promise<string> =>
  `activities/${await put('activities', { kind: 'note', parent: { collection: 'tickets', id }, body: 'A note' })}`;

test('[S20] a client that a laptop does not take along leaves it, and comes back whole', async () => {
  await begin();
  const [inA, inB] = [newSite(a, ada.info.epoch, 'At A'), newSite(b, ada.info.epoch, 'At B')];
  for (const site of [inA, inB]) await office.office.submit([site]);
  await pull();
  expect(keys()).toEqual([`sites/${inA.id}`, `sites/${inB.id}`].sort());
  await take({ organizations: [a], closedDays: null });
  const lines = await pull();
  // Before the exits, and by name: also what the office never had of it has to go (V2).
  expect(lines[1]).toEqual({ type: 'lost', all: false, organizations: [b] });
  expect([keys(), held.has(`organizations/${b}`)]).toEqual([[`sites/${inA.id}`], false]);
  expect(JSON.stringify(lines)).not.toContain('At B');
  // Another edit over there says nothing to it; the person may still look, and write.
  await office.office.submit([newSite(b, ada.info.epoch, 'More at B')]);
  expect((await pull()).filter((one) => one.type === 'row')).toEqual([]);
  const mine = newSite(b, ada.info.epoch, 'By Ada');
  const { answers } = await ada.push([ada.command([mine])]);
  expect(answers).toMatchObject([{ verdict: 'applied', records: [], hidden: [mine.id] }]);
  const headers = { authorization: `Bearer ${ada.session.accessToken}` };
  expect((await fetch(`${office.url}/v1/records/sites/${inB.id}/history`, { headers })).status).toBe(200);
  await take({ organizations: 'all', closedDays: null });
  expect(lost(await pull())).toEqual([]);
  expect(keys()).toHaveLength(4);
  expect(held.has(`organizations/${b}`)).toBe(true);
});

test('[S20] each laptop chooses for itself, and nobody takes along more than is granted', async () => {
  await begin();
  const site = newSite(b, ada.info.epoch, 'At B');
  await office.office.submit([site]);
  const other = await openLaptop(office.url, 'Ada');
  const first = applyLines(await other.pull(other.start));
  await take({ organizations: [a], closedDays: CLOSED_DAYS });
  const second = applyLines(await other.pull(first.at ?? other.start), new Map(first.held));
  expect([...second.held.keys()]).toEqual([...first.held.keys()]);
  const headers = { authorization: `Bearer ${other.session.accessToken}` };
  const told = await (await fetch(office.url + PATHS.takeAlong, { headers })).json();
  expect(told).toMatchObject({ organizations: 'all', closedDays: null });
  // What was left behind has no name on the laptop: the office says what there is to choose from.
  expect(told.clients).toEqual([
    { id: a, name: expect.any(String), shortCode: 'AAA' },
    { id: b, name: expect.any(String), shortCode: 'BBB' },
  ]);
  await office.addPerson('Ben', ['technician'], [a]);
  const ben = await openLaptop(office.url, 'Ben');
  const answer = await ben.send(PATHS.takeAlong, { organizations: [a, b], closedDays: null });
  expect(takeAlongAnswerSchema.parse(await answer.json()).clients.map(({ id }) => id)).toEqual([a]);
  const bens = applyLines(await ben.pull(ben.start));
  expect(bens.held.has(`sites/${site.id}`)).toBe(false);
  // A grant that is taken away later is lost with it.
  await office.office.setGrant(ada.session.user.personId, [b]);
  const third = applyLines(await ada.pull(ada.start));
  expect([...third.held.keys()].filter((key) => !key.startsWith('people'))).toEqual([]);
});

test('[S20] closed tickets stay at the office beyond the horizon, with what belongs to them', async () => {
  await begin();
  const old = await ticket('2025-06-01T10:00:00.000Z');
  const late = await ticket('2026-01-15T10:00:00.000Z');
  const open = await ticket(null);
  await pull();
  expect(keys()).toEqual([...old, ...late, ...open].sort());
  await take({ organizations: 'all', closedDays: CLOSED_DAYS });
  const lines = await pull();
  expect(lines.flatMap((one) => (one.type === 'exit' ? [`${one.collection}/${one.id}`] : [])).sort()).toEqual(old);
  expect(lost(lines)).toEqual([]);
  expect(keys()).toEqual([...late, ...open].sort());
  // A laptop that begins is not sent them at all.
  const fresh = await openLaptop(office.url, 'Ada', { deviceId: ada.session.device.id });
  const first = await fresh.pull(fresh.start);
  const rows = first.filter((one) => one.type === 'row').length;
  expect(first[0]).toMatchObject({ total: rows });
  expect(first.some((one) => one.type === 'exit')).toBe(false);
  expect(JSON.stringify(first)).not.toContain(old[1]?.split('/')[1]);
  // Further back: what was kept away comes, and nothing else again.
  await take({ organizations: 'all', closedDays: 365 });
  const more = await pull();
  expect(more.flatMap((one) => (one.type === 'row' ? [`${one.collection}/${one.record.id}`] : [])).sort()).toEqual(old);
  expect(keys()).toEqual([...old, ...late, ...open].sort());
});

test('[S20] the horizon moves on with the days, a week at a time', async () => {
  await begin();
  const closed = await ticket('2026-01-15T10:00:00.000Z');
  await take({ organizations: 'all', closedDays: 90 });
  await pull();
  expect(keys()).toEqual(closed);
  const { scope } = at;
  const days = async (count: number) => {
    office.clock.forward(count * 86_400_000);
    ada = await openLaptop(office.url, 'Ada', { deviceId: ada.session.device.id });
    await pull();
  };
  await days(6);
  expect(at.scope).toBe(scope);
  await days(1);
  expect(at.scope).toBe(scope + 1);
  expect(keys()).toEqual(closed);
  await days(44);
  expect([at.scope, keys()]).toEqual([scope + 2, []]);
});

test('[S20] what happens to a ticket beyond the horizon reaches no laptop as content, by pull or by stream', async () => {
  await begin();
  const [, old = ''] = await ticket('2025-06-01T10:00:00.000Z');
  await take({ organizations: 'all', closedDays: CLOSED_DAYS });
  await pull();
  const ends = new AbortController();
  const events = await ada.stream(ends.signal);
  await events.next();
  const late = await note(old.split('/')[1] ?? '');
  const told = (await events.next()).value as StreamEvent;
  const exits = told.type === 'page' ? told.exits.map((one) => `${one.collection}/${one.id}`) : [];
  expect([told.type, exits]).toEqual(['page', [late]]);
  expect(JSON.stringify(told)).not.toContain('A note');
  // Whoever wrote the note holds it: it leaves that laptop too, so that all of one scope hold the same (I2).
  held.set(late, {});
  const lines = await pull();
  expect(lines.filter((one) => one.type === 'row')).toEqual([]);
  expect(keys()).toEqual([]);
  // A choice made here is said on the open stream at once, by a page it cannot join.
  await take({ organizations: 'all', closedDays: null });
  const next = (await events.next()).value as StreamEvent;
  expect(next).toMatchObject({ type: 'page', rows: [], exits: [], to: { scope: at.scope + 1 } });
  ends.abort();
  await pull();
  expect(keys()).toEqual(expect.arrayContaining([late, old]));
  expect(keys()).toHaveLength(3);
});

test('[S20] [V2] a pull tells lost clients by name, also one of which the office has nothing', async () => {
  await begin();
  const person = ada.session.user.personId;
  const unknown = newId();
  await office.office.setGrant(person, [a, unknown]);
  await pull();
  await office.office.setGrant(person, [a]);
  expect(lost(await pull())).toEqual([{ type: 'lost', all: false, organizations: [unknown] }]);
  await office.office.setGrant(person, 'all');
  expect(lost(await pull())).toEqual([]);
  await office.office.setGrant(person, [b]);
  // Who saw all loses all but what is left, whatever it was.
  const lines = await pull();
  expect(lost(lines)).toEqual([{ type: 'lost', all: true, organizations: [b] }]);
  expect(lines.findIndex((one) => one.type === 'lost')).toBeLessThan(lines.findIndex((one) => one.type === 'exit'));
});
