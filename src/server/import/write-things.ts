import type { ImportDoor } from '#server/importing.ts';
import type { OfficeEdit } from '#server/sync/office-commands.ts';
import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { fieldValue } from '#shared/domain/records.ts';
import { isEqual, type Json } from '#shared/lib/json.ts';
import type { ImportReport } from './report.ts';
import { type Prints, printsIn, printsOf, saidBefore, sourceKey } from './stable-id.ts';

/** A record as the file wants it. */
export interface Wish {
  collection: Collection;
  id: string;
  organizationId: string | null;
  values: Record<string, unknown>;
  /** Values it is made with, which no later import touches. */
  once?: Record<string, unknown>;
}

/**
 * A thing of the file with what belongs to it (an incident with its timeline): written by one command, whole or
 * not at all. `key` is what the other system calls it.
 */
export interface Thing {
  key: string;
  line: number | null;
  /** Made or changed with the file. */
  record: Wish;
  /** Made once, never changed by a later import. */
  parts: Wish[];
}

/**
 * Writes things that are not there, changes those of which the file now says something else, leaves the rest.
 *
 * What the file said last is kept field by field, as short prints behind the key in the record's `source`: of a row
 * that says the same as before nothing is written, and of one that says something new only the fields it speaks
 * differently of. So what somebody at the office has changed since stands, unless the file has news on that very
 * field; the history then keeps what stood there. A field that the file is silent on keeps its print.
 */
export async function writeThings(
  door: ImportDoor,
  system: string,
  things: Thing[],
  report: ImportReport,
): Promise<number> {
  const keys = things.flatMap(({ record, parts }) =>
    [record, ...parts].map(({ collection, id }) => ({ collection, id })),
  );
  const known = new Map<string, AnyRecord>();
  for (let at = 0; at < keys.length; at += 500) {
    for (const record of await door.records(keys.slice(at, at + 500))) known.set(record.id, record);
  }
  let parts = 0;
  for (const thing of things) {
    const edits: OfficeEdit[] = [];
    const held = known.get(thing.record.id);
    const isNew = held === undefined;
    const said = printsOf(thing.record.values);
    const before = isNew ? new Map() : printsIn((held.source as { key: string } | null)?.key ?? '');
    const source = { system, key: sourceKey(thing.key, new Map([...before, ...said])) };
    if (isNew) edits.push(creation(thing.record, source));
    else edits.push(...change(thing.record, held, before, source));
    const isSame = edits.length === 0;
    for (const part of thing.parts) if (!known.has(part.id)) edits.push(creation(part, { system, key: thing.key }));
    const refused = await submit(door, edits);
    if (refused !== null) {
      report.refused.push({ line: thing.line, why: `${thing.key}: ${refused}` });
      continue;
    }
    parts += edits.length - (isSame ? 0 : 1);
    if (isNew) report.created += 1;
    else if (edits.length === 0) report.unchanged += 1;
    else report.changed += 1;
  }
  return parts;
}

/**
 * Records that others refer to and that a later import never changes: made where they are not there. Gives how many.
 * @throws when the office refuses one: they are checked before
 */
export async function makeMissing(door: ImportDoor, wishes: Wish[]): Promise<number> {
  let made = 0;
  for (let at = 0; at < wishes.length; at += 100) {
    const some = wishes.slice(at, at + 100);
    const known = new Set((await door.records(some)).map((record) => record.id));
    const edits = some.filter((wish) => !known.has(wish.id)).map((wish) => creation(wish, null));
    const refused = await submit(door, edits);
    if (refused !== null) throw new Error(refused);
    made += edits.length;
  }
  return made;
}

/** As many edits as one command may have. */
const MOST = 200;

/** Gives the reason where the office refused. The first command carries the thing itself; a long timeline follows. */
async function submit(door: ImportDoor, edits: OfficeEdit[]): Promise<string | null> {
  for (let at = 0; at < edits.length; at += MOST) {
    const verdict = await door.submit(edits.slice(at, at + MOST));
    if (verdict.kind === 'refused') return verdict.message ?? 'refused';
  }
  return null;
}

function creation(wish: Wish, source: { system: string; key: string } | null): OfficeEdit {
  const { collection, id, organizationId } = wish;
  const all = { ...wish.values, ...wish.once, ...(source === null ? {} : { source }) };
  const changes = Object.fromEntries(Object.entries(all).map(([name, after]) => [name, { after: after as Json }]));
  return { collection, id, organizationId, create: true, changes };
}

function change(wish: Wish, held: AnyRecord, before: Prints, source: { system: string; key: string }): OfficeEdit[] {
  const { collection, id } = wish;
  const changes: OfficeEdit['changes'] = {};
  for (const [name, after] of Object.entries(wish.values)) {
    const stands = fieldValue(collection, held, name) as Json;
    // Said otherwise before, and meanwhile somebody wrote here what it says now: nothing to do.
    if (saidBefore(before, name, after) || isEqual(stands, after)) continue;
    changes[name] = { before: stands, after: after as Json };
  }
  if (Object.keys(changes).length === 0) return [];
  changes.source = { before: held.source as Json, after: source };
  return [{ collection, id, organizationId: held.organizationId, changes }];
}
