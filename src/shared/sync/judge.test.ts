import { describe, expect, test } from 'vitest';
import { OFFICE_ACTOR } from '#shared/domain/permissions.ts';
import {
  ASSET,
  edit,
  FOREIGN_SITE,
  furnishedOffice,
  INES,
  ORG,
  OTHER_ORG,
  PIET,
  SITE,
  Technician,
  TICKET,
  TOM,
  technician,
} from '#test/support/memory-office.ts';

const NEW = '0198c0de-0000-7000-8000-000000000099';
const progress = { is: 'in-progress', hold: null, resolution: null };
const resolved = { is: 'resolved', hold: null, resolution: { code: 'fixed', notes: 'Fuse F2 replaced.' } };
const closed = { ...resolved, is: 'closed' };

describe('[S15] a field is merged by value', () => {
  test('an edit whose before is true is applied', () => {
    const { office, ines } = furnishedOffice();
    expect(ines.see(ASSET).does(edit('assets', ASSET, { firmware: '17.9.5' }))).toEqual({ kind: 'applied' });
    expect(office.record(ASSET)).toMatchObject({ firmware: '17.9.5', updatedBy: INES });
  });

  test('two people who change different fields both have it', () => {
    const { office, ines, tom } = furnishedOffice();
    ines.see(ASSET);
    tom.see(ASSET);
    ines.does(edit('assets', ASSET, { firmware: '17.9.5' }));
    expect(tom.does(edit('assets', ASSET, { serial: 'FCW2447L0QP' })).kind).toBe('applied');
    expect(office.record(ASSET)).toMatchObject({ firmware: '17.9.5', serial: 'FCW2447L0QP', conflicts: {} });
  });

  test('two people who write the same value agree', () => {
    const { office, ines, tom } = furnishedOffice();
    ines.see(ASSET);
    tom.see(ASSET);
    ines.does(edit('assets', ASSET, { firmware: '17.9.5' }));
    expect(tom.does(edit('assets', ASSET, { firmware: '17.9.5' })).kind).toBe('applied');
    expect(office.lines.at(-1)?.outcome).toBe('unchanged');
  });

  test("ask: the office's value stands, the other is kept on the record with author, device and time", () => {
    const { office, ines, tom } = furnishedOffice();
    ines.see(ASSET);
    tom.see(ASSET);
    ines.does(edit('assets', ASSET, { firmware: '17.9.5' }));
    expect(tom.does(edit('assets', ASSET, { firmware: '17.12.1' })).kind).toBe('applied-with-conflicts');
    expect(office.record(ASSET).firmware).toBe('17.9.5');
    expect(office.record(ASSET).conflicts['firmware|tom-1']).toMatchObject({
      field: 'firmware',
      value: '17.12.1',
      before: '17.9.4',
      author: TOM,
      device: 'tom',
    });
  });

  test('union: adds and removes of both are merged', () => {
    const { office, ines, tom } = furnishedOffice();
    ines.see(ASSET);
    tom.see(ASSET);
    ines.does(edit('assets', ASSET, { tags: ['core', 'poe'] }));
    tom.does(edit('assets', ASSET, { tags: ['b1'] }));
    expect(office.record(ASSET).tags).toEqual(['poe', 'b1']);
  });

  test('text: lines of both are merged, a line that both changed is asked about', () => {
    const { office, ines, tom } = furnishedOffice();
    ines.see(ASSET);
    tom.see(ASSET);
    ines.does(edit('assets', ASSET, { notes: 'ONE\ntwo\nthree\nfour\nfive' }));
    tom.does(edit('assets', ASSET, { notes: 'one\ntwo\nthree\nfour\nFIVE' }));
    expect(office.record(ASSET).notes).toBe('ONE\ntwo\nthree\nfour\nFIVE');
    tom.see(ASSET);
    ines.see(ASSET);
    ines.does(edit('assets', ASSET, { notes: 'ONE\ntwo\nDREI\nfour\nFIVE' }));
    const verdict = tom.does(edit('assets', ASSET, { notes: 'ONE\ntwo\nTROIS\nfour\nFIVE' }));
    expect(verdict.kind).toBe('applied-with-conflicts');
  });

  test('latest: the later verification stands, whichever arrives first', () => {
    const { office, ines, tom } = furnishedOffice();
    ines.see(ASSET);
    tom.see(ASSET);
    const late = { at: '2026-11-24T11:00:00.000Z', by: INES };
    ines.does(edit('assets', ASSET, { verified: late }));
    expect(tom.does(edit('assets', ASSET, { verified: { at: '2026-11-24T09:00:00.000Z', by: TOM } })).kind).toBe(
      'applied',
    );
    expect(office.record(ASSET).verified).toEqual(late);
    expect(office.lines.at(-1)?.outcome).toBe('outdated');
  });

  test('V6: three edits of one field offline are one conflict with a colleague, not three', () => {
    const { office, ines, tom } = furnishedOffice();
    ines.see(ASSET);
    tom.see(ASSET).does(edit('assets', ASSET, { firmware: 'X' }));
    const chain = ['B', 'C', 'D'].map((value, i) =>
      ines.command([{ ...edit('assets', ASSET, { firmware: value }), ...(i > 0 ? { on: `ines-${i}` } : {}) }]),
    );
    for (const one of chain) office.take(one, ines.actor);
    expect(office.record(ASSET).firmware).toBe('X');
    expect(Object.keys(office.record(ASSET).conflicts)).toEqual(['firmware|ines-3']);
    expect(office.record(ASSET).conflicts['firmware|ines-3']?.value).toBe('D');
  });

  test('V6: an edit that started from a refused one is judged by what that one started from', () => {
    const { office, ines } = furnishedOffice();
    ines.see(ASSET);
    const bad = ines.command([edit('assets', ASSET, { firmware: 'B', source: { system: 'x', key: 'y' } })]);
    const good = ines.command([{ ...edit('assets', ASSET, { firmware: 'C' }), on: bad.id }]);
    expect(office.take(bad, ines.actor)).toMatchObject({ kind: 'refused', code: 'field-permission' });
    expect(office.take(good, ines.actor).kind).toBe('applied');
    expect(office.record(ASSET).firmware).toBe('C');
  });
});

describe('[S16] coupled fields and reachable states', () => {
  test('state, hold reason and resolution move as one', () => {
    const { office, ines, tom } = furnishedOffice();
    ines.see(TICKET).does(edit('tickets', TICKET, { state: progress }));
    ines.see(TICKET);
    tom.see(TICKET);
    ines.does(edit('tickets', TICKET, { state: resolved }));
    const verdict = tom.does(edit('tickets', TICKET, { state: { is: 'on-hold', hold: 'part', resolution: null } }));
    expect(verdict.kind).toBe('applied-with-conflicts');
    expect(office.record(TICKET).state).toEqual(resolved);
  });

  test('a move that is not legal from where the ticket stands is refused', () => {
    const { ines } = furnishedOffice();
    expect(ines.see(TICKET).does(edit('tickets', TICKET, { state: resolved }))).toMatchObject({
      kind: 'refused',
      code: 'illegal-move',
    });
  });

  test('the level of a priority is recomputed, whatever the edit says', () => {
    const { office, ines } = furnishedOffice();
    const wrong = { impact: 'high', urgency: 'high', override: null, reason: '', level: 5 };
    ines.see(TICKET).does(edit('tickets', TICKET, { priority: wrong }));
    expect(office.record(TICKET).priority).toMatchObject({ level: 1 });
  });

  test('an override of the priority needs a reason', () => {
    const { ines } = furnishedOffice();
    const bare = { impact: 'low', urgency: 'low', override: 1, reason: ' ', level: 1 };
    expect(ines.see(TICKET).does(edit('tickets', TICKET, { priority: bare }))).toMatchObject({
      code: 'missing-reason',
    });
  });

  test('a closed ticket takes no more edits, and says so', () => {
    const { office, ines } = furnishedOffice();
    ines.see(TICKET);
    const root = new Technician('root', OFFICE_ACTOR, office);
    root.see(TICKET).does(edit('tickets', TICKET, { state: closed }));
    expect(ines.does(edit('tickets', TICKET, { title: 'Phones down again' }))).toMatchObject({
      kind: 'refused',
      code: 'final',
    });
  });
});

describe('[S12] identity, permission, tenancy', () => {
  test('a command in the name of somebody else is refused', () => {
    const { office, ines, tom } = furnishedOffice();
    const forged = ines.see(ASSET).command([edit('assets', ASSET, { firmware: 'x' })]);
    expect(office.take(forged, tom.actor)).toMatchObject({ kind: 'refused', code: 'permission' });
  });

  test('a record of a client that is not granted cannot be written', () => {
    const { office } = furnishedOffice();
    const outsider = new Technician('out', technician(TOM, [OTHER_ORG]), office);
    expect(outsider.see(ASSET).does(edit('assets', ASSET, { firmware: 'x' }))).toMatchObject({ code: 'permission' });
  });

  test('a record cannot be moved to a client that is not granted', () => {
    const { office } = furnishedOffice();
    const dispatcher = new Technician('d', { ...technician(TOM), roles: ['dispatcher'] }, office);
    expect(dispatcher.see(ASSET).does(edit('assets', ASSET, { organizationId: OTHER_ORG }))).toMatchObject({
      code: 'permission',
    });
  });

  test('fields that only the office or a manager writes are refused', () => {
    const { ines } = furnishedOffice();
    ines.see(ASSET, TICKET);
    expect(ines.does(edit('assets', ASSET, { organizationId: OTHER_ORG }))).toMatchObject({ code: 'field-permission' });
    expect(ines.does(edit('tickets', TICKET, { number: 'INC0000001' }))).toMatchObject({ code: 'field-permission' });
  });

  test('a viewer writes nothing', () => {
    const { office } = furnishedOffice();
    const viewer = new Technician('v', { ...technician(TOM), roles: ['viewer'] }, office);
    expect(viewer.see(ASSET).does(edit('assets', ASSET, { firmware: 'x' }))).toMatchObject({ code: 'permission' });
  });

  test('a record cannot name one of another client, nor one that is not there', () => {
    const { ines } = furnishedOffice();
    ines.see(TICKET);
    expect(ines.does(edit('tickets', TICKET, { siteId: FOREIGN_SITE }))).toMatchObject({ code: 'reference' });
    ines.see(TICKET);
    expect(ines.does(edit('tickets', TICKET, { siteId: NEW }))).toMatchObject({ code: 'reference' });
    ines.see(TICKET);
    expect(ines.does(edit('tickets', TICKET, { siteId: SITE })).kind).toBe('applied');
  });

  test('a technician who has left gets no more work', () => {
    const { ines } = furnishedOffice();
    expect(ines.see(TICKET).does(edit('tickets', TICKET, { assigneeId: PIET }))).toMatchObject({
      code: 'inactive-technician',
    });
  });

  test('a number that was not leased to the device is refused; a provisional one becomes final', () => {
    const { office, ines } = furnishedOffice();
    const thief = new Technician('thief', technician(INES), office);
    const make = (number: string) => edit('tickets', NEW, { kind: 'incident', number, title: 'New' }, { create: true });
    expect(thief.does(make('INC0000777'))).toMatchObject({ code: 'number' });
    expect(ines.does(make('INC~A1-1')).kind).toBe('applied');
    expect(office.record(NEW)).toMatchObject({ number: 'INC0009001', provisionalNumber: 'INC~A1-1' });
  });
});

describe('[S10] [S11] a command is applied whole or refused whole', () => {
  test('one bad edit among good ones changes nothing', () => {
    const { office, ines } = furnishedOffice();
    const seq = office.seq;
    const verdict = ines
      .see(ASSET, TICKET)
      .does(edit('assets', ASSET, { firmware: '17.9.5' }), edit('tickets', TICKET, { title: '' }));
    expect(verdict).toMatchObject({ kind: 'refused', code: 'invalid', edit: 1 });
    expect(office.record(ASSET).firmware).toBe('17.9.4');
    expect(office.seq).toBe(seq);
  });

  test('what refers to a record whose creation was refused is refused with it, and says which', () => {
    const { ines } = furnishedOffice();
    const bad = ines.does(edit('assets', NEW, { name: '' }, { create: true }));
    expect(bad).toMatchObject({ kind: 'refused', code: 'invalid' });
    expect(ines.does(edit('assets', NEW, { firmware: '1' }))).toMatchObject({
      code: 'creation-refused',
      because: 'ines-1',
    });
    expect(ines.see(TICKET).does(edit('tickets', TICKET, { assetIds: [NEW] }))).toMatchObject({
      code: 'creation-refused',
      because: 'ines-1',
    });
  });

  test('[S11] every judged field has one history line, with what the edit itself wanted where that differs', () => {
    const { office, ines, tom } = furnishedOffice();
    ines.see(ASSET);
    tom.see(ASSET);
    const from = office.lines.length;
    ines.does(edit('assets', ASSET, { firmware: 'B', tags: ['core', 'x'] }));
    tom.does(edit('assets', ASSET, { firmware: 'C', tags: ['core', 'y'] }));
    expect(
      office.lines.slice(from).map((line) => [line.field, line.outcome, line.before, line.after, line.wanted?.after]),
    ).toEqual([
      ['firmware', 'applied', '17.9.4', 'B', undefined],
      ['tags', 'applied', ['core'], ['core', 'x'], undefined],
      ['firmware', 'conflict', 'B', 'B', 'C'],
      ['tags', 'merged', ['core', 'x'], ['core', 'x', 'y'], ['core', 'y']],
    ]);
  });

  test('holding for the caller needs a note to the client in the same command', () => {
    const { ines } = furnishedOffice();
    ines.see(TICKET).does(edit('tickets', TICKET, { state: progress }));
    ines.see(TICKET);
    const hold = edit('tickets', TICKET, { state: { is: 'on-hold', hold: 'caller', resolution: null } });
    expect(ines.does(hold)).toMatchObject({ code: 'missing-client-note' });
    ines.see(TICKET);
    const note = edit(
      'activities',
      NEW,
      { kind: 'note', body: 'Which door?', audience: 'client', parent: { collection: 'tickets', id: TICKET } },
      { create: true },
    );
    expect(ines.does(hold, note).kind).toBe('applied');
  });
});

describe('[S13] the office is an author too', () => {
  test("a person's earlier reopen outranks the automatic close that came before it arrived", () => {
    const { office, ines } = furnishedOffice();
    const root = new Technician('root', OFFICE_ACTOR, office);
    root.see(TICKET).does(edit('tickets', TICKET, { state: resolved }));
    ines.see(TICKET);
    root.see(TICKET).does(edit('tickets', TICKET, { state: closed }));
    expect(ines.does(edit('tickets', TICKET, { state: progress })).kind).toBe('applied');
    expect(office.record(TICKET).state).toEqual(progress);
  });
});

describe('[S17] conflicts are data and are settled by ordinary edits', () => {
  function conflicted() {
    const all = furnishedOffice();
    all.ines.see(ASSET);
    all.tom.see(ASSET);
    all.ines.does(edit('assets', ASSET, { firmware: 'B' }));
    all.tom.does(edit('assets', ASSET, { firmware: 'C' }));
    return { ...all, key: 'firmware|tom-1' };
  }

  test('taking the other value settles it', () => {
    const { office, ines, key } = conflicted();
    expect(ines.see(ASSET).does(edit('assets', ASSET, { firmware: 'C' }, { settles: key })).kind).toBe('applied');
    expect(office.record(ASSET)).toMatchObject({ firmware: 'C', conflicts: {}, settled: { [key]: 'ines-2' } });
  });

  test('keeping what stands settles it and is no conflict, even when somebody settled otherwise meanwhile', () => {
    const { office, ines, tom, key } = conflicted();
    ines.see(ASSET);
    tom.see(ASSET).does(edit('assets', ASSET, { firmware: 'C' }, { settles: key }));
    expect(ines.does(edit('assets', ASSET, { firmware: 'B' }, { settles: key })).kind).toBe('applied');
    expect(office.record(ASSET).conflicts).toEqual({});
  });

  test('V10: a settled key never opens again', () => {
    const { office, ines, tom, key } = conflicted();
    ines.see(ASSET).does(edit('assets', ASSET, { firmware: 'B' }, { settles: key }));
    const loser = tom.command([edit('assets', ASSET, { firmware: 'C' })]);
    office.take(
      {
        ...loser,
        id: 'tom-1',
        edits: loser.edits.map((one) => ({ ...one, changes: { firmware: { before: '17.9.4', after: 'C' } } })),
      },
      tom.actor,
    );
    expect(office.record(ASSET).conflicts).toEqual({});
  });

  test("V3: a delete over another person's newer edit changes nothing and is kept", () => {
    const { office, ines, tom } = furnishedOffice();
    tom.see(ASSET);
    ines.see(ASSET).does(edit('assets', ASSET, { firmware: 'B' }));
    expect(tom.does(edit('assets', ASSET, { deleted: true })).kind).toBe('applied-with-conflicts');
    expect(office.record(ASSET).deleted).toBe(false);
  });

  test('V3: an edit of a deleted record changes nothing and is kept; bringing it back is allowed', () => {
    const { office, ines, tom } = furnishedOffice();
    ines.see(ASSET);
    tom.see(ASSET).does(edit('assets', ASSET, { deleted: true }));
    expect(ines.does(edit('assets', ASSET, { firmware: 'B' })).kind).toBe('applied-with-conflicts');
    expect(office.record(ASSET)).toMatchObject({ deleted: true, firmware: '17.9.4' });
    expect(tom.see(ASSET).does(edit('assets', ASSET, { deleted: false })).kind).toBe('applied');
  });
});

test('the organization of the test client is the one edits go to', () => {
  expect(furnishedOffice().office.record(ASSET).organizationId).toBe(ORG);
});
