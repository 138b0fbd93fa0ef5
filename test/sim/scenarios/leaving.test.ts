import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Command, EditDraft } from '#shared/sync/command.ts';
import { PATHS } from '#shared/wire/contract.ts';
import type { SimLaptop } from '#test/sim/laptop/sim-laptop.ts';
import { POISON_JUDGE } from '#test/sim/workload/poison.ts';
import { Scene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await Scene.begin();
});
/** Whatever a scenario is about, at its end everything else holds as well. */
afterEach(async () => {
  expect(await scene.end()).toEqual([]);
});

const NEW_ASSET = '0198c0de-0000-7000-8000-0000000000f1';

/** A new asset at a client, which the office has not seen. */
const newAsset = (client: number, values: Record<string, unknown> = {}): EditDraft => ({
  collection: 'assets',
  id: NEW_ASSET,
  organizationId: scene.sim.organizations[client] ?? '',
  create: true,
  values: { ...madeOf(), ...values },
});

/** The values of an asset that is there, for one that is new. */
function madeOf(): Record<string, unknown> {
  const { name, class: kind, tag } = scene.some('assets');
  return { name: `${name} two`, class: kind, tag: `${tag}-2` };
}

const withdraw = (laptop: SimLaptop, client: number): void =>
  scene.allow(laptop, { organizations: scene.sim.organizations.filter((_, place) => place !== client) });

/** Everything that lies on a laptop, as text. */
const everything = ({ disk }: SimLaptop): string => {
  const { outbox, bases, sent, refused, quarantine, sealed } = disk.sync;
  const kept = [outbox, bases, sent, refused, quarantine, sealed].flatMap((map) => [...map.values()] as unknown[]);
  return JSON.stringify([kept, [...disk.records.values()].map((held) => [...held.values()])]);
};

/** Lets through what the laptop asks for, and not what it pushes: as where a page was on its way first. */
function blockPushes({ link }: SimLaptop): () => void {
  const { fetch } = link;
  const blocking: typeof fetch = async (url, call) =>
    url.endsWith(PATHS.push) ? { status: 503, header: () => null, chunks: async function* () {} } : fetch(url, call);
  Object.assign(link, { fetch: blocking });
  return () => void Object.assign(link, { fetch });
}

/**
 * The laptop saves something, loses a client and hears of that before it can push; it dies at so many durable steps
 * from there, and starts again.
 */
async function losesFirst(laptop: SimLaptop, client: number, drafts: EditDraft[], crashIn: number | null = null) {
  scene.offline(laptop);
  // Before it is saved: a push may be on its way while the network comes back.
  const unblock = blockPushes(laptop);
  const command = await scene.save(laptop, ...drafts);
  withdraw(laptop, client);
  laptop.crashIn = crashIn;
  await scene.online(laptop);
  // A request that the partition swallowed has to be given up first.
  await scene.pass(60_000);
  if (!laptop.isOn) {
    laptop.crashIn = null;
    void laptop.start();
    await scene.pass(60_000);
  }
  unblock();
  laptop.core?.runner.send({ type: 'asked' });
  await scene.pass(60_000);
  return command;
}

const sealed = async (command: Command): Promise<boolean> =>
  (await scene.office()).verdicts.get(command.id)?.[0]?.stored.verdict.code === 'sealed';

describe('V2 foreign content', () => {
  test('[S20] (a) a grant withdrawn while offline: the unsent edit goes to the office sealed, and what follows goes on', async () => {
    const l1 = scene.laptop(1);
    const asset = scene.some('assets', 1);
    scene.offline(l1);
    const kept = await scene.save(l1, scene.draft('assets', scene.some('assets', 0), { serial: 'mine' }));
    const gone = await losesFirst(l1, 1, [scene.draft('assets', asset, { serial: 'SECRET' })]);
    const later = await scene.save(l1, scene.draft('assets', scene.some('assets', 0), { serial: 'later' }));
    await scene.pass(5_000);
    expect(everything(l1)).not.toContain('SECRET');
    expect(scene.shown(l1, 'assets', asset.id)).toBeUndefined();
    expect(await sealed(gone)).toBe(true);
    expect([await scene.verdict(kept), await scene.verdict(later)]).toEqual(['applied', 'applied']);
    expect(l1.core?.log.entries.map((one) => one.text).join()).toContain('sealed for the office');
  });

  test('[S20] (b) 30 days of sent commands keep nothing of a client that was taken away, and their numbers', async () => {
    const l1 = scene.laptop(1);
    const sent = await scene.save(l1, scene.draft('assets', scene.some('assets', 1), { serial: 'SECRET' }));
    const kept = await scene.save(l1, scene.draft('assets', scene.some('assets', 0), { serial: 'mine' }));
    await scene.pass(5_000);
    expect(everything(l1)).toContain('SECRET');
    withdraw(l1, 1);
    await scene.pass(60_000);
    expect(everything(l1)).not.toContain('SECRET');
    expect([...l1.disk.sync.sent.keys()]).toEqual(expect.arrayContaining([sent.n, kept.n]));
    expect(l1.disk.sync.sent.get(kept.n)?.command).toEqual(kept);
  });

  test('[S20] (c) a record that the office never had leaves the tray with its client', async () => {
    const l1 = scene.laptop(1);
    scene.offline(l1);
    const command = await scene.save(l1, newAsset(1, { serial: 'SECRET', partNumber: POISON_JUDGE }));
    await scene.online(l1);
    expect(l1.disk.sync.refused.has(command.id)).toBe(true);
    withdraw(l1, 1);
    await scene.pass(60_000);
    expect(l1.disk.sync.refused.has(command.id)).toBe(false);
    expect(everything(l1)).not.toContain('SECRET');
  });

  test('[S20] (c) a record that the office never had, unsent: sealed with its client', async () => {
    const l1 = scene.laptop(1);
    const command = await losesFirst(l1, 1, [newAsset(1, { serial: 'SECRET' })]);
    expect(await sealed(command)).toBe(true);
    expect(everything(l1)).not.toContain('SECRET');
    expect(scene.shown(l1, 'assets', NEW_ASSET)).toBeUndefined();
  });

  test('[S20] (d) a refusal that arrives behind the exit makes no entry in the tray', async () => {
    const l1 = scene.laptop(1);
    const asset = scene.some('assets', 1);
    scene.offline(l1);
    const command = await scene.save(l1, scene.draft('assets', asset, { serial: 'SECRET', partNumber: POISON_JUDGE }));
    withdraw(l1, 1);
    await scene.sendsIntoTheVoid(l1);
    await scene.online(l1);
    expect(await scene.verdict(command)).toBe('refused');
    expect(l1.disk.sync.refused.size).toBe(0);
    expect(everything(l1)).not.toContain('SECRET');
  });
});

describe('V11 an edit of several records, of which one leaves', () => {
  test.for([null, 1, 2, 3, 5, 8, 12])(
    '[S20] the other one is shown as the office has it, also when the laptop dies at durable step %s',
    async (crashIn) => {
      const l1 = scene.laptop(1);
      const [gone, stays] = [scene.some('assets', 0), scene.some('assets', 1)];
      const drafts = [
        scene.draft('assets', gone, { serial: 'SECRET' }),
        scene.draft('assets', stays, { serial: 'SECRET too' }),
      ];
      const command = await losesFirst(l1, 0, drafts, crashIn);
      expect(await sealed(command)).toBe(true);
      expect(everything(l1)).not.toContain('SECRET');
      expect(scene.shown(l1, 'assets', stays.id)).toEqual(await scene.record(stays.id));
      expect(scene.shown(l1, 'assets', gone.id)).toBeUndefined();
    },
  );
});
