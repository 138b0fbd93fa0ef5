import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { emptyValues, fieldOf, fieldValue } from '#shared/domain/records.ts';
import { derive } from '#shared/domain/rules.ts';
import { copyJson } from '#shared/lib/json.ts';
import type { Command, Edit } from './command.ts';
import { mergeSets } from './merge.ts';

/** A record as the edit that makes it says, before the office has seen it: rev 0. */
export function createRecord(edit: Edit, command: Pick<Command, 'author' | 'at'>, epoch: string): AnyRecord {
  const record: AnyRecord = {
    id: edit.id,
    organizationId: edit.organizationId,
    rev: 0,
    epoch,
    createdAt: command.at,
    createdBy: command.author,
    updatedAt: command.at,
    updatedBy: command.author,
    deleted: false,
    conflicts: {},
    settled: {},
    ...emptyValues(edit.collection),
  };
  for (const [name, change] of Object.entries(edit.changes)) record[name] = copyJson(change.after ?? null);
  return derive(edit.collection, record);
}

/** The record after one edit, as its author sees it at once. Sets are merged, everything else is replaced. */
export function applyEdit(record: AnyRecord, edit: Edit, command: Pick<Command, 'author' | 'at'>): AnyRecord {
  const next: AnyRecord = { ...record, updatedAt: command.at, updatedBy: command.author };
  for (const [name, change] of Object.entries(edit.changes)) {
    const isSet = fieldOf(edit.collection, name)?.policy === 'union';
    next[name] = isSet
      ? mergeSets(list(fieldValue(edit.collection, record, name)), list(change.before), list(change.after))
      : copyJson(change.after ?? null);
  }
  if (edit.settles !== undefined && next.conflicts[edit.settles]) {
    const { [edit.settles]: _settled, ...open } = next.conflicts;
    next.conflicts = open;
  }
  return derive(edit.collection, next);
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/**
 * What the laptop shows of a record: the office's copy with the unsent commands on top, in order (S4).
 * `base` is null where the office has no such record; the result is null where no command makes it either.
 */
export function replay(
  base: AnyRecord | null,
  commands: readonly Command[],
  collection: Collection,
  id: string,
): AnyRecord | null {
  let record = base;
  for (const command of commands) {
    for (const edit of command.edits) {
      if (edit.id !== id || edit.collection !== collection) continue;
      if (record) record = applyEdit(record, edit, command);
      else if (edit.create) record = createRecord(edit, command, edit.base.epoch);
    }
  }
  return record;
}
