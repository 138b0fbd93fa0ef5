import { Dexie } from 'dexie';
import { beforeEach, describe, expect, test } from 'vitest';
import type { CommandFile, OpenOptions } from '#renderer/worker/contract.ts';
import { type Databases, openDatabases, putAsideUnopenable } from '#renderer/worker/databases.ts';
import { DatabaseEmptied } from '#renderer/worker/kept-commands.ts';
import { SyncCore } from '#renderer/worker/sync-core.ts';
import type { Command, EditDraft } from '#shared/sync/command.ts';

const ORG = '0198c0de-0000-7000-8000-00000000000a';
const ASSET = '0198c0de-0000-7000-8000-000000000040';
const INES = '0198c0de-0000-7000-8000-000000000030';

/** The desktop's file, without a disk under it: what it does with one is told in src/main/command-file.test.ts. */
class File implements CommandFile {
  commands = new Map<string, string>();
  isFull = false;
  async keep(command: Command) {
    if (this.isFull) return { ok: false as const, message: 'The disk is full.' };
    this.commands.set(command.id, JSON.stringify(command));
    return { ok: true as const };
  }
  async kept() {
    return { commands: [...this.commands.values()], damaged: 0 };
  }
  async settle(ids: string[]) {
    for (const id of ids) this.commands.delete(id);
    return { ok: true as const };
  }
  async erase() {
    return { ok: true as const };
  }
}

let user = '';
let file: File;
let count = 0;
beforeEach(() => {
  user = `office-${Date.now()}-${++count}`;
  file = new File();
});

const options = (over: Partial<OpenOptions> = {}): OpenOptions => ({
  officeUrl: 'http://office.invalid',
  officeId: 'office',
  epoch: 'e1',
  personId: INES,
  roles: ['technician'],
  organizations: [ORG],
  scope: 1,
  deviceId: 'd1',
  deviceCode: 'A1',
  lastN: 0,
  ...over,
});

/** Opens this user's databases and the core on them, with no office in reach and no timer that ever ends. */
async function open(
  over: Partial<OpenOptions> = {},
): Promise<{ core: SyncCore; bases: Databases; end: () => Promise<void> }> {
  const bases = await openDatabases(user);
  const close = async (): Promise<void> => {
    await bases.records.close();
    bases.store.close();
    bases.own.close();
  };
  const ports = {
    store: bases.store,
    records: bases.records,
    page: { accessToken: async () => null },
    fetch: async () => Promise.reject(new Error('no network')),
    clock: { now: () => Date.now(), elapsed: () => performance.now() },
    after: () => () => undefined,
    random: () => 0.5,
    randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
    onChange: () => undefined,
    onGone: async () => undefined,
    sign: async () => null,
    onRevoked: () => undefined,
    file,
  };
  try {
    const core = await SyncCore.open(ports, options(over));
    const end = async (): Promise<void> => {
      await core.close();
      await close();
    };
    return { core, bases, end };
  } catch (error) {
    await close();
    throw error;
  }
}

const newAsset = (name: string, id = ASSET): EditDraft => ({
  collection: 'assets',
  id,
  organizationId: ORG,
  create: true,
  values: { name, class: 'switch', tag: `FEN~${id.slice(-2)}` },
});

const outbox = ({ store }: Databases): Promise<Command[]> => store.read((tables) => tables.outbox.all());

async function works(name: string): Promise<void> {
  const { core, end } = await open();
  const saved = await core.commit([newAsset(name)]);
  expect(saved.ok, JSON.stringify(saved)).toBe(true);
  await end();
}

describe('[S24] a database that was emptied', () => {
  test('is not opened under the device it had: its numbers would be given out again', async () => {
    await works('sw-1');
    await Dexie.delete(`sitebook-sync-${user}`);
    const problem = await open({ isKnownDevice: true }).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(DatabaseEmptied);
    expect(problem).toMatchObject({ inFile: 1 });
  });

  test('gets back from the file what was unsent, under the new device, with the ids it had', async () => {
    await works('sw-1');
    const [command = ''] = file.commands.values();
    const before = JSON.parse(command) as Command;
    await Dexie.delete(`sitebook-sync-${user}`);
    const { bases, end } = await open({ deviceId: 'd2' });
    expect(await outbox(bases)).toEqual([{ ...before, device: 'd2', n: 1 }]);
    expect((await bases.records.byId('assets', ASSET))?.name).toBe('sw-1');
    await end();
    // A second start finds it where it is and adds nothing.
    const again = await open({ deviceId: 'd2', isKnownDevice: true });
    expect(await outbox(again.bases)).toHaveLength(1);
    await again.end();
  });

  test('gets no records of the one before it: an exit may have been meant for them', async () => {
    const first = await open();
    const old = '0198c0de-0000-7000-8000-000000000041';
    await first.core.commit([newAsset('left behind', old)]);
    await first.end();
    await Dexie.delete(`sitebook-sync-${user}`);
    file.commands.clear();
    const second = await open({ deviceId: 'd2' });
    expect(await second.bases.records.byId('assets', old)).toBeUndefined();
    await second.end();
    // The records stay apart at the next start as well.
    const third = await open({ deviceId: 'd2', isKnownDevice: true });
    expect(await third.bases.records.byId('assets', old)).toBeUndefined();
    await third.end();
  });

  test('an older database beside a newer file: what it does not know comes from the file, under a new device', async () => {
    await works('sw-1');
    const { core, bases, end } = await open({ isKnownDevice: true });
    await core.commit([newAsset('sw-2', '0198c0de-0000-7000-8000-000000000042')]);
    // As a copy of the profile from before the second edit would be.
    await bases.store.write(async ({ outbox, meta }) => {
      await outbox.drop(2);
      await meta.set('n', 1);
    });
    await core.inTurn(async () => undefined);
    const kept = new Map(file.commands);
    await end();
    file.commands = kept;
    expect(await open({ isKnownDevice: true }).catch((error: unknown) => error)).toBeInstanceOf(DatabaseEmptied);
    const anew = await open({ deviceId: 'd2' });
    expect((await outbox(anew.bases)).map(({ device, n }) => [device, n])).toEqual([
      ['d2', 1],
      ['d2', 2],
    ]);
    await anew.end();
  });
});

describe('[S20] an edit that was sealed', () => {
  test('leaves the file, and is known to the database at the next start', async () => {
    await works('sw-1');
    const kept = new Map(file.commands);
    const { core, bases, end } = await open({ isKnownDevice: true });
    await bases.store.write(async ({ outbox, sealed }) => {
      await sealed.add(await outbox.all());
      await outbox.clear();
    });
    await core.refresh();
    await expect.poll(() => file.commands.size).toBe(0);
    await end();
    // Cut off before the file was told.
    file.commands = kept;
    const again = await open({ isKnownDevice: true });
    expect(await outbox(again.bases)).toEqual([]);
    await again.core.refresh();
    await expect.poll(() => file.commands.size).toBe(0);
    await again.end();
  });
});

describe('[S24] records that were emptied', () => {
  test('come anew: the laptop stands where it began, its outbox as it was', async () => {
    await works('sw-1');
    const first = await open({ isKnownDevice: true });
    await first.bases.store.write(({ meta }) => meta.set('checkpoint', { epoch: 'e1', seq: 7, scope: 1 }));
    await first.bases.records.drop('assets', [ASSET]);
    await first.end();
    const again = await open({ isKnownDevice: true });
    expect(await again.bases.store.read(({ meta }) => meta.get('checkpoint'))).toEqual({
      epoch: 'e1',
      seq: 0,
      scope: 0,
    });
    expect(await outbox(again.bases)).toHaveLength(1);
    await again.end();
  });
});

describe('[S24] a database that cannot be opened', () => {
  test('is put aside and kept; the next one takes its place and the file its work', async () => {
    await works('sw-1');
    await Dexie.delete(`sitebook-sync-${user}`);
    const odd = new Dexie(`sitebook-sync-${user}`);
    odd.version(1).stores({ outbox: 'another', meta: 'key' });
    await odd.table('outbox').add({ another: 'work of another time' });
    odd.close();
    await expect(open()).rejects.toThrow();
    expect(await putAsideUnopenable(user)).toBe(1);
    expect(await open({ isKnownDevice: true }).catch((error: unknown) => error)).toBeInstanceOf(DatabaseEmptied);
    const { bases, end } = await open({ deviceId: 'd2' });
    expect(await outbox(bases)).toMatchObject([{ device: 'd2', n: 1 }]);
    await end();
    const kept = new Dexie(`sitebook-sync-${user}`);
    await kept.open();
    expect(await kept.table('outbox').toArray()).toEqual([{ another: 'work of another time' }]);
    kept.close();
    // What can be opened stays.
    expect(await putAsideUnopenable(user)).toBe(0);
  });
});

describe('[S24] the file', () => {
  test('has a command before it counts as saved, and loses it when it leaves the outbox', async () => {
    const { core, bases, end } = await open();
    await core.commit([newAsset('sw-1')]);
    expect([...file.commands.keys()]).toEqual((await outbox(bases)).map((command) => command.id));
    await bases.store.write(({ outbox }) => outbox.drop(1));
    await core.refresh();
    await expect.poll(() => file.commands.size).toBe(0);
    await end();
  });

  test('that is full keeps nobody from working: it is said, and what is missing follows at the next start', async () => {
    file.isFull = true;
    const { core, end } = await open();
    expect((await core.commit([newAsset('sw-1')])).ok).toBe(true);
    expect(core.log.entries[0]).toMatchObject({ tone: 'bad', text: expect.stringContaining('The disk is full.') });
    await end();
    file.isFull = false;
    const again = await open({ isKnownDevice: true });
    await again.core.start();
    await expect.poll(() => file.commands.size).toBe(1);
    await again.end();
  });
});
