import type { Store } from '#server/store/store.ts';
import type { TakenAlong } from '#server/store/take-along.ts';
import type { StoredVerdict } from '#server/store/verdicts.ts';
import { COLLECTIONS, type Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { Command, HistoryLine } from '#shared/sync/command.ts';
import type { SimOffice } from '#test/sim/office/sim-office.ts';

/** All that the office has, read at the end. */
export interface OfficeState {
  records: {
    collection: Collection;
    record: AnyRecord;
    organizationId: string | null;
    /** When the ticket that this is, or is about, was closed; null where it is not. */
    closedAt: string | null;
  }[];
  byId: Map<string, AnyRecord>;
  lines: Map<string, HistoryLine[]>;
  /** By device: what was chosen to be taken along on it, the last choice last; none where nothing ever was. */
  taken: Map<string, TakenAlong[]>;
  /** By command: the verdicts on it, with the device and the number it was judged under. */
  verdicts: Map<string, { device: string; n: number; stored: StoredVerdict; refused: Command | undefined }[]>;
}

type Read = Parameters<Store['read']>[0];

/** Reads it all. `devices` are those that ever signed in. */
export async function officeState(office: SimOffice, devices: readonly string[]): Promise<OfficeState> {
  const read: Read = async (tables) => {
    const records: OfficeState['records'] = [];
    for (const collection of COLLECTIONS) {
      for (const one of await tables.records.ofCollection(collection)) {
        const { organizationId, closedAt } = one;
        records.push({ collection, record: JSON.parse(one.body) as AnyRecord, organizationId, closedAt });
      }
    }
    const lines = new Map<string, HistoryLine[]>();
    for (const { record } of records) {
      for (const [id, found] of await tables.history.of([record.id])) lines.set(id, found);
    }
    const verdicts: OfficeState['verdicts'] = new Map();
    const taken: OfficeState['taken'] = new Map();
    for (const device of devices) {
      taken.set(device, await tables.takeAlong.ofDevice(device));
      const { lastN = 0, sealedTo = 0 } = (await tables.devices.byId(device)) ?? {};
      // What was sealed may lie beyond the last number that was judged.
      for (let n = 1; n <= Math.max(lastN, sealedTo); n++) {
        const stored = await tables.verdicts.at(device, n);
        if (!stored) continue;
        const refused = (await tables.verdicts.refusedCommands(device, [stored.command])).get(stored.command);
        verdicts.set(stored.command, [...(verdicts.get(stored.command) ?? []), { device, n, stored, refused }]);
      }
    }
    return { records, byId: new Map(records.map((one) => [one.record.id, one.record])), lines, taken, verdicts };
  };
  return office.look<OfficeState>(read);
}
