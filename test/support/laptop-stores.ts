import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RecordStore } from '#renderer/worker/record-store.ts';
import type { SyncStore } from '#renderer/worker/sync-store.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { Command } from '#shared/sync/command.ts';

/** A kind of laptop storage: opened on a disk of that name, again after it was closed. */
export interface LaptopStorage {
  openSync(disk: string): Promise<SyncStore>;
  openRecords(disk: string): Promise<RecordStore>;
}

const AT = '2026-11-24T10:00:00.000Z';
const idOf = (n: number): string => `0198c0de-0000-7000-8000-${String(n).padStart(12, '0')}`;

const command = (n: number, ...touches: number[]): Command => ({
  id: `c${n}`,
  n,
  device: 'd1',
  author: 'ines',
  at: AT,
  deviceAt: AT,
  edits: touches.map((one) => ({
    collection: 'assets',
    id: idOf(one),
    organizationId: null,
    base: { epoch: 'e1', rev: 0 },
    changes: { name: { before: 'a', after: 'b' } },
  })),
});

const record = (n: number, values: Record<string, unknown> = {}): AnyRecord => ({
  id: idOf(n),
  organizationId: null,
  rev: n,
  epoch: 'e1',
  createdAt: AT,
  createdBy: 'ines',
  updatedAt: AT,
  updatedBy: 'ines',
  deleted: false,
  conflicts: {},
  settled: {},
  name: `asset ${n}`,
  place: { siteId: null },
  ...values,
});

const refused = (n: number, refusedAt: string) => ({
  id: `c${n}`,
  command: command(n, n),
  code: 'internal',
  message: '',
  edit: 0,
  because: null,
  refusedAt,
});

let count = 0;

/** What every sync store of a laptop promises (S3). */
export function syncStoreSuite(storage: LaptopStorage): void {
  describe('[S3] what sync keeps', () => {
    let disk = '';
    let store: SyncStore;
    beforeEach(async () => {
      disk = `sync-suite-${Date.now()}-${++count}`;
      store = await storage.openSync(disk);
    });
    afterEach(() => store.close());

    const outbox = () => store.read(async (tables) => (await tables.outbox.all()).map((one) => one.n));

    test('the outbox is in the order of its numbers, and survives a restart', async () => {
      await store.write((tables) => tables.outbox.add([command(10, 1), command(2, 2)]));
      await store.write((tables) => tables.outbox.add([command(3, 1)]));
      store.close();
      store = await storage.openSync(disk);
      expect(await outbox()).toEqual([2, 3, 10]);
      await store.read(async (tables) => {
        expect((await tables.outbox.first(2)).map((one) => one.id)).toEqual(['c2', 'c3']);
        expect(await tables.outbox.count()).toBe(3);
        expect(await tables.outbox.byId('c10')).toEqual(command(10, 1));
        expect(await tables.outbox.byId('c11')).toBeUndefined();
      });
    });

    test('[S4] the unsent commands of some records are found in order, each once', async () => {
      await store.write((tables) =>
        tables.outbox.add([command(2, 1, 1, 2), command(1, 2), command(3, 3), command(4, 1)]),
      );
      const touching = (...ids: number[]) =>
        store.read(async (tables) => (await tables.outbox.touching(ids.map(idOf))).map((one) => one.n));
      expect(await touching(1, 2)).toEqual([1, 2, 4]);
      expect(await touching(3, 9)).toEqual([3]);
      expect(await touching()).toEqual([]);
      await store.write((tables) => tables.outbox.drop(2));
      expect(await touching(1, 2)).toEqual([1, 4]);
      expect(await store.read((tables) => tables.outbox.touching([idOf(1)]))).toEqual([command(4, 1)]);
      await store.write((tables) => tables.outbox.clear());
      expect(await touching(1, 2, 3)).toEqual([]);
    });

    test('a transaction happens whole or not at all', async () => {
      await store.write((tables) => tables.outbox.add([command(1, 1)]));
      const failing = store.write(async (tables) => {
        await tables.outbox.drop(1);
        await tables.bases.put([{ id: idOf(1), collection: 'assets', record: null }]);
        await tables.meta.set('n', 7);
        throw new Error('planted');
      });
      await expect(failing).rejects.toThrow('planted');
      expect(await outbox()).toEqual([1]);
      expect(await store.read((tables) => tables.outbox.touching([idOf(1)]))).toHaveLength(1);
      expect(await store.read((tables) => tables.bases.all())).toEqual([]);
      expect(await store.read((tables) => tables.meta.get('n'))).toBeUndefined();
    });

    test('[S4] no number is given twice: the second command of that number is not written, nor what came with it', async () => {
      await store.write((tables) => tables.outbox.add([command(1, 1)]));
      const second = store.write(async (tables) => {
        await tables.meta.set('n', 1);
        await tables.outbox.add([{ ...command(1, 2), id: 'other' }]);
      });
      await expect(second).rejects.toThrow();
      expect(await store.read((tables) => tables.outbox.byId('c1'))).toBeDefined();
      expect(await store.read((tables) => tables.meta.get('n'))).toBeUndefined();
    });

    test('transactions take turns, each seeing what the one before it left', async () => {
      const bump = () => store.write(async (tables) => tables.meta.set('n', ((await tables.meta.get('n')) ?? 0) + 1));
      await Promise.all(Array.from({ length: 10 }, bump));
      expect(await store.read((tables) => tables.meta.get('n'))).toBe(10);
    });

    test('who only reads cannot write', async () => {
      await expect(store.read((tables) => tables.meta.set('n', 1))).rejects.toThrow();
    });

    test('what was given to it is not changed from outside', async () => {
      const given = structuredClone(command(1, 1));
      await store.write((tables) => tables.outbox.add([given]));
      try {
        Object.assign(given, { n: 99 });
      } catch {
        // A store may as well forbid it.
      }
      expect(await outbox()).toEqual([1]);
    });

    test('bases come by their ids, those that are there', async () => {
      await store.write((tables) =>
        tables.bases.put([1, 2].map((n) => ({ id: idOf(n), collection: 'assets' as const, record: record(n) }))),
      );
      await store.write((tables) => tables.bases.drop([idOf(2), idOf(3)]));
      const found = await store.read((tables) => tables.bases.byIds([idOf(1), idOf(2), idOf(9)]));
      expect(found).toEqual([{ id: idOf(1), collection: 'assets', record: record(1) }]);
    });

    test('[S25] sent commands are found by their id, the latest first, and forgotten by time', async () => {
      for (const n of [1, 2, 3]) {
        const sentAt = `2026-11-2${n}T10:00:00.000Z`;
        await store.write((tables) => tables.sent.put({ n, command: command(n, n), verdict: 'applied', sentAt }));
      }
      await store.write((tables) => tables.sent.dropBefore('2026-11-22T10:00:00.000Z'));
      await store.read(async (tables) => {
        expect((await tables.sent.latest(1)).map((one) => one.n)).toEqual([3]);
        expect((await tables.sent.latest(9)).map((one) => one.n)).toEqual([3, 2]);
        expect((await tables.sent.byCommand('c2'))?.n).toBe(2);
        expect(await tables.sent.byCommand('c1')).toBeUndefined();
      });
    });

    test('[S25] sent commands come in the order of their numbers, and go back by them', async () => {
      await store.write(async (tables) => {
        for (const n of [10, 2, 3])
          await tables.sent.put({ n, command: command(n, n), verdict: 'applied', sentAt: AT });
      });
      await store.write(async (tables) => {
        expect((await tables.sent.all()).map((one) => one.n)).toEqual([2, 3, 10]);
        await tables.sent.drop([]);
        await tables.sent.drop([10, 3]);
        await tables.outbox.add([{ ...command(3, 3), withheld: 'refused-before' }, command(10, 3)]);
      });
      store.close();
      store = await storage.openSync(disk);
      expect((await store.read((tables) => tables.sent.all())).map((one) => one.n)).toEqual([2]);
      const [first] = await store.read((tables) => tables.outbox.first(1));
      expect(first).toEqual({ ...command(3, 3), withheld: 'refused-before' });
      // It waits for its number alone: it is no edit of anything any more.
      expect(await store.read((tables) => tables.outbox.touching([idOf(3)]))).toEqual([command(10, 3)]);
    });

    test('[S19] the tray survives a restart, the latest refusal first', async () => {
      await store.write(async (tables) => {
        for (const [n, at] of [
          [1, 'b'],
          [2, 'c'],
          [3, 'a'],
        ] as const)
          await tables.refused.put(refused(n, at));
        await tables.refused.drop('c3');
      });
      store.close();
      store = await storage.openSync(disk);
      expect((await store.read((tables) => tables.refused.all())).map((one) => one.id)).toEqual(['c2', 'c1']);
      expect((await store.read((tables) => tables.refused.byId('c1')))?.command).toEqual(command(1, 1));
    });

    test('[S20] what is sealed lies beside the outbox, the lowest number first, until it is dropped', async () => {
      await store.write((tables) => tables.sealed.add([command(10, 1), command(2, 2), command(3, 1)]));
      await store.write((tables) => tables.sealed.drop([3, 9]));
      store.close();
      store = await storage.openSync(disk);
      await store.read(async (tables) => {
        expect(await tables.sealed.first(1)).toEqual([command(2, 2)]);
        expect((await tables.sealed.first(9)).map((one) => one.n)).toEqual([2, 10]);
        expect(await tables.sealed.count()).toBe(2);
        expect(await tables.outbox.count()).toBe(0);
      });
    });

    test('[S6] quarantine and number blocks are kept by their keys', async () => {
      const odd = { id: idOf(1), collection: 'tickets', body: { odd: true }, why: 'x', at: AT };
      await store.write(async (tables) => {
        await tables.quarantine.put(odd);
        await tables.quarantine.put(odd);
        await tables.blocks.put([{ series: 'INC', from: 1, to: 20, next: 1 }]);
        await tables.blocks.put([{ series: 'INC', from: 1, to: 20, next: 2 }]);
      });
      expect(await store.read((tables) => tables.quarantine.all())).toEqual([odd]);
      await store.write((tables) => tables.quarantine.drop([odd.id, idOf(2)]));
      expect(await store.read((tables) => tables.quarantine.all())).toEqual([]);
      expect((await store.read((tables) => tables.blocks.get('INC')))?.next).toBe(2);
      expect(await store.read((tables) => tables.blocks.get('TAG'))).toBeUndefined();
    });
  });
}

/** What every record store of a laptop promises. */
export function recordStoreSuite(storage: LaptopStorage): void {
  describe('[S1] the records of a laptop', () => {
    let disk = '';
    let records: RecordStore;
    beforeEach(async () => {
      disk = `record-suite-${Date.now()}-${++count}`;
      records = await storage.openRecords(disk);
    });
    afterEach(() => records.close());

    test('are what was put last, by id, each collection for itself, also after a restart', async () => {
      await records.put('assets', [record(1), record(2)]);
      await records.put('assets', [record(1, { name: 'later', rev: 9 })]);
      await records.put('sites', [record(1, { name: 'site' })]);
      await records.close();
      records = await storage.openRecords(disk);
      expect(await records.byId('assets', idOf(1))).toEqual(record(1, { name: 'later', rev: 9 }));
      expect((await records.byId('sites', idOf(1)))?.name).toBe('site');
      expect([...(await records.byIds('assets', [idOf(2), idOf(3)])).keys()]).toEqual([idOf(2)]);
    });

    test('are gone when they were dropped, and may come back', async () => {
      await records.put('assets', [record(1), record(2)]);
      await records.drop('assets', [idOf(1), idOf(7)]);
      expect(await records.byId('assets', idOf(1))).toBeUndefined();
      expect((await records.after('assets', '', 10)).map((one) => one.id)).toEqual([idOf(2)]);
      await records.put('assets', [record(1, { name: 'back' })]);
      expect((await records.byId('assets', idOf(1)))?.name).toBe('back');
    });

    test('can be gone through in the order of their ids, as they are', async () => {
      await records.put(
        'assets',
        [3, 1, 5, 2, 4].map((n) => record(n)),
      );
      const lot = await records.after('assets', idOf(1), 3);
      expect(lot).toEqual([record(2), record(3), record(4)]);
      expect((await records.after('assets', idOf(4), 3)).map((one) => one.id)).toEqual([idOf(5)]);
      expect(await records.after('assets', idOf(5), 3)).toEqual([]);
    });

    test('tell who follows them what was written', async () => {
      const heard: [Collection, string, unknown][] = [];
      const stop = records.onWrite((collection, id, one) => heard.push([collection, id, one?.name]));
      await records.put('assets', [record(1), record(2)]);
      await records.drop('assets', [idOf(2)]);
      await records.put('sites', []);
      stop();
      await records.put('sites', [record(3)]);
      expect(heard).toEqual([
        ['assets', idOf(1), 'asset 1'],
        ['assets', idOf(2), 'asset 2'],
        ['assets', idOf(2), undefined],
      ]);
    });

    test('[S16] keep their links and the facts of assets in step', async () => {
      const link = record(9, { type: 'contains', fromId: idOf(1), toId: idOf(2) });
      await records.put('assets', [record(1), record(2)]);
      await records.put('relationships', [link]);
      expect((await records.links.whole()).of(idOf(2)).map((one) => one.id)).toEqual([idOf(9)]);
      expect((await records.assetFacts.of([idOf(1)])).get(idOf(1))?.name).toBe('asset 1');
      await records.put('relationships', [{ ...link, deleted: true }]);
      await records.put('assets', [record(1, { name: 'renamed' })]);
      expect((await records.links.whole()).of(idOf(2))).toEqual([]);
      expect((await records.assetFacts.of([idOf(1)])).get(idOf(1))?.name).toBe('renamed');
    });
  });
}
