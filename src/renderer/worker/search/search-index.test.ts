import { expect, test } from 'vitest';
import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { readQuery } from './query.ts';
import { SearchIndex } from './search-index.ts';
import type { Narrow } from './sieve.ts';

const NOW = Date.parse('2026-11-24T12:00:00.000Z');
let last = 0;
const id = (): string => `0192f0c1-0000-7000-8000-${String(++last).padStart(12, '0')}`;

const record = (values: Record<string, unknown>): AnyRecord =>
  ({
    id: id(),
    organizationId: null,
    rev: 1,
    epoch: 'e',
    createdAt: '2026-01-01T00:00:00.000Z',
    createdBy: '',
    updatedAt: '2026-01-01T00:00:00.000Z',
    updatedBy: '',
    deleted: false,
    conflicts: {},
    settled: {},
    ...values,
  }) as AnyRecord;

function indexOf(...records: [Collection, AnyRecord][]): SearchIndex {
  const index = new SearchIndex();
  for (const [collection, one] of records) index.put(collection, one);
  return index;
}

const find = (index: SearchIndex, text: string, narrow: Partial<Narrow> = {}): string[] =>
  index.search(readQuery(text), { limit: 50, ...narrow }, NOW).found.map((one) => one.id);

const sw = record({
  name: 'oak-ng-csw01',
  tag: 'OAK-00412',
  serial: 'FOC2231X0AB',
  class: 'switch',
  managementIp: '10.20.30.40',
  manufacturer: 'Cisco',
  notes: 'Fan tray 2 is noisy, part ordered.',
  tags: ['core'],
  interfaces: [{ name: 'Gi1/0/1', mac: 'AA:BB:CC:0D:0E:0F', ips: ['192.168.7.1'], vlans: [120], connectedTo: null }],
  place: { siteId: null, room: 'B1', rack: 'R1' },
});
const other = record({ name: 'hrs-cs-csw01', tag: 'HRS-00009', serial: 'FOC2231X0AC', class: 'switch' });

test('an asset is found by any of its words, numbers, codes and addresses, however they are written', () => {
  const index = indexOf(['assets', sw], ['assets', other]);
  const own = [
    ...[
      'oak-ng-csw01',
      'oak ng',
      'csw01 oak',
      'OAK-00412',
      'oak00412',
      '00412',
      '412',
      '0412',
      'oak 412',
      'foc2231x0ab',
    ],
    ...['X0AB', '1X0A', 'noisy fan', 'core cisco', 'tray ordered', '10.20.30.40', '10.20.30', '20.30.40', 'B1 R1'],
    ...[
      'AA:BB:CC:0D:0E:0F',
      'aa-bb-cc-0d-0e-0f',
      'aabb.cc0d.0e0f',
      'AABBCC0D0E0F',
      'aa:bb:cc',
      'aabb.cc',
      'aabbcc',
      '0d:0e',
    ],
    ...['192.168.7.1', '192.168.7', 'VLAN 120', 'Gi1/0/1', 'gi1/0/1 noisy'],
  ];
  for (const text of own) expect(find(index, text)[0], text).toBe(sw.id);
  for (const text of ['oak hrs', 'OAK-00413', '10.20.31', 'aa:bb:cd', 'noisier'])
    expect(find(index, text), text).toEqual([]);
});

test('a note leads to its ticket, a word of its client to a record that says the rest', () => {
  const client = record({ name: 'Oakmere Mill', shortCode: 'OAK' });
  const site = record({ name: 'Hull Road', organizationId: client.id });
  const ticket = record({
    title: 'Printer jams',
    number: 'INC0004821',
    provisionalNumber: 'INC~A1-7',
    organizationId: client.id,
    siteId: site.id,
    state: { is: 'in-progress', hold: null, resolution: null },
  });
  const note = record({
    kind: 'note',
    body: 'Die Walze ist verschlissen, Ersatz für Müller bestellt.',
    parent: { collection: 'tickets', id: ticket.id },
  });
  const index = indexOf(['organizations', client], ['sites', site], ['tickets', ticket], ['activities', note]);
  const ways = [
    'INC0004821',
    '4821',
    'inc4821',
    'inc-4821',
    'INC~A1-7',
    'verschlissen',
    'muller',
    'printer verschlissen',
  ];
  for (const text of [...ways, 'printer oakmere', 'hull jams', 'oak hull walze']) {
    expect(find(index, text)[0], text).toBe(ticket.id);
  }
  // The client's name alone is the client's, not that of all its tickets.
  expect(find(index, 'oakmere')).toEqual([client.id]);
  const { found } = index.search(readQuery('walze'), { limit: 5 }, NOW);
  expect(found[0]?.via).toEqual({ collection: 'activities', id: note.id });
  // A note whose ticket is not here leads nowhere.
  index.remove(ticket.id);
  expect(find(index, 'verschlissen')).toEqual([]);
});

test('a typing error in a name is forgiven: one from four letters on, two from eight; none in a code', () => {
  const person = record({ name: 'Ines Calder', kind: 'contact', phones: ['+44 20 7946 0958'] });
  const clinic = record({ name: 'Northgate Clinic' });
  const index = indexOf(['people', person], ['sites', clinic], ['assets', sw]);
  for (const text of ['clader', 'caldr', 'caldder', 'kalder', 'ines caldar'])
    expect(find(index, text), text).toEqual([person.id]);
  for (const text of ['nortgate', 'northgat clinc', 'nrothgtae', 'morthgate'])
    expect(find(index, text), text).toEqual([clinic.id]);
  for (const text of ['ins', 'cadlre', 'foc2231x0ax', 'oak-00422']) expect(find(index, text), text).toEqual([]);
  for (const text of ['02079460958', '7946 0958', '+442079460958', '020 7946-0958']) {
    expect(find(index, text), text).toEqual([person.id]);
  }
});

test('the whole tag comes first, then names, then running text; of equals what is open and what is new', () => {
  const tagged = record({ name: 'spare', tag: 'CSW', class: 'other' });
  const named = record({ name: 'csw', tag: 'OAK-00001' });
  const told = record({ title: 'Slow', number: 'INC0000001', description: 'The csw is slow', state: { is: 'closed' } });
  const index = indexOf(['tickets', told], ['assets', named], ['assets', tagged]);
  expect(find(index, 'csw')).toEqual([tagged.id, named.id, told.id]);
  const [done, open, fresh] = ['closed', 'new', 'new'].map((is, n) =>
    record({
      title: 'Same words',
      state: { is },
      updatedAt: n === 2 ? '2026-11-24T11:00:00.000Z' : '2026-01-01T00:00:00.000Z',
    }),
  ) as [AnyRecord, AnyRecord, AnyRecord];
  for (const one of [done, open, fresh]) index.put('tickets', one);
  expect(find(index, 'same words')).toEqual([fresh.id, open.id, done.id]);
});

test('only a whole code counts where only exact finds are wanted', () => {
  const index = indexOf(['assets', sw], ['assets', other]);
  for (const text of ['OAK-00412', 'oak00412', 'FOC2231X0AB', 'aabb.cc0d.0e0f', '10.20.30.40']) {
    expect(find(index, text, { isExact: true }), text).toEqual([sw.id]);
  }
  for (const text of ['00412', 'oak', 'FOC2231X0A', 'oak-ng-csw01', 'noisy', 'aabb.cc']) {
    expect(find(index, text, { isExact: true }), text).toEqual([]);
  }
});

test('what is written anew is found by its new words only; what is deleted or leaves is found no more', () => {
  const index = indexOf(['assets', sw], ['assets', other]);
  index.put('assets', { ...sw, name: 'renamed' });
  expect(find(index, 'renamed')).toEqual([sw.id]);
  expect(find(index, 'oak-ng')).toEqual([]);
  index.put('assets', { ...sw, deleted: true });
  index.remove(other.id);
  expect(find(index, 'csw')).toEqual([]);
  expect(index.size).toBe(0);
});

test('what is found can be narrowed to kinds, to a client, to so many of a kind; the rest is counted', () => {
  const client = record({ name: 'Mill', shortCode: 'OAK' });
  const assets = Array.from({ length: 9 }, (_, n) =>
    record({ name: `pump ${n}`, organizationId: n < 4 ? client.id : null }),
  );
  const index = indexOf(['organizations', client], ...assets.map((one): [Collection, AnyRecord] => ['assets', one]));
  index.put('sites', record({ name: 'Pump house' }));
  const few = index.search(readQuery('pump'), { limit: 3 }, NOW);
  expect(few.found).toHaveLength(4);
  expect(few.counts).toEqual({ assets: 9, sites: 1 });
  expect(find(index, 'pump', { collections: ['sites'] })).toHaveLength(1);
  expect(find(index, 'pump', { organizationId: client.id }).sort()).toEqual(assets.slice(0, 4).map((one) => one.id));
});

test('segments are closed, searched together and merged, and nothing is lost on the way', () => {
  const index = new SearchIndex(2000);
  const ids: string[] = [];
  for (let n = 0; n < 1500; n++) {
    const one = record({
      name: `host${n} alpha${n % 7}`,
      tag: `T-${n}`,
      serial: `S${n * 31}XQ${n}`,
      notes: [...'abcdef'].map((letter) => `w${n}${letter}`).join(' '),
    });
    ids.push(one.id);
    index.put('assets', one);
    if (n % 3 === 0) index.put('assets', { ...one, name: `moved${n}` });
  }
  expect(index.isUntidy).toBe(true);
  const check = (): void => {
    for (let n = 0; n < 1500; n += 97) {
      expect(find(index, n % 3 === 0 ? `moved${n}` : `host${n}`)[0], String(n)).toBe(ids[n]);
      if (n % 3 === 0) expect(find(index, `host${n}`)).not.toContain(ids[n]);
      expect(find(index, `s${n * 31}xq${n}`, { isExact: true })).toEqual([ids[n]]);
    }
    expect(index.search(readQuery('alpha3'), { limit: 5 }, NOW).counts.assets).toBe(
      ids.filter((_, n) => n % 7 === 3 && n % 3 !== 0).length,
    );
  };
  check();
  const steps = index.tidy();
  steps.next();
  index.put('assets', record({ name: 'written meanwhile' }));
  check();
  while (!steps.next().done);
  expect(index.isUntidy).toBe(false);
  expect(find(index, 'written meanwhile')).toHaveLength(1);
  check();
});
