import { describe, expect, test } from 'vitest';
import { emptyPlace } from '#shared/domain/assets/fields.ts';
import { changeView } from './change-view.ts';
import type { Directory } from './directory.tsx';

const names = {
  site: (id: string | null) => (id === 's1' ? 'Northgate Clinic' : ''),
  person: () => 'Ines Calder',
  other: (id: string) => (id === 'a1' ? 'oak-sw01' : undefined),
} as unknown as Directory;

describe('what became of a field', () => {
  test('a line is shown before and after', () => {
    expect(changeView('assets', 'firmware', '17.9.4', '17.9.5', names)).toEqual({
      is: 'line',
      before: '17.9.4',
      after: '17.9.5',
    });
  });

  test('a text of several lines is compared line by line; a short first line is not', () => {
    const view = changeView(
      'sites',
      'access',
      'Key at reception.\nSign for it.',
      'Key at reception.\nAsk Gwen.',
      names,
    );
    expect(view.is === 'text' && view.lines.map((one) => one.kind)).toEqual(['same', 'removed', 'added']);
    expect(changeView('sites', 'access', '', 'Key at reception.', names)).toMatchObject({
      is: 'line',
      before: 'empty',
    });
  });

  test('of a place only the parts that differ', () => {
    const before = { ...emptyPlace, siteId: 's1', room: 'B1', rack: 'R1', unit: 34 };
    expect(changeView('assets', 'place', before, { ...before, room: 'B7', unit: 36 }, names)).toEqual({
      is: 'parts',
      parts: [
        { label: 'Room', before: 'B1', after: 'B7' },
        { label: 'Rack unit', before: '34', after: '36' },
      ],
    });
  });

  test('of a contract that was not there before, the whole', () => {
    const contract = { kind: 'managed', hoursIncluded: 40, rate: 85, currency: 'GBP' };
    expect(changeView('organizations', 'contract', null, contract, names)).toMatchObject({
      is: 'line',
      before: 'empty',
    });
    expect(changeView('organizations', 'contract', contract, { ...contract, rate: 90 }, names)).toEqual({
      is: 'parts',
      parts: [{ label: 'Rate', before: '85', after: '90' }],
    });
  });

  test('of a list what came, what went, what reads otherwise', () => {
    expect(changeView('people', 'phones', ['1', '2'], ['2', '3'], names)).toEqual({
      is: 'list',
      added: ['3'],
      removed: ['1'],
      changed: [],
      isReordered: false,
    });
    const port = {
      name: 'Gi1',
      type: '',
      mac: '',
      ips: [],
      vlans: [10],
      speed: null,
      isUp: null,
      poe: null,
      connectedTo: null,
    };
    expect(changeView('assets', 'interfaces', [port], [{ ...port, vlans: [20] }], names)).toMatchObject({
      is: 'list',
      changed: [{ before: 'Gi1, VLAN 10', after: 'Gi1, VLAN 20' }],
    });
    expect(changeView('tickets', 'assetIds', [], ['a1', 'a2'], names)).toMatchObject({
      added: ['oak-sw01', 'a record that is not here'],
    });
    expect(changeView('people', 'phones', ['1', '2'], ['2', '1'], names)).toMatchObject({ isReordered: true });
  });

  test('of a move the notes on what was done', () => {
    const before = { is: 'in-progress', hold: null, resolution: null };
    const after = { is: 'resolved', hold: null, resolution: { code: 'fixed', notes: 'Cold start.' } };
    expect(changeView('tickets', 'state', before, after, names)).toEqual({
      is: 'parts',
      parts: [
        { label: 'State', before: 'In progress', after: 'Resolved, fixed' },
        { label: 'Resolution', before: '', after: 'Fixed' },
        { label: 'What was done', before: '', after: 'Cold start.' },
      ],
    });
  });
});
