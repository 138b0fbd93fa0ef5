import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importFile } from '#server/import/import-file.ts';
import { formatReport, type ImportReport } from '#server/import/report.ts';
import { type ImportDoor, importDoor } from '#server/importing.ts';
import type { Activity, Asset, Ticket } from '#shared/domain/records.ts';
import { newId, startTestOffice, type TestOffice } from './office.ts';

const HEADING =
  'number,incident_state,sys_mod_count,caller_id,opened_by,opened_at,sys_updated_by,sys_updated_at,location,category,subcategory,u_symptom,impact,urgency,priority,assignment_group,assigned_to,problem_id,rfc,closed_code';

/** A row of an event log. */
const event = (more: Record<string, string> = {}): string => {
  const cells: Record<string, string> = {
    number: 'INC0000045',
    incident_state: 'New',
    sys_mod_count: '0',
    caller_id: 'Caller 7',
    opened_by: 'Opened by  8',
    opened_at: '29-02-2016 01:16',
    sys_updated_by: 'Updated by 21',
    sys_updated_at: '29-02-2016 01:23',
    location: 'Location 143',
    category: 'Category 55',
    subcategory: 'Subcategory 170',
    u_symptom: 'Symptom 72',
    impact: '2 - Medium',
    urgency: '2 - Medium',
    priority: '3 - Moderate',
    assignment_group: 'Group 56',
    assigned_to: '?',
    problem_id: '?',
    rfc: '?',
    closed_code: 'code 5',
    ...more,
  };
  return HEADING.split(',')
    .map((name) => cells[name])
    .join(',');
};
const log = (...rows: string[]): string => `${[HEADING, ...rows].join('\n')}\n`;
const life = [
  event(),
  event({
    incident_state: 'Active',
    sys_mod_count: '1',
    sys_updated_at: '29-02-2016 08:53',
    assigned_to: 'Resolver 3',
  }),
  event({ incident_state: 'Awaiting User Info', sys_mod_count: '2', sys_updated_at: '29-02-2016 09:10' }),
  event({ incident_state: 'Resolved', sys_mod_count: '3', sys_updated_at: '29-02-2016 11:29' }),
  event({ incident_state: 'Closed', sys_mod_count: '4', sys_updated_at: '05-03-2016 12:00' }),
];

let office: TestOffice;
let door: ImportDoor;
beforeEach(async () => {
  office = await startTestOffice();
  door = importDoor(office.office);
});
afterEach(() => office.close());

const take = (content: string): Promise<ImportReport> => importFile(door, { fileName: 'file', content });
const counts = ({ created, changed, unchanged, refused }: ImportReport) => [
  created,
  changed,
  unchanged,
  refused.length,
];
const tickets = async () => (await door.recordsOf('tickets')) as unknown as Ticket[];
const activities = async () =>
  ((await door.recordsOf('activities')) as unknown as Activity[]).sort((a, b) => (a.at < b.at ? -1 : 1));

describe('an incident event log', () => {
  test('becomes an incident in its last state with the history of its states', async () => {
    expect(counts(await take(log(...life)))).toEqual([1, 0, 0, 0]);
    const [ticket] = await tickets();
    expect(ticket).toMatchObject({
      number: 'INC0000045',
      openedAt: '2016-02-29T01:16:00.000Z',
      state: { is: 'closed', resolution: { code: 'fixed' } },
      priority: { impact: 'medium', urgency: 'medium', override: null, level: 3 },
      category: 'Category 55, Subcategory 170',
    });
    const states = (await activities()).filter((one) => one.kind === 'state');
    expect(states.map((one) => [one.from, one.to, one.at, one.byName])).toEqual([
      ['', 'New', '2016-02-29T01:16:00.000Z', 'Opened by 8'],
      ['New', 'In progress', '2016-02-29T08:53:00.000Z', 'Updated by 21'],
      ['In progress', 'On hold, awaiting caller', '2016-02-29T09:10:00.000Z', 'Updated by 21'],
      ['On hold, awaiting caller', 'Resolved', '2016-02-29T11:29:00.000Z', 'Updated by 21'],
      ['Resolved', 'Closed', '2016-03-05T12:00:00.000Z', 'Updated by 21'],
    ]);
  });

  test('the same file twice changes nothing; a longer one adds what is new', async () => {
    await take(log(...life.slice(0, 3)));
    expect(counts(await take(log(...life.slice(0, 3))))).toEqual([0, 0, 1, 0]);
    expect(counts(await take(log(...life)))).toEqual([0, 1, 0, 0]);
    expect((await tickets())[0]?.state.is).toBe('closed');
    expect((await activities()).filter((one) => one.kind === 'state')).toHaveLength(5);
  });

  test('what somebody changed at the office since is not overwritten by an unchanged row', async () => {
    await take(log(...life.slice(0, 2)));
    const [ticket] = await tickets();
    const { id = '', organizationId = null } = ticket ?? {};
    const changes = { title: { before: ticket?.title ?? '', after: 'Renamed by hand' } };
    await office.office.submit([{ collection: 'tickets', id, organizationId, changes }]);
    expect(counts(await take(log(...life.slice(0, 2))))).toEqual([0, 0, 1, 0]);
    expect((await tickets())[0]?.title).toBe('Renamed by hand');
  });

  test('a stated priority is kept with its reason where the matrix gives another', async () => {
    const report = await take(log(event({ impact: '3 - Low', urgency: '3 - Low', priority: '4 - Low' })));
    expect((await tickets())[0]?.priority).toMatchObject({
      override: 4,
      level: 4,
      reason: expect.stringContaining('Stated'),
    });
    expect(report.notes.join(' ')).toContain('differs from the matrix in 1 events');
  });

  test('a bad row is named with its line and reason; nothing of it is written, the good ones are', async () => {
    const report = await take(
      log(
        ...life.slice(0, 2),
        'INC0000046,New,0',
        event({ number: 'INC0000047', opened_at: '31-02-2016 10:00' }),
        event({ number: 'INC0000048', incident_state: 'Teleported' }),
        event({ number: '?' }),
        event({ number: 'INC0000049', impact: '9 - Odd' }),
      ),
    );
    expect(report.refused).toEqual([
      { line: 4, why: '3 columns instead of 20.' },
      { line: 5, why: '"31-02-2016 10:00" is no time (dd-mm-yyyy HH:MM).' },
      { line: 6, why: '"Teleported" is no state that is known.' },
      { line: 7, why: '"?" is no number of an incident.' },
      { line: 8, why: '"9 - Odd" is no impact.' },
    ]);
    expect((await tickets()).map((one) => one.number)).toEqual(['INC0000045']);
    expect(formatReport('log.csv', report).at(-1)).toBe('log.csv: 1 created, 0 changed, 0 unchanged, 5 refused');
  });

  test('an imported number is never given out again, and one that is taken here is told apart', async () => {
    const { store } = office.office;
    await store.write((tables) =>
      tables.numbers.addLease('laptop', { series: 'INC', from: 300, to: 349 }, '2026-03-01'),
    );
    await door.submit([
      {
        collection: 'tickets',
        id: newId(),
        organizationId: await office.addOrganization('OAK'),
        create: true,
        changes: { number: { after: 'INC0000100' }, title: { after: 'Ours' } },
      },
    ]);
    await take(log(...['INC0000100', 'INC0000200', 'INC0000310'].map((number) => event({ number }))));
    const numbers = (await tickets()).map((one) => one.number).sort();
    expect(numbers).toEqual(['INC0000100', 'INC0000100-IMP', 'INC0000200', 'INC0000310-IMP']);
    expect(await store.read((tables) => tables.numbers.next('INC'))).toBeGreaterThan(310);
  });

  test('line ends and a byte order mark of Windows are read', async () => {
    const windows = `\uFEFF${log(...life).replaceAll('\n', '\r\n')}`;
    expect(counts(await take(windows))).toEqual([1, 0, 0, 0]);
  });
});

describe('a GLPI inventory', () => {
  const device = (more: object = {}): string =>
    JSON.stringify({
      deviceid: 'x',
      itemtype: 'NetworkEquipment',
      content: {
        network_device: {
          name: 'core-b',
          serial: 'SSI1',
          manufacturer: 'Cisco',
          model: 'UCS 6248UP',
          ips: ['127.0.0.1', '10.2.5.10'],
        },
        network_ports: [
          { ifname: 'mgmt0', ifspeed: 1_000_000_000, ifstatus: 2, iftype: 6, mac: '8c:60:4f:8d:ae:a1' },
          {
            ifname: 'Ethernet1/15',
            ifstatus: 1,
            vlans: [{ number: '1' }, { number: '4095' }],
            connections: [{ sysname: 'n9k-2', ifdescr: 'Ethernet1/5', ip: '10.1.0.58', model: 'N9K-C9372PX' }],
          },
        ],
        ...more,
      },
    });

  test('becomes an asset with its ports, and its neighbours assets linked to it', async () => {
    expect(counts(await take(device()))).toEqual([3, 0, 0, 0]);
    const assets = (await door.recordsOf('assets')) as unknown as Asset[];
    const core = assets.find((one) => one.name === 'core-b');
    const neighbour = assets.find((one) => one.name === 'n9k-2');
    expect(core).toMatchObject({ serial: 'SSI1', class: 'switch', managementIp: '10.2.5.10' });
    expect(core?.interfaces).toMatchObject([
      { name: 'mgmt0', speed: 1_000_000_000, isUp: false, mac: '8c:60:4f:8d:ae:a1', connectedTo: null },
      {
        name: 'Ethernet1/15',
        isUp: true,
        vlans: [1],
        connectedTo: { assetId: neighbour?.id, name: 'n9k-2', interface: 'Ethernet1/5' },
      },
    ]);
    expect(await door.recordsOf('relationships')).toMatchObject([
      { type: 'connects-to', fromId: core?.id, toId: neighbour?.id },
    ]);
    expect(counts(await take(device()))).toEqual([0, 0, 3, 0]);
  });

  test('a partial file changes only what it speaks of', async () => {
    const computer = (content: object, partial = false): string =>
      JSON.stringify({
        deviceid: 'pc',
        partial,
        content: { bios: { ssn: '640HP72' }, hardware: { name: 'glpixps' }, ...content },
      });
    await take(computer({ memories: [{ capacity: 4096 }], operatingsystem: { full_name: 'Fedora 31' } }));
    expect(counts(await take(computer({ memories: [{ capacity: 8192 }] }, true)))).toEqual([0, 1, 0, 0]);
    const [asset] = (await door.recordsOf('assets')) as unknown as Asset[];
    expect(asset).toMatchObject({ memoryGb: 8, operatingSystem: 'Fedora 31' });
  });
});

describe('a file that is none of these', () => {
  test.each([
    ['', 'The file is empty'],
    ['{"deviceid": "x", "cont', 'no complete JSON'],
    ['{"hello": 1}', 'no inventory that can be read'],
    ['a,b\n1,2\n', 'The format is not known'],
    ['number,incident_state\nINC1,New\n', 'without the columns sys_mod_count'],
    ['n\0u\0m\0', 'not UTF-8'],
    ['number\uFFFD', 'not UTF-8'],
  ])('%j says what is wrong and writes nothing', async (content, words) => {
    const report = await take(content);
    expect(report.refused).toHaveLength(1);
    expect(report.refused[0]?.why).toContain(words);
    expect(await door.recordsOf('organizations')).toEqual([]);
  });
});
