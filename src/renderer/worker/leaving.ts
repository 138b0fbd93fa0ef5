import type { Collection } from '#shared/domain/collections.ts';
import { isEqual } from '#shared/lib/json.ts';
import type { Command, Edit } from '#shared/sync/command.ts';
import type { SyncStore, SyncTables } from './sync-store.ts';

/** Clients that left: the listed ones, or with `all` every one but those. */
export interface Lost {
  all: boolean;
  organizations: readonly string[];
}

/** What leaves this laptop (S20). */
export interface Leaving {
  /** Records that the office named. */
  ids: ReadonlySet<string>;
  /** Clients: for what the office never had, so that no exit can name it (V2). */
  lost: Lost | null;
  /** Records that come in the same page: whatever is lost, they stay (V11). */
  staying: ReadonlySet<string>;
}

/** What was taken away with it. */
export interface Sealed {
  /** Unsent edits that go to the office sealed. */
  commands: number;
  /** Records that these edits touch and others that have a base: what is shown of them has to be worked out anew. */
  touched: string[];
  /** Whether something else was dropped: refused edits, or records that could not be read. */
  alsoDropped: number;
}

/** The organization an edit's record belongs to, as its author knew it: a client is its own. */
export const organizationOf = (edit: Edit): string | null => {
  if (edit.collection === 'organizations') return edit.id;
  const written = edit.changes.organizationId?.after;
  return typeof written === 'string' ? written : edit.organizationId;
};

const isLost = (lost: Lost | null, organization: string | null): boolean =>
  lost !== null && organization !== null && lost.organizations.includes(organization) !== lost.all;

/**
 * What stands for a command whose content has to go: its number and what it touches. A count without a gap is needed
 * after a restore (S11, S25).
 */
export const emptied = (command: Command): Command => ({
  ...command,
  edits: command.edits.map(({ settles: _settles, ...edit }) => ({ ...edit, changes: {} })),
});

/**
 * Seals the unsent edits of what leaves, and takes its content out of the sync store, in one transaction: whoever is
 * cut off behind it finds bases that say what is to be shown (S4). Bases of what leaves stay as "the office has none"
 * until that is done. Must be called in turn, and followed by the projection of `touched`.
 */
export async function sealLeaving(store: SyncStore, leaving: Leaving): Promise<Sealed> {
  if (leaving.ids.size === 0 && leaving.lost === null) return { commands: 0, touched: [], alsoDropped: 0 };
  return store.write(async (tables) => {
    const commands = await leavingCommands(tables, leaving);
    for (const { n } of commands) await tables.outbox.drop(n);
    await tables.sealed.add(commands);
    const edits = commands.flatMap((command) => command.edits);
    const bases = await tables.bases.byIds([...leaving.ids]);
    await tables.bases.put(bases.map((base) => ({ ...base, record: null })));
    const based = new Set(bases.map((base) => base.id));
    const unbased = edits.filter((edit) => leaving.ids.has(edit.id) && !based.has(edit.id));
    await tables.bases.put(unbased.map(({ id, collection }) => ({ id, collection, record: null })));
    const touched = [...new Set([...based, ...edits.map((edit) => edit.id)])];
    return { commands: commands.length, touched, alsoDropped: await dropAnswered(tables, leaving) };
  });
}

/** The unsent commands with an edit of what leaves: a command goes as a whole. */
async function leavingCommands({ outbox, bases }: SyncTables, leaving: Leaving): Promise<Command[]> {
  const named = await outbox.touching([...leaving.ids]);
  if (leaving.lost === null) return named;
  const all = await outbox.all();
  const own = await bases.byIds([...new Set(all.flatMap((command) => command.edits.map((edit) => edit.id)))]);
  // Of what the office has, its exits tell; a client speaks only for what is nowhere but here.
  const unknown = new Set(own.filter((base) => base.record === null).map((base) => base.id));
  const isNamed = new Set(named.map((command) => command.n));
  return all.filter(
    (command) =>
      isNamed.has(command.n) ||
      command.edits.some((edit) => unknown.has(edit.id) && isOfLost(leaving, edit.id, organizationOf(edit))),
  );
}

const isOfLost = ({ lost, staying }: Leaving, id: string, organization: string | null): boolean =>
  !staying.has(id) && isLost(lost, organization);

/** What the office answered about it, and what could not be read of it. Gives how much of the latter two went. */
async function dropAnswered(tables: SyncTables, leaving: Leaving): Promise<number> {
  const goes = (id: string, organization: string | null): boolean =>
    leaving.ids.has(id) || isOfLost(leaving, id, organization);
  const isGone = (edit: Edit): boolean => goes(edit.id, organizationOf(edit));
  for (const one of await tables.sent.all()) {
    if (!one.command.edits.some(isGone)) continue;
    const command = emptied(one.command);
    if (!isEqual(command, one.command)) await tables.sent.put({ ...one, command });
  }
  const refused = (await tables.refused.all()).filter((one) => one.command.edits.some(isGone));
  for (const { id } of refused) await tables.refused.drop(id);
  const odd = (await tables.quarantine.all()).filter((one) => goes(one.id, organizationIn(one.body, one.collection)));
  await tables.quarantine.drop(odd.map((one) => one.id));
  return refused.length + odd.length;
}

/** The organization that an unreadable record says it belongs to, as far as it says so. */
function organizationIn(body: unknown, collection: Collection | string): string | null {
  const { id, organizationId } = (body ?? {}) as { id?: unknown; organizationId?: unknown };
  const named = collection === 'organizations' ? id : organizationId;
  return typeof named === 'string' ? named : null;
}

/**
 * Seals all there is to send and forgets everything else that the sync store holds (S22), in one transaction. Gives how
 * many edits wait for the office now.
 */
export async function sealEverything(store: SyncStore): Promise<number> {
  return store.write(async (tables) => {
    await tables.sealed.add(await tables.outbox.all());
    await tables.outbox.clear();
    await tables.meta.set('isRevoked', true);
    await tables.bases.drop((await tables.bases.all()).map((one) => one.id));
    for (const one of await tables.sent.all()) await tables.sent.put({ ...one, command: emptied(one.command) });
    for (const { id } of await tables.refused.all()) await tables.refused.drop(id);
    await tables.quarantine.drop((await tables.quarantine.all()).map((one) => one.id));
    return tables.sealed.count();
  });
}
