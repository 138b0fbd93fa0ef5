import type { Parts } from '#server/parts.ts';
import { OFFICE_DEVICE } from '#server/store/devices.ts';
import { StoreError } from '#server/store/sql.ts';
import type { Tables } from '#server/store/store.ts';
import { OFFICE_ACTOR } from '#shared/domain/permissions.ts';
import { isoTime } from '#shared/lib/clock.ts';
import { createIdSource } from '#shared/lib/ids.ts';
import type { Command, Edit, Verdict } from '#shared/sync/command.ts';
import { judging, refusing, takeCommand } from './take-command.ts';

/** An edit by the office. Without a base it is made on the record as it is. */
export type OfficeEdit = Omit<Edit, 'base'> & { base?: Edit['base'] };

export interface OfficeCommandOptions {
  /** Who is named in the history; `office` unless told otherwise. */
  author?: string;
  /** Event time, ISO 8601 UTC; now unless told otherwise. */
  at?: string;
}

/**
 * Judges edits of the office itself (S13: imports, automatic moves, results) inside a transaction, in the office's
 * own count of commands: the same path, the same history, with the rights of the office.
 * @throws when the edits cannot be judged; the transaction is then void
 */
export async function officeCommand(
  parts: Parts,
  tables: Tables,
  edits: readonly OfficeEdit[],
  { author = OFFICE_ACTOR.personId, at }: OfficeCommandOptions = {},
): Promise<Verdict> {
  const command = await commandOf(parts, tables, edits, author, at);
  return take(
    parts,
    tables,
    command,
    judging(parts, command, OFFICE_ACTOR, () => true),
  );
}

/**
 * As `officeCommand`, in a transaction of its own. Edits that cannot be judged are refused as `internal`.
 * @throws StoreError when the store fails
 */
export async function submitOfficeCommand(
  parts: Parts,
  edits: readonly OfficeEdit[],
  options: OfficeCommandOptions = {},
): Promise<Verdict> {
  try {
    return await parts.store.write((tables) => officeCommand(parts, tables, edits, options));
  } catch (error) {
    if (error instanceof StoreError && error.kind !== 'data') throw error;
    parts.log.error('A command of the office could not be judged', error);
    return parts.store.write(async (tables) => {
      const command = await commandOf(parts, tables, edits, options.author ?? OFFICE_ACTOR.personId, options.at);
      return take(parts, tables, command, refusing('internal'));
    });
  }
}

async function commandOf(
  parts: Parts,
  tables: Tables,
  edits: readonly OfficeEdit[],
  author: string,
  at: string | undefined,
): Promise<Command> {
  const now = isoTime(parts.clock.now());
  const office = await tables.office.lock();
  const found = await tables.records.byKeys(edits.map(({ collection, id }) => ({ collection, id })));
  const revs = new Map(found.map((one) => [`${one.collection}/${one.id}`, one.rev]));
  const device = await tables.devices.byId(OFFICE_DEVICE);
  return {
    id: createIdSource(parts.clock.now, parts.random)(),
    n: (device?.lastN ?? 0) + 1,
    device: OFFICE_DEVICE,
    author,
    at: at ?? now,
    deviceAt: now,
    edits: edits.map((edit) => ({
      ...edit,
      base: edit.base ?? { epoch: office.epoch, rev: revs.get(`${edit.collection}/${edit.id}`) ?? 0 },
    })),
  };
}

async function take(
  parts: Parts,
  tables: Tables,
  command: Command,
  decide: Parameters<typeof takeCommand>[5],
): Promise<Verdict> {
  const device = await tables.devices.byId(OFFICE_DEVICE);
  if (!device) throw new Error('The store has lost the office as a device.');
  const at = isoTime(parts.clock.now());
  const taken = await takeCommand(tables, device, command, command, at, decide);
  if (taken.is !== 'judged') throw new Error('The count of the office is not in order.');
  return taken.verdict;
}
