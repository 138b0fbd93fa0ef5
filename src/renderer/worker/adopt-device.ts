import type { OpenOptions } from './contract.ts';
import type { SyncStore } from './sync-store.ts';

/**
 * The commands of a laptop count under its device. When the office gave this user a new device on the same
 * databases, unsent commands go on under it: what the office judged already, under the earlier device of this
 * person, it answers again instead of doing it a second time.
 */
export async function adoptDevice(store: SyncStore, options: OpenOptions): Promise<void> {
  await store.write(async ({ meta, outbox, sealed }) => {
    const known = await meta.get('device');
    if (known === options.deviceId) {
      await meta.set('n', Math.max((await meta.get('n')) ?? 0, options.lastN));
      return;
    }
    // What is sealed as well: only the present device's key signs.
    const waiting = await outbox.all();
    const given = await sealed.first(Number.POSITIVE_INFINITY);
    await outbox.clear();
    await sealed.drop(given.map((command) => command.n));
    const isSealed = new Set(given.map((command) => command.id));
    const moved = [...waiting, ...given]
      .sort((a, b) => a.n - b.n)
      .map((command, i) => ({ ...command, device: options.deviceId, n: options.lastN + 1 + i }));
    await outbox.add(moved.filter((command) => !isSealed.has(command.id)));
    await sealed.add(moved.filter((command) => isSealed.has(command.id)));
    await meta.set('device', options.deviceId);
    await meta.set('n', options.lastN + moved.length);
  });
}
