import { t } from '#renderer/words/t.ts';
import type { DriverEvent } from '#shared/sync/driver.ts';
import { giveBack } from './give-back.ts';
import type { RecordStore } from './record-store.ts';
import { enterEpoch, giveUpUnconfirmed, noteOffered, restoreStep } from './restore-steps.ts';
import type { SyncLog } from './sync-log.ts';
import { checkpointOf, type SyncStore, waitingIn } from './sync-store.ts';
import type { Transport } from './transport.ts';

interface WayBackParts {
  store: SyncStore;
  records: RecordStore;
  transport: Transport;
  log: SyncLog;
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  onOtherEpoch: () => void;
  /** Whether this laptop's user sees records of this organization. */
  sees: (organization: string | null) => boolean;
}

/** What the runner does on the way back to an office that was restored from a backup (S25); gives how that ended. */
export class WayBack {
  constructor(private readonly parts: WayBackParts) {}

  /** The office is at another epoch: what it lost of this laptop's commands goes back into the outbox. */
  async enter(office: { epoch: string; lastN: number }): Promise<DriverEvent> {
    const { store, records, inTurn, log } = this.parts;
    const back = await inTurn(() => enterEpoch(store, records, office));
    if (back === null) {
      const message = t(
        'The office stands before what it told this laptop, as if its files were put back by hand. Nothing is lost here; an administrator has to restore it with its own command.',
      );
      return { type: 'failed', step: 'restore', failure: { kind: 'server', message } };
    }
    this.parts.onOtherEpoch();
    log.bad(
      t(
        'The office was restored from a backup. This laptop gives back what it lost: {count, plural, one {# edit} other {# edits}}, and every record that is newer here.',
        { count: back },
      ),
    );
    return this.done();
  }

  /** Offers what is held from former epochs, and gives what the office wants of it. */
  async offer(): Promise<DriverEvent> {
    const { store, log } = this.parts;
    const { epoch } = await store.read(checkpointOf);
    const given = await giveBack(this.parts, epoch);
    if (!given.ok) return { type: 'failed', step: 'restore', failure: given.error };
    await noteOffered(store);
    if (given.value > 0)
      log.plain(
        t('{count, plural, one {# record} other {# records}} given back to the restored office.', {
          count: given.value,
        }),
      );
    return this.done();
  }

  /** At the head: what the office did not confirm leaves. Gives its ids. */
  async giveUp(): Promise<string[]> {
    const { store, records, inTurn, log, sees } = this.parts;
    const gone = await inTurn(() => giveUpUnconfirmed(store, records, sees));
    if (gone.length > 0)
      log.plain(
        t('{count, plural, one {# record is} other {# records are}} not at the restored office for you, and left.', {
          count: gone.length,
        }),
      );
    return gone;
  }

  private readonly done = (): Promise<DriverEvent> =>
    this.parts.store.read(async (tables) => ({
      type: 'restored' as const,
      unsent: await waitingIn(tables),
      restore: await restoreStep(tables),
    }));
}
