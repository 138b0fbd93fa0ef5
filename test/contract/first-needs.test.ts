import { afterEach, expect, test } from 'vitest';
import type { Edit } from '#shared/sync/command.ts';
import type { PullLine } from '#shared/wire/contract.ts';
import { applyLines, openLaptop } from './laptop.ts';
import { newId, startTestOffice, type TestOffice } from './office.ts';

let office: TestOffice;
afterEach(() => office.close());

/** Makes a record as the office itself. */
async function make(collection: Edit['collection'], organizationId: string, values: object): Promise<string> {
  const id = newId();
  const changes = Object.fromEntries(Object.entries(values).map(([name, after]) => [name, { after }]));
  await office.office.submit([{ collection, id, organizationId, create: true, changes }]);
  return id;
}

const ticket = (organizationId: string, title: string, over: object = {}): Promise<string> =>
  make('tickets', organizationId, {
    kind: 'incident',
    number: `INC~${title}`,
    title,
    openedAt: '2026-03-01T08:00:00.000Z',
    ...over,
  });

const asset = (organizationId: string, name: string): Promise<string> =>
  make('assets', organizationId, { name, class: 'switch', tag: `T~${name}` });

/** The ids of the rows up to the last marker that leaves the laptop at seq 0. */
function first(lines: PullLine[]): string[] {
  const end = lines.findLastIndex((line) => line.type === 'mark' && line.to.seq === 0);
  return lines.slice(0, end + 1).flatMap((line) => (line.type === 'row' ? [line.record.id] : []));
}

async function scene() {
  office = await startTestOffice();
  const client = await office.addOrganization('FEN');
  const foreign = await office.addOrganization('OAK');
  const ada = await office.addPerson('Ada', ['technician'], [client]);
  const ben = await office.addPerson('Ben', ['technician'], [client, foreign]);
  const site = await make('sites', client, { name: 'Cold store' });
  const yard = await make('sites', client, { name: 'Yard' });
  const [sw, router, spare] = [await asset(client, 'sw'), await asset(client, 'router'), await asset(client, 'spare')];
  const link = await make('relationships', client, { type: 'connects-to', fromId: sw, toId: router });
  const mine = await ticket(client, 'mine', { assigneeId: ada, siteId: site, assetIds: [sw] });
  const nobodys = await ticket(client, 'nobodys');
  const bens = await ticket(client, 'bens', { assigneeId: ben });
  const abroad = await ticket(foreign, 'abroad');
  const visit = (from: string): Promise<string> =>
    make('visits', client, {
      technicianId: ada,
      siteId: yard,
      window: { from, to: from.replace('T08', 'T10') },
    });
  const [next, past] = [await visit('2999-03-01T08:00:00.000Z'), await visit('2020-03-01T08:00:00.000Z')];
  const note = await make('activities', client, {
    parent: { collection: 'tickets', id: mine },
    kind: 'note',
    audience: 'internal',
    body: 'PoE budget is spent',
    at: '2026-03-01T08:10:00.000Z',
  });
  return { client, site, sw, router, spare, link, mine, nobodys, bens, abroad, note, yard, next, past };
}

test('[S21] my open tickets, those of nobody, my next visits, and what they need come before the axis, and once more by it', async () => {
  const made = await scene();
  const laptop = await openLaptop(office.url, 'Ada');
  const lines = await laptop.pull(laptop.start);
  const ids = first(lines);
  const { client, site, sw, router, link, mine, nobodys, note, yard, next } = made;
  expect(ids).toEqual(expect.arrayContaining([client, site, sw, router, link, mine, nobodys, note, yard, next]));
  for (const other of [made.spare, made.bens, made.abroad, made.past]) expect(ids).not.toContain(other);
  expect(new Set(ids).size).toBe(ids.length);
  // The total has both, so that progress ends where it should.
  const coming = lines.filter((line) => line.type === 'row' || line.type === 'exit').length;
  expect(lines[0]).toMatchObject({ type: 'start', total: coming });
  // The axis has all of it, complete without what came first.
  const byAxis = applyLines(lines.slice(lines.findLastIndex((line) => line.type === 'mark' && line.to.seq === 0) + 1));
  for (const id of ids) expect([...byAxis.held.keys()].some((key) => key.endsWith(id))).toBe(true);
  expect(JSON.stringify(lines)).not.toContain(made.abroad);
});

test('[S21] a pull that was cut before the axis begins with it again; one that goes on does not', async () => {
  const { mine } = await scene();
  const laptop = await openLaptop(office.url, 'Ada');
  const lines = await laptop.pull(laptop.start);
  const marks = lines.flatMap((line) => (line.type === 'mark' ? [line.to] : []));
  const early = marks.findLast((one) => one.seq === 0) ?? laptop.start;
  expect(first(await laptop.pull(early))).toContain(mine);
  const last = marks.at(-1) ?? early;
  expect((await laptop.pull(last)).filter((line) => line.type === 'row')).toEqual([]);
});
