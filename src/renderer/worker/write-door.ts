import type { Collection } from '#shared/domain/collections.ts';
import { objectionToCommand } from '#shared/domain/command-rules.ts';
import type { Actor } from '#shared/domain/permissions.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { fieldOf, fieldValue } from '#shared/domain/records.ts';
import { type Refusal, refusal } from '#shared/domain/refusal.ts';
import { canReach, objectionTo } from '#shared/domain/rules.ts';
import { copyJson, isEqual, type Json } from '#shared/lib/json.ts';
import { fail, ok, type Result } from '#shared/lib/result.ts';
import { checkEdit } from '#shared/sync/check.ts';
import type { Change, Command, Edit, EditDraft } from '#shared/sync/command.ts';
import { checkLink, neededLinks } from '#shared/sync/links.ts';
import { applyEdit, createRecord } from '#shared/sync/replay.ts';
import type { Saved } from './contract.ts';
import type { EventTime } from './event-time.ts';
import { aroundNeeded } from './links.ts';
import { giveNumbers } from './numbers.ts';
import { project, unsentOf } from './projection.ts';
import type { RecordStore } from './record-store.ts';
import { checkpointOf, type SyncStore, type SyncTables } from './sync-store.ts';

/** What the write door needs of its surroundings. */
export interface WriteDoor {
  store: SyncStore;
  records: RecordStore;
  actor: Actor;
  device: { id: string; code: string };
  time: EventTime;
  newId: () => string;
  /** Told of a command that is in the outbox: a second copy may be made before it counts as saved (S24). */
  onDurable: (command: Command) => Promise<void>;
  /** Told after the command is durable and shown. */
  onCommitted: (command: Command) => Promise<void>;
  /** Told when a durable command could not be shown: it is safe, and projected again at the next start. */
  onProjectionFailed: (error: unknown) => void;
}

/**
 * The one door for writes (S4). Reads the values as they are now, asks the domain's rules, and appends the
 * command to the outbox: that append is the commit. Then the records follow. A refusal writes nothing.
 * Must be called in turn with pages and verdicts.
 */
export async function commit(door: WriteDoor, drafts: EditDraft[]): Promise<Result<Saved, Refusal>> {
  const by = { author: door.actor.personId, at: door.time.now() };
  const { numbered, unsent } = await door.store.read(async (tables) => ({
    numbered: await giveNumbers(tables, door.device.code, drafts),
    unsent: await unsentAround(tables, drafts),
  }));
  const surroundings = await surroundingsOf(door, numbered.drafts, unsent);
  const weighed = weigh(door, numbered.drafts, by, surroundings);
  if (!weighed.ok) return weighed;
  const edits = weighed.value;
  if (edits.length === 0) return ok({ command: '', n: 0 });

  const command = await append(door, edits, by, numbered.blocks);
  await door.onDurable(command);
  try {
    await project(door.store, door.records, [...new Set(edits.map((edit) => edit.id))]);
  } catch (error) {
    door.onProjectionFailed(error);
  }
  await door.onCommitted(command);
  return ok({ command: command.id, n: command.n });
}

/** What `commit` would answer to each of these commands, each on its own, as the records are now. Writes nothing. */
export async function tryOut(door: WriteDoor, commands: EditDraft[][]): Promise<(Refusal | null)[]> {
  const by = { author: door.actor.personId, at: door.time.now() };
  const drafts = commands.flat();
  const unsent = await door.store.read((tables) => unsentAround(tables, drafts));
  const { current, ...others } = await surroundingsOf(door, drafts, unsent);
  return commands.map((drafts) => {
    const weighed = weigh(door, drafts, by, { current: new Map(current), ...others });
    return weighed.ok ? null : weighed.error;
  });
}

/** What the outbox has of the records that the drafts touch, and the epoch. */
interface Unsent {
  outbox: Command[];
  epoch: string;
}

const unsentAround = async (tables: SyncTables, drafts: EditDraft[]): Promise<Unsent> => ({
  outbox: await tables.outbox.touching([...new Set(drafts.map((draft) => draft.id))]),
  epoch: (await checkpointOf(tables)).epoch,
});

/** What a command is weighed against. */
interface Surroundings extends Unsent {
  /** The records that the drafts touch or name, by collection and id; follows as edits are weighed. */
  current: Map<string, AnyRecord>;
  /** The links around new ones. */
  links: Awaited<ReturnType<typeof aroundNeeded>>['links'];
}

/** The edits that the drafts amount to, or what speaks against one of them. */
function weigh(
  door: WriteDoor,
  drafts: EditDraft[],
  by: { author: string; at: string },
  { current, links, outbox, epoch }: Surroundings,
): Result<Edit[], Refusal> {
  const lookup = (collection: Collection, id: string) => current.get(`${collection}/${id}`);
  const edits: Edit[] = [];
  const relationships = new Map<string, AnyRecord>();
  for (const [index, draft] of drafts.entries()) {
    const key = `${draft.collection}/${draft.id}`;
    const record = current.get(key);
    if (!record && !draft.create) return fail(refusal('unknown-record', index));
    if (record && draft.create) return fail(refusal('exists', index));
    const edit = toEdit(draft, record, outbox, epoch);
    const objection =
      checkEdit(edit, index, door.actor, record, lookup) ?? checkRules(edit, index, record, by, door.actor);
    if (objection) return fail(objection);
    const after = record ? applyEdit(record, edit, by) : createRecord(edit, by, epoch);
    if (draft.collection === 'relationships') {
      const against = checkLink(index, record, after, links, [...relationships.values()], lookup);
      if (against) return fail(against);
      relationships.set(draft.id, after);
    }
    current.set(key, after);
    if (!isIdle(edit)) edits.push(edit);
  }
  const whole = objectionToCommand(edits);
  return whole ? fail(refusal(whole.code, whole.edit, whole.field, whole.detail)) : ok(edits);
}

/** An edit that changes nothing and settles nothing is not worth a command. */
const isIdle = (edit: Edit): boolean =>
  !edit.create && edit.settles === undefined && Object.keys(edit.changes).length === 0;

/** The records that the drafts touch or name, and the links around new ones, beside what has not been sent yet. */
async function surroundingsOf(door: WriteDoor, drafts: EditDraft[], unsent: Unsent): Promise<Surroundings> {
  const wanted = new Map<Collection, Set<string>>();
  const want = (collection: Collection, id: string): void => {
    wanted.set(collection, (wanted.get(collection) ?? new Set()).add(id));
  };
  for (const draft of drafts) {
    want(draft.collection, draft.id);
    for (const [name, value] of Object.entries(draft.values)) {
      const field = fieldOf(draft.collection, name);
      const shaped = field?.check.safeParse(value);
      if (field && shaped?.success) for (const ref of field.refs(shaped.data)) want(ref.collection, ref.id);
    }
  }
  const current = new Map<string, AnyRecord>();
  for (const [collection, ids] of wanted) {
    for (const [id, record] of await door.records.byIds(collection, [...ids]))
      current.set(`${collection}/${id}`, record);
  }
  const lookup = (collection: Collection, id: string) => current.get(`${collection}/${id}`);
  const needs = neededLinks(drafts.map((draft) => ({ ...draft, after: draft.values })));
  const { links, ends } = await aroundNeeded(door.records, needs, (id) => lookup('relationships', id));
  for (const [id, asset] of ends) current.set(`assets/${id}`, asset);
  return { current, links, ...unsent };
}

/** The edit that a draft amounts to: values before, and the unsent commands they came from (`on`). */
function toEdit(draft: EditDraft, record: AnyRecord | undefined, outbox: Command[], epoch: string): Edit {
  const changes: Record<string, Change> = {};
  const mine = unsentOf(outbox, draft.id);
  for (const [name, value] of Object.entries(draft.values)) {
    const before = record ? copyJson(fieldValue(draft.collection, record, name)) : null;
    if (record && isEqual(before, value) && draft.settles === undefined) continue;
    const on = mine.findLast((command) =>
      command.edits.some((edit) => edit.id === draft.id && (edit.create || name in edit.changes)),
    );
    changes[name] = { before: before as Json, after: copyJson(value ?? null) as Json, ...(on ? { on: on.id } : {}) };
  }
  return {
    collection: draft.collection,
    id: draft.id,
    organizationId: record ? record.organizationId : draft.organizationId,
    base: { epoch: record?.epoch || epoch, rev: record?.rev ?? 0 },
    ...(draft.create ? { create: true as const } : {}),
    changes,
    ...(draft.settles === undefined ? {} : { settles: draft.settles }),
  };
}

function checkRules(
  edit: Edit,
  index: number,
  record: AnyRecord | undefined,
  by: { author: string; at: string },
  actor: Actor,
): Refusal | null {
  for (const [name, change] of Object.entries(edit.changes)) {
    if (record && !canReach(edit.collection, record, name, change.after, actor.isOffice)) {
      const objection = objectionTo(edit.collection, record, record, actor.isOffice);
      return refusal(objection?.code === 'final' ? 'final' : 'illegal-move', index, name);
    }
  }
  const after = record ? applyEdit(record, edit, by) : createRecord(edit, by, '');
  const isUnchanged = record && Object.values(edit.changes).every((change) => isEqual(change.before, change.after));
  const objection = isUnchanged ? null : objectionTo(edit.collection, record ?? null, after, actor.isOffice);
  return objection ? refusal(objection.code, index, objection.field, objection.detail) : null;
}

/** The commit itself: one transaction, strictly durable (S4, S5). */
async function append(
  door: WriteDoor,
  edits: Edit[],
  by: { author: string; at: string },
  blocks: Awaited<ReturnType<typeof giveNumbers>>['blocks'],
): Promise<Command> {
  const { store, records } = door;
  const touched = [...new Map(edits.map((edit) => [edit.id, edit.collection]))];
  const copies = new Map<string, AnyRecord | null>();
  for (const [id, collection] of touched) copies.set(id, (await records.byId(collection, id)) ?? null);
  return store.write(async (tables) => {
    const n = ((await tables.meta.get('n')) ?? 0) + 1;
    const command: Command = {
      id: door.newId(),
      n,
      device: door.device.id,
      author: by.author,
      at: by.at,
      deviceAt: door.time.deviceNow(),
      edits,
    };
    await tables.outbox.add([command]);
    await tables.meta.set('n', n);
    // The first unsent edit of a record keeps the office's copy; later ones find it there.
    const known = new Set((await tables.bases.byIds([...copies.keys()])).map((base) => base.id));
    await tables.bases.put(
      touched
        .filter(([id]) => !known.has(id))
        .map(([id, collection]) => ({ id, collection, record: copies.get(id) ?? null })),
    );
    await tables.blocks.put(blocks);
    return command;
  });
}
