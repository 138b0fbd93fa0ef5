import { beforeEach, describe, expect, test } from 'vitest';
import { handInSealed, type SendSealed } from '#renderer/worker/hand-in.ts';
import { sealEverything } from '#renderer/worker/leaving.ts';
import type { SyncStore } from '#renderer/worker/sync-store.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { Command } from '#shared/sync/command.ts';
import { openMemorySyncStore, SyncDisk } from '#test/sim/laptop/memory-sync-store.ts';

const AT = '2026-11-24T10:00:00.000Z';
const command = (n: number, value = 'SECRET'): Command => ({
  id: `c${n}`,
  n,
  device: 'd1',
  author: 'ines',
  at: AT,
  deviceAt: AT,
  edits: [
    {
      collection: 'assets',
      id: `a${n}`,
      organizationId: 'o1',
      base: { epoch: 'e1', rev: 1 },
      changes: { name: { before: 'a', after: value } },
    },
  ],
});

let disk: SyncDisk;
let store: SyncStore;
let atOffice: Map<number, Command>;
beforeEach(() => {
  disk = new SyncDisk();
  store = openMemorySyncStore(disk);
  atOffice = new Map();
});

/** An office that takes what comes, once each. */
const office =
  (isRevoked = false): SendSealed =>
  async (commands) => {
    for (const one of commands) if (!atOffice.has(one.n)) atOffice.set(one.n, one);
    const answers = commands.map(({ id, n }) => ({ command: id, n, outcome: 'sealed' as const }));
    return ok({ officeTime: AT, isRevoked, answers, nextN: 99 });
  };

const text = (): string => JSON.stringify([disk.outbox, disk.sent, disk.refused, disk.sealed].map((one) => [...one]));

describe('[S22] a laptop hands in what is sealed', () => {
  test('in the order of its numbers, and keeps of each its number alone', async () => {
    await store.write((tables) => tables.sealed.add([command(3), command(1)]));
    expect(await handInSealed(store, office())).toEqual(ok({ taken: 2, isRevoked: false }));
    expect([...atOffice.keys()]).toEqual([1, 3]);
    expect(disk.sealed.size).toBe(0);
    expect([...disk.sent.keys()]).toEqual([1, 3]);
    expect(text()).not.toContain('SECRET');
  });

  test('again where the answer got lost: nothing leaves the laptop before it was acknowledged', async () => {
    await store.write((tables) => tables.sealed.add([command(1)]));
    const lost: SendSealed = async (commands) => {
      await office()(commands);
      return fail({ kind: 'offline' });
    };
    expect(await handInSealed(store, lost)).toEqual(fail({ kind: 'offline' }));
    expect(disk.sealed.size).toBe(1);
    expect(await handInSealed(store, office())).toMatchObject({ ok: true });
    expect(disk.sealed.size).toBe(0);
  });

  test('[I5] one that no request takes goes by its number, and the others whole', async () => {
    await store.write((tables) => tables.sealed.add([1, 2, 3].map((n) => command(n, n === 2 ? 'x'.repeat(500) : 'y'))));
    const narrow: SendSealed = async (commands) =>
      JSON.stringify(commands).length > 700 ? fail({ kind: 'too-large' }) : office()(commands);
    expect(await handInSealed(store, narrow)).toMatchObject({ ok: true, value: { taken: 3 } });
    expect(atOffice.get(1)).toEqual(command(1, 'y'));
    expect(atOffice.get(2)?.edits[0]?.changes).toEqual({});
    expect(atOffice.get(3)).toEqual(command(3, 'y'));
  });

  test('a revoked one: all it had is sealed, whole, and nothing else keeps a value; twice does no harm', async () => {
    await store.write(async (tables) => {
      await tables.sealed.add([command(1)]);
      await tables.outbox.add([command(2), command(4)]);
      await tables.sent.put({ n: 3, command: command(3), verdict: 'applied', sentAt: AT });
      const entry = { id: 'c5', command: command(5), code: 'x', message: '', edit: 0, because: null, refusedAt: AT };
      await tables.refused.put(entry);
      await tables.bases.put([{ id: 'a2', collection: 'assets', record: null }]);
    });
    expect(await sealEverything(store)).toBe(3);
    expect(await sealEverything(store)).toBe(3);
    expect(await handInSealed(store, office(true))).toEqual(ok({ taken: 3, isRevoked: true }));
    expect([...atOffice.values()]).toEqual([command(1), command(2), command(4)]);
    expect(text()).not.toContain('SECRET');
    expect([disk.bases.size, disk.meta.get('isRevoked')]).toEqual([0, true]);
  });
});
