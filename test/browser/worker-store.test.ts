import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyAnswers as applyAnswersAs, applyPage, type Page } from '#renderer/worker/apply.ts';
import { EventTime } from '#renderer/worker/event-time.ts';
import { project } from '#renderer/worker/projection.ts';
import type { RecordStore } from '#renderer/worker/record-store.ts';
import { Records } from '#renderer/worker/records.ts';
import { openSyncDb } from '#renderer/worker/sync-db.ts';
import { checkpointOf, type SyncStore } from '#renderer/worker/sync-store.ts';
import { commit, type WriteDoor } from '#renderer/worker/write-door.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { createIdSource } from '#shared/lib/ids.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import { createRecord } from '#shared/sync/replay.ts';
import type { Answer, PushResponse, Row } from '#shared/wire/contract.ts';

const ORG = '0198c0de-0000-7000-8000-00000000000a';
const ASSET = '0198c0de-0000-7000-8000-000000000040';
const TICKET = '0198c0de-0000-7000-8000-000000000050';
const INES = '0198c0de-0000-7000-8000-000000000030';
const EPOCH = 'e1';
const AT = '2026-11-24T10:00:00.000Z';

let count = 0;
let name = '';
let store: SyncStore;
let records: Records;
let door: WriteDoor;

/** Opens the laptop's databases, as after a start. */
async function start(): Promise<void> {
  store = await openSyncDb(`sync-${name}`);
  await store.write(async ({ meta }) => {
    if (!(await meta.get('checkpoint'))) await meta.set('checkpoint', { epoch: EPOCH, seq: 0, scope: 0 });
  });
  records = await Records.open(`records-${name}`);
  const clock = { now: () => Date.parse(AT), elapsed: () => performance.now() };
  door = {
    store,
    records,
    actor: { personId: INES, roles: ['technician'], organizations: [ORG], isOffice: false },
    device: { id: 'd1', code: 'A1' },
    time: new EventTime(clock, store),
    newId: createIdSource(Date.now, (length) => crypto.getRandomValues(new Uint8Array(length))),
    onDurable: async () => undefined,
    onCommitted: async () => undefined,
    onProjectionFailed: () => undefined,
  };
}

/** Ends the app as a crash does: what is open is closed, nothing more is done. */
async function crash(): Promise<void> {
  await records.close();
  store.close();
}

beforeEach(async () => {
  count += 1;
  name = `${Date.now()}-${count}`;
  await start();
});
afterEach(crash);

const row = (collection: Row['collection'], id: string, rev: number, values: Record<string, unknown>): Row => {
  const changes = Object.fromEntries(Object.entries(values).map(([key, after]) => [key, { after: after as never }]));
  const made = createRecord(
    { collection, id, organizationId: ORG, base: { epoch: EPOCH, rev: 0 }, create: true, changes },
    { author: 'office', at: AT },
    EPOCH,
  );
  return { collection, record: { ...made, rev } as Row['record'] };
};
const asset = (rev: number, values: Record<string, unknown> = {}): Row =>
  row('assets', ASSET, rev, { name: 'oak-ng-csw01', firmware: '17.9.4', ...values });

const page = (from: number, to: number, rows: Row[]) => ({
  from: { epoch: EPOCH, seq: from, scope: 0 },
  to: { epoch: EPOCH, seq: to, scope: 0 },
  rows,
  exits: [],
});
const draft = (values: Record<string, unknown>, more: Partial<EditDraft> = {}): EditDraft => ({
  collection: 'assets',
  id: ASSET,
  organizationId: ORG,
  values,
  ...more,
});
const answered = (command: string, seq: number, more: Partial<Answer>): PushResponse => ({
  at: { epoch: EPOCH, seq, scope: 0 },
  officeTime: AT,
  nextN: 2,
  answers: [{ command, verdict: 'applied', records: [], hidden: [], unknown: [], ...more }],
});
const applyAnswers = (to: SyncStore, shown: RecordStore, response: PushResponse) =>
  applyAnswersAs(to, shown, response, () => true);
const receive = (received: Page) => applyPage(store, records, received, AT);
const outbox = () => store.read((tables) => tables.outbox.all());
const bases = () => store.read((tables) => tables.bases.all());
const baseOf = async (id: string) => (await bases()).find((one) => one.id === id);
const shown = (): Promise<AnyRecord | undefined> => records.byId('assets', ASSET);
const edits = async (...drafts: EditDraft[]): Promise<string> => {
  const saved = await commit(door, drafts);
  if (!saved.ok) throw new Error(saved.error.message);
  return saved.value.command;
};

describe('[S4] the write door', () => {
  test('appends the command, keeps the office copy as base, and shows the result', async () => {
    await receive(page(0, 5, [asset(5)]));
    await edits(draft({ firmware: '17.9.5' }));
    const [command] = await outbox();
    expect(command).toMatchObject({ n: 1, author: INES, device: 'd1' });
    expect(command?.edits[0]).toMatchObject({
      base: { epoch: EPOCH, rev: 5 },
      changes: { firmware: { before: '17.9.4', after: '17.9.5' } },
    });
    expect((await baseOf(ASSET))?.record).toMatchObject({ firmware: '17.9.4', rev: 5 });
    expect(await shown()).toMatchObject({ firmware: '17.9.5' });
  });

  test('a later edit names the unsent command its value came from', async () => {
    await receive(page(0, 5, [asset(5)]));
    const first = await edits(draft({ firmware: 'B' }));
    await edits(draft({ firmware: 'C' }));
    const [, second] = await outbox();
    expect(second?.edits[0]?.changes.firmware).toEqual({ before: 'B', after: 'C', on: first });
    expect((await baseOf(ASSET))?.record?.firmware).toBe('17.9.4');
  });

  test('a refusal of the rules writes nothing', async () => {
    await receive(page(0, 5, [asset(5)]));
    const refused = await commit(door, [draft({ firmware: 'B' }), draft({ name: ' ' })]);
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid', field: 'name', edit: 1 } });
    expect(await outbox()).toHaveLength(0);
    expect(await shown()).toMatchObject({ firmware: '17.9.4' });
  });

  test('an edit that changes nothing is no command', async () => {
    await receive(page(0, 5, [asset(5)]));
    await edits(draft({ firmware: '17.9.4' }));
    expect(await outbox()).toHaveLength(0);
  });

  test('a kill after the append and before the records were written is repaired at the next start', async () => {
    await receive(page(0, 5, [asset(5)]));
    const put = records.put;
    records.put = () => Promise.reject(new Error('killed'));
    await edits(draft({ firmware: 'B' }));
    records.put = put;
    expect(await shown()).toMatchObject({ firmware: '17.9.4' });
    await crash();
    await start();
    await project(store, records);
    expect(await shown()).toMatchObject({ firmware: 'B' });
    expect(await outbox()).toHaveLength(1);
  });

  test('numbers come from the block, once each, and are provisional when it is spent', async () => {
    await store.write((tables) => tables.blocks.put([{ series: 'INC', from: 7, to: 8, next: 7 }]));
    const numbers: unknown[] = [];
    for (const n of [1, 2, 3]) {
      const id = `${TICKET.slice(0, -1)}${n}`;
      await edits({
        collection: 'tickets',
        id,
        organizationId: ORG,
        create: true,
        values: { kind: 'incident', title: 'x' },
      });
      numbers.push((await records.byId('tickets', id))?.number);
    }
    expect(numbers).toEqual(['INC0000007', 'INC0000008', 'INC~A1-3']);
  });
});

describe('[S6] pages of the office', () => {
  test('applying a page twice does no harm; one that starts elsewhere is dropped', async () => {
    expect(await receive(page(0, 5, [asset(5)]))).not.toBeNull();
    expect(await receive(page(0, 5, [asset(5)]))).toBeNull();
    expect(await receive(page(9, 12, [asset(12, { firmware: 'Z' })]))).toBeNull();
    expect(await shown()).toMatchObject({ firmware: '17.9.4', rev: 5 });
    expect(await store.read(checkpointOf)).toMatchObject({ seq: 5 });
  });

  test('an older revision never overwrites a newer one', async () => {
    await receive(page(0, 5, [asset(5)]));
    await receive(page(5, 6, [asset(3, { firmware: 'old' })]));
    expect(await shown()).toMatchObject({ firmware: '17.9.4', rev: 5 });
  });

  test('a record with unsent edits gets the new base, and the edits stay on top', async () => {
    await receive(page(0, 5, [asset(5)]));
    await edits(draft({ firmware: 'B' }));
    await receive(page(5, 6, [asset(6, { serial: 'S1' })]));
    expect(await shown()).toMatchObject({ firmware: 'B', serial: 'S1', rev: 6 });
    expect((await baseOf(ASSET))?.record).toMatchObject({ firmware: '17.9.4', serial: 'S1' });
  });

  test('a record that this version cannot read goes to quarantine and the rest is applied', async () => {
    const odd = row('tickets', TICKET, 4, { title: 'x', number: 'INC0000001' });
    (odd.record as AnyRecord).state = { is: 'teleported', hold: null, resolution: null };
    expect(await receive(page(0, 5, [odd, asset(5)]))).not.toBeNull();
    expect(await store.read((tables) => tables.quarantine.all())).toMatchObject([
      { id: TICKET, collection: 'tickets' },
    ]);
    expect(await records.byId('tickets', TICKET)).toBeUndefined();
    expect(await shown()).toBeDefined();
    // A later revision that it can read needs no waiting copy of the one before.
    const mended = row('tickets', TICKET, 6, { title: 'x', number: 'INC0000001' });
    await receive(page(5, 6, [mended]));
    expect(await store.read((tables) => tables.quarantine.all())).toEqual([]);
    expect((await records.byId('tickets', TICKET))?.rev).toBe(6);
  });

  test('[S20] of a client that left nothing stays in quarantine', async () => {
    const odd = row('tickets', TICKET, 4, { title: 'canary-4711', number: 'INC0000001', state: { is: 'teleported' } });
    await receive(page(0, 5, [odd]));
    expect(await store.read((tables) => tables.quarantine.all())).toHaveLength(1);
    await receive({ ...page(5, 6, []), exits: [{ collection: 'tickets', id: TICKET, rev: 6, epoch: EPOCH }] });
    expect(await store.read((tables) => tables.quarantine.all())).toEqual([]);
  });

  test('a record that left the scope is gone from the records, its content too', async () => {
    await receive(page(0, 5, [asset(5, { notes: 'canary-4711' })]));
    const exit = { collection: 'assets' as const, id: ASSET, rev: 6, epoch: EPOCH };
    await receive({ ...page(5, 6, []), exits: [exit] });
    expect(await shown()).toBeUndefined();
    const stored = await records.collection('assets').storageInstance.findDocumentsById([ASSET], true);
    expect(JSON.stringify(stored)).not.toContain('canary-4711');
  });

  test('[S20] a client that is no longer granted leaves as a whole: every kind of record, its bases, but nothing newer', async () => {
    const id = (n: number): string => `0198c0de-0000-7000-8000-${String(10_000 + n).padStart(12, '0')}`;
    const many = Array.from({ length: 700 }, (_, n) =>
      row(n % 2 ? 'assets' : 'sites', id(n), n + 1, { name: `gone-${n}` }),
    );
    await receive(page(0, 1000, [...many, asset(1000)]));
    await edits(draft({ serial: 'unsent' }, { id: id(1) }));
    const exits = [
      ...many.map(({ collection, record }) => ({ collection, id: record.id, rev: record.rev, epoch: EPOCH })),
      { collection: 'assets' as const, id: ASSET, rev: 999, epoch: EPOCH },
      { collection: 'tickets' as const, id: TICKET, rev: 999, epoch: EPOCH },
    ];
    await receive({ ...page(1000, 1001, []), exits });
    const ids = many.map((one) => one.record.id);
    expect((await records.byIds('assets', ids)).size + (await records.byIds('sites', ids)).size).toBe(0);
    expect(await bases()).toEqual([]);
    expect((await shown())?.rev).toBe(1000);
  });
});

describe('[S10] answers of the office', () => {
  test('applied: the entry leaves the outbox, the base leaves, the record is the office copy', async () => {
    await receive(page(0, 5, [asset(5)]));
    const command = await edits(draft({ firmware: 'B' }));
    await applyAnswers(store, records, answered(command, 6, { records: [asset(6, { firmware: 'B' })] }));
    expect(await outbox()).toHaveLength(0);
    expect(await bases()).toEqual([]);
    expect(await shown()).toMatchObject({ firmware: 'B', rev: 6 });
    expect(await store.read((tables) => tables.sent.latest(9))).toMatchObject([{ n: 1, verdict: 'applied' }]);
  });

  test('[S19] refused: it lies in the tray, the record returns to the office copy with later edits on top', async () => {
    await receive(page(0, 5, [asset(5)]));
    const bad = await edits(draft({ firmware: 'B' }));
    await edits(draft({ serial: 'S1' }));
    const refusal = { verdict: 'refused' as const, code: 'permission', message: 'No.', records: [asset(5)] };
    await applyAnswers(store, records, answered(bad, 6, refusal));
    expect(await store.read((tables) => tables.refused.all())).toMatchObject([
      { id: bad, code: 'permission', message: 'No.' },
    ]);
    expect(await shown()).toMatchObject({ firmware: '17.9.4', serial: 'S1' });
  });

  test('a refused creation takes the record away and keeps its content in the tray', async () => {
    const command = await edits(draft({ name: 'new' }, { create: true }));
    await applyAnswers(store, records, answered(command, 6, { verdict: 'refused', unknown: [ASSET] }));
    expect(await shown()).toBeUndefined();
    expect((await store.read((tables) => tables.refused.byId(command)))?.command.edits[0]?.changes.name?.after).toBe(
      'new',
    );
    expect(await bases()).toEqual([]);
  });

  test('V9: applied without a record folds the edit into the base', async () => {
    await receive(page(0, 5, [asset(5)]));
    const command = await edits(draft({ firmware: 'B' }));
    await applyAnswers(store, records, answered(command, 6, { hidden: [ASSET] }));
    expect(await shown()).toMatchObject({ firmware: 'B' });
    expect(await outbox()).toHaveLength(0);
  });

  test('the records of an answer read before the checkpoint are ignored; the verdict counts', async () => {
    await receive(page(0, 5, [asset(5)]));
    const command = await edits(draft({ firmware: 'B' }));
    await receive(page(5, 9, [asset(9, { firmware: 'C' })]));
    await applyAnswers(store, records, answered(command, 6, { records: [asset(6, { firmware: 'B' })] }));
    expect(await outbox()).toHaveLength(0);
    expect(await shown()).toMatchObject({ firmware: 'C', rev: 9 });
  });

  test('an answer of another epoch is ignored', async () => {
    await receive(page(0, 5, [asset(5)]));
    const command = await edits(draft({ firmware: 'B' }));
    const other = answered(command, 6, { records: [asset(6, { firmware: 'B' })] });
    await applyAnswers(store, records, { ...other, at: { ...other.at, epoch: 'e2' } });
    expect(await outbox()).toHaveLength(1);
  });

  test('V4: a kill between the verdict and the records is repaired at the next start', async () => {
    await receive(page(0, 5, [asset(5)]));
    const command = await edits(draft({ firmware: 'B' }));
    const put = records.put;
    records.put = () => Promise.reject(new Error('killed'));
    const refusal = { verdict: 'refused' as const, records: [asset(5)] };
    await expect(applyAnswers(store, records, answered(command, 6, refusal))).rejects.toThrow('killed');
    records.put = put;
    await crash();
    await start();
    await project(store, records);
    expect(await shown()).toMatchObject({ firmware: '17.9.4' });
    expect(await bases()).toEqual([]);
  });

  test('the same answer twice settles once', async () => {
    await receive(page(0, 5, [asset(5)]));
    const command = await edits(draft({ firmware: 'B' }));
    const answer = answered(command, 6, { records: [asset(6, { firmware: 'B' })] });
    await applyAnswers(store, records, answer);
    expect(await applyAnswers(store, records, answer)).toEqual([]);
    expect(await store.read((tables) => tables.sent.latest(9))).toHaveLength(1);
  });
});
