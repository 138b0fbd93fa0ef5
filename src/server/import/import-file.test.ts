import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ImportDoor } from '#server/importing.ts';
import { OFFICE_ACTOR } from '#shared/domain/permissions.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { Activity, Asset, Relationship, Ticket } from '#shared/domain/records.ts';
import { type Link, linkOf } from '#shared/domain/relationships/links.ts';
import type { Command, HistoryLine } from '#shared/sync/command.ts';
import { judge } from '#shared/sync/judge.ts';
import { importFile } from './import-file.ts';
import type { ImportReport } from './report.ts';

const AT = '2026-11-23T08:00:00.000Z';
const FIXTURES = join(process.env.SITEBOOK_ROOT ?? process.cwd(), 'test/fixtures/import');
const fixture = (name: string): string => readFileSync(join(FIXTURES, name), 'utf8');

/** An office in memory with the real judge: field checks, references and rules as in life. */
function memoryDoor(): ImportDoor {
  const records = new Map<string, { collection: string; record: AnyRecord }>();
  const lines: HistoryLine[] = [];
  let seq = 0;
  let n = 0;
  let next = 1;
  const links = (): Link[] =>
    [...records.values()].flatMap(({ collection, record }) =>
      collection === 'relationships' && !record.deleted ? [linkOf(record)] : [],
    );
  return {
    records: async (keys) => keys.flatMap(({ collection, id }) => records.get(`${collection}/${id}`)?.record ?? []),
    recordsOf: async (collection) =>
      [...records.values()].filter((one) => one.collection === collection).map((one) => one.record),
    linksBetween: async (ends) =>
      links().filter((one) =>
        ends.some(({ fromId, toId }) => [fromId, toId].includes(one.fromId) && [fromId, toId].includes(one.toId)),
      ),
    async submit(edits) {
      n += 1;
      const command: Command = {
        id: `command-${n}`,
        n,
        device: 'office',
        author: OFFICE_ACTOR.personId,
        at: AT,
        deviceAt: AT,
        edits: edits.map((edit) => ({
          base: { epoch: 'e', rev: records.get(`${edit.collection}/${edit.id}`)?.record.rev ?? 0 },
          ...edit,
        })),
      };
      const judged = judge(command, OFFICE_ACTOR, {
        epoch: 'e',
        officeTime: AT,
        firstSeq: seq + 1,
        record: (collection, id) => records.get(`${collection}/${id}`)?.record,
        creationRefused: () => undefined,
        ownsNumber: () => false,
        issueNumber: () => 0,
        links: links(),
        lines: (id) => lines.filter((one) => one.recordId === id),
        refused: () => undefined,
      });
      for (const one of judged.records) records.set(`${one.collection}/${one.record.id}`, one);
      lines.push(...judged.lines);
      seq += judged.seqs;
      return judged.verdict;
    },
    leasedNumbers: async () => [],
    keepNumbersAbove: async (_, value) => {
      next = Math.max(next, value + 1);
    },
  };
}

let door: ImportDoor;
beforeEach(() => {
  door = memoryDoor();
});

const take = (content: string): Promise<ImportReport> => importFile(door, { fileName: 'file', content });
const counts = ({ created, changed, unchanged, refused }: ImportReport): number[] => [
  created,
  changed,
  unchanged,
  refused.length,
];
const all = async <T>(collection: Parameters<ImportDoor['recordsOf']>[0]): Promise<T[]> =>
  (await door.recordsOf(collection)) as T[];
const ticket = async (number: string): Promise<Ticket> => {
  const found = (await all<Ticket>('tickets')).find((one) => one.number === number);
  if (!found) throw new Error(`No ticket ${number}`);
  return found;
};
/** What a person does at the office: one field of one record. */
const write = async (
  collection: 'tickets' | 'assets' | 'relationships',
  { id, organizationId }: { id: string; organizationId: string | null },
  field: string,
  after: string | boolean,
): Promise<void> => {
  const before = (await door.records([{ collection, id }]))[0]?.[field] as string | boolean;
  const verdict = await door.submit([{ collection, id, organizationId, changes: { [field]: { before, after } } }]);
  expect(verdict.kind).toBe('applied');
};

describe('an event log', () => {
  it('gives incidents with their number, stated priority, hold reason, caller, site and history', async () => {
    const report = await take(fixture('events.csv'));
    expect(counts(report)).toEqual([3, 0, 0, 0]);
    expect(report.notes.join(' ')).toContain(
      'differs from the matrix in 2 events, and in the last state of 1 incidents',
    );
    expect((await ticket('INC0007001')).state).toMatchObject({
      is: 'closed',
      resolution: { notes: expect.stringContaining('code 6') },
    });
    expect((await ticket('INC0007002')).priority).toMatchObject({
      impact: 'high',
      urgency: 'high',
      override: 2,
      level: 2,
    });
    expect(await ticket('INC0007003')).toMatchObject({
      state: { is: 'on-hold', hold: 'problem' },
      contactId: null,
      siteId: null,
    });
    const entries = (await all<Activity>('activities')).filter((one) => one.byName === 'Updated by 9');
    expect(entries.map((one) => [one.kind, one.from, one.to, one.at.slice(0, 16)])).toEqual([
      ['state', 'New', 'In progress', '2026-05-04T09:40'],
      ['assignment', 'Group 1', 'Group 4, Resolver 21', '2026-05-04T09:40'],
      ['state', 'In progress', 'On hold, awaiting caller', '2026-05-04T10:05'],
      ['state', 'On hold, awaiting caller', 'Resolved', '2026-05-05T11:00'],
    ]);
    expect(counts(await take(fixture('events.csv')))).toEqual([0, 0, 3, 0]);
  });

  it('with news on one field leaves what a person wrote into another', async () => {
    await take(fixture('events.csv'));
    await write('tickets', await ticket('INC0007002'), 'title', 'Renamed by hand');
    const later = fixture('events.csv').replaceAll('Group 1,Resolver 5', 'Group 9,Resolver 5');
    expect(counts(await take(later))).toEqual([0, 1, 2, 0]);
    expect(await ticket('INC0007002')).toMatchObject({ title: 'Renamed by hand', group: 'Group 9' });
    expect(counts(await take(later))).toEqual([0, 0, 3, 0]);
  });

  it('with a broken row is made of the other rows; the row put right later adds its entry and repeats none', async () => {
    const broken = fixture('events-broken.csv');
    const report = await take(broken);
    expect(report.refused).toEqual([
      { line: 3, why: '"31-06-2026 09:00" is no time (dd-mm-yyyy HH:MM).' },
      { line: 5, why: 'A quotation mark is not closed.' },
      { line: 6, why: '"-100" is no state that is known.' },
    ]);
    expect(counts(report)).toEqual([2, 0, 0, 3]);
    expect((await ticket('INC0008001')).state.is).toBe('resolved');
    const before = (await all<Activity>('activities')).length;
    await take(broken.replace('31-06-2026 09:00', '01-06-2026 09:00'));
    // New to In progress, In progress to Resolved; New to Resolved was told before and stays.
    expect((await all<Activity>('activities')).length).toBe(before + 2);
  });

  it('counts lines of the file where a cell holds several, and refuses what is too long', async () => {
    const rows = fixture('events.csv').split('\n');
    const bad = (rows[1] ?? '').replace('INC0007001', 'INC0007009').replace('Caller 11', 'x'.repeat(201));
    const report = await take([...rows.slice(0, -1), bad, ''].join('\n'));
    expect(report.refused).toEqual([{ line: 12, why: 'caller_id has more than 200 characters.' }]);
  });
});

describe('an inventory', () => {
  it('gives the device with ports and components, and one asset for a neighbour seen at two ports', async () => {
    expect(counts(await take(fixture('switch.json')))).toEqual([5, 0, 0, 0]);
    const assets = await all<Asset>('assets');
    const edge = assets.find((one) => one.name === 'edge-3');
    const core = assets.find((one) => one.name === 'core-1');
    expect(assets.map((one) => [one.name, one.class, one.manufacturer, one.lifecycle]).sort()).toEqual([
      ['core-1', 'switch', 'Cisco', 'installed'],
      ['edge-3', 'switch', 'Cisco', 'installed'],
      ['fw-edge', 'firewall', 'Fortinet', 'installed'],
    ]);
    expect(edge).toMatchObject({ serial: 'FOC2617X0AB', firmware: '17.9.4', managementIp: '10.9.0.13' });
    expect(edge?.interfaces).toHaveLength(5);
    expect(edge?.interfaces[0]).toMatchObject({
      isUp: true,
      speed: 1_000_000_000,
      vlans: [30],
      mac: 'cc:5a:53:00:13:01',
    });
    expect(edge?.interfaces[1]).toMatchObject({ isUp: false, speed: null });
    expect(edge?.interfaces[2]?.connectedTo).toEqual({ assetId: core?.id, name: 'core-1', interface: 'Te1/0/3' });
    expect(edge?.notes).toContain('Power supply A, PWR-C5-600WAC: ART2609F1KD');
    expect(core?.tags).toEqual(['discovered']);
    expect(core?.interfaces.map((one) => [one.name, one.connectedTo?.interface])).toEqual([
      ['Te1/0/3', 'Te1/1/1'],
      ['Te1/0/4', 'Te1/1/2'],
    ]);
    expect((await all<Relationship>('relationships')).map((one) => [one.type, one.fromId])).toEqual([
      ['connects-to', edge?.id],
      ['connects-to', edge?.id],
    ]);
    expect(counts(await take(fixture('switch.json')))).toEqual([0, 0, 5, 0]);
  });

  it('links two devices once, also where both say it or a neighbour was deleted since', async () => {
    await take(fixture('switch.json'));
    const [edge, core] = ['edge-3', 'core-1'];
    const nameOf = async (name: string | undefined): Promise<Asset | undefined> =>
      (await all<Asset>('assets')).find((one) => one.name === name);
    const back = JSON.parse(fixture('core.json'));
    back.content.network_ports = [{ ...JSON.parse(fixture('switch.json')).content.network_ports[2] }];
    back.content.network_ports[0].connections[0].sysname = edge;
    await take(JSON.stringify(back));
    const links = await all<Relationship>('relationships');
    const [edgeId, coreId] = [(await nameOf(edge))?.id, (await nameOf(core))?.id];
    expect(links.filter((one) => [one.fromId, one.toId].every((id) => id === edgeId || id === coreId))).toHaveLength(1);
    const wall = await nameOf('fw-edge');
    for (const one of links.filter((link) => link.toId === wall?.id))
      await write('relationships', one, 'deleted', true);
    await write('assets', wall as Asset, 'deleted', true);
    expect((await take(fixture('switch.json'))).refused).toEqual([]);
  });

  it('of a device that was a neighbour before fills that asset, and the other way round makes no second one', async () => {
    await take(fixture('switch.json'));
    expect(counts(await take(fixture('core.json')))).toEqual([0, 1, 0, 0]);
    expect(counts(await take(fixture('core.json')))).toEqual([0, 0, 1, 0]);
    expect((await all<Asset>('assets')).filter((one) => one.name === 'core-1')).toMatchObject([
      { serial: 'FCW2531L0XY', firmware: '17.9.5' },
    ]);
    expect(counts(await take(fixture('switch.json')))).toEqual([0, 0, 4, 0]);

    door = memoryDoor();
    await take(fixture('core.json'));
    await take(fixture('switch.json'));
    expect((await all<Asset>('assets')).map((one) => one.name).sort()).toEqual(['core-1', 'edge-3', 'fw-edge']);
    expect(counts(await take(fixture('switch.json')))).toEqual([0, 0, 4, 0]);
  });

  it('that is partial and names nothing but the device merges into its asset', async () => {
    await take(fixture('computer.json'));
    expect(counts(await take(fixture('computer-partial.json')))).toEqual([0, 1, 0, 0]);
    expect(await all<Asset>('assets')).toMatchObject([
      {
        name: 'desk-7',
        class: 'workstation',
        memoryGb: 16,
        operatingSystem: 'Microsoft Windows 11 Pro',
        serial: '5CD4120ABC',
      },
    ]);
    expect(counts(await take(fixture('computer-partial.json')))).toEqual([0, 0, 1, 0]);
    expect((await all<Asset>('assets'))[0]?.interfaces).toMatchObject([
      { ips: ['10.9.4.27', 'fe80::7'], speed: 1_000_000_000 },
    ]);
  });

  it('leaves a name given by a person when only the firmware has changed', async () => {
    await take(fixture('core.json'));
    const [core] = await all<Asset>('assets');
    await write('assets', core as Asset, 'name', 'Core of the north hall');
    expect(counts(await take(fixture('core.json').replace('17.9.5', '17.12.1')))).toEqual([0, 1, 0, 0]);
    expect(await all<Asset>('assets')).toMatchObject([{ name: 'Core of the north hall', firmware: '17.12.1' }]);
  });

  it('does not take a serial that nobody has set for one', async () => {
    const other = fixture('computer.json').replace('desk-7-2026', 'desk-8-2026').replaceAll('desk-7', 'desk-8');
    await take(fixture('computer.json').replace('5CD4120ABC', 'To be filled by O.E.M.'));
    await take(other.replace('5CD4120ABC', 'To be filled by O.E.M.'));
    expect(await all<Asset>('assets')).toHaveLength(2);
  });

  it('with a device the office refuses writes no link to nowhere', async () => {
    const report = await take(
      fixture('switch.json').replace('"FOC2617X0AB", "manufacturer"', `"${'9'.repeat(90)}", "manufacturer"`),
    );
    expect(counts(report)).toEqual([2, 0, 0, 1]);
    expect(await all('relationships')).toEqual([]);
  });
});
