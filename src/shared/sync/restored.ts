import type { Collection } from '#shared/domain/collections.ts';
import type { FieldTable } from '#shared/domain/field.ts';
import { type AnyRecord, conflictKey } from '#shared/domain/record.ts';
import { emptyValues, FIELDS, fieldOf, fieldValue } from '#shared/domain/records.ts';
import { derive, objectionTo } from '#shared/domain/rules.ts';
import { isEqual, type Json } from '#shared/lib/json.ts';
import type { HistoryLine, LineOutcome } from './command.ts';
import { mergeField } from './merge.ts';

/** A state of a record that an office lost: the epoch and the revision it was of (S25). */
export interface LostState {
  epoch: string;
  rev: number;
}

const PREFIX = 'restored:';

/** What stands in a history line or a conflict in the place of a command, where a laptop gave a lost state back. */
export const restoredId = ({ epoch, rev }: LostState): string => `${PREFIX}${epoch}:${rev}`;

/** Whether a line or a conflict comes from a state that was given back after a restore. */
export const isRestored = (command: string): boolean => command.startsWith(PREFIX);

/** Whether the office knows exactly this state of a record: it is in its history, or was given back before. */
export const knowsState = (lines: readonly HistoryLine[], state: LostState): boolean =>
  lines.some((line) => (line.epoch === state.epoch && line.seq === state.rev) || line.command === restoredId(state));

/** Who gives it back, and when. */
export interface GivenBack {
  epoch: string;
  seq: number;
  /** ISO time at the office. */
  officeTime: string;
  /** The device that held it. */
  device: string;
  /** The organization it belongs to. */
  organizationId: string | null;
}

/**
 * What the office makes of a lost state of a record (S25): one it does not know is kept as it was, with author and time.
 * Of one it knows, each value that its history never had goes through the field's policy, without a value before: a set
 * gets what it is missing, a later one stands, and everything else is a conflict for a person to settle. A settled key
 * never opens again (S17). Null where there is nothing in it that the office does not have. Pure.
 */
export function takeBack(
  collection: Collection,
  offered: AnyRecord,
  current: AnyRecord | undefined,
  past: readonly HistoryLine[],
  { epoch, seq, officeTime, device, organizationId }: GivenBack,
): { record: AnyRecord; lines: HistoryLine[] } | null {
  const command = restoredId(offered);
  const about = { author: offered.updatedBy, at: offered.updatedAt };
  const lines: HistoryLine[] = [];
  const line = (field: string, before: unknown, after: unknown, outcome: LineOutcome, wanted?: unknown): void => {
    const base = { seq, epoch, collection, recordId: offered.id, organizationId, field, before, after, outcome };
    const more = wanted === undefined ? {} : { wanted: { before: null, after: wanted } };
    lines.push({ ...base, command, device, ...about, receivedAt: officeTime, ...more });
  };
  if (!current) {
    // Every record of the office has all its fields: who reads one need not ask which.
    const record = { ...emptyValues(collection), ...offered, rev: seq, epoch };
    line('*', null, record, 'created');
    return { record, lines };
  }

  let record: AnyRecord = { ...current, conflicts: { ...current.conflicts }, settled: { ...current.settled } };
  let isChanged = false;
  for (const name of Object.keys(FIELDS[collection] as FieldTable)) {
    const value = fieldValue(collection, offered, name);
    const stands = fieldValue(collection, record, name);
    if (isEqual(value, stands) || wasThere(collection, past, name, value)) continue;
    const merged = mergedWith(collection, record, past, name, value);
    if (merged) {
      // A set that is missing nothing is no news; of two values by time the one that does not stand is, in the history.
      if (!merged.isNew && Array.isArray(stands)) continue;
      record = derive(collection, { ...record, [name]: merged.value });
      line(name, stands, merged.value, merged.isNew ? 'merged' : 'outdated', value);
      isChanged = true;
      continue;
    }
    // Nobody may write it, so nobody could settle it: what stands stands, and the history has the other.
    if (isFixed(collection, name)) {
      line(name, stands, stands, 'outdated', value);
      isChanged = true;
      continue;
    }
    const key = conflictKey(name, command);
    if (record.conflicts[key] || record.settled[key] !== undefined) continue;
    record.conflicts[key] = { field: name, value: (value ?? null) as Json, before: null, command, device, ...about };
    line(name, stands, stands, 'conflict', value);
    isChanged = true;
  }
  for (const [key, conflict] of Object.entries(offered.conflicts)) {
    if (record.conflicts[key] || record.settled[key] !== undefined || offered.settled[key] !== undefined) continue;
    record.conflicts[key] = conflict;
    isChanged = true;
  }
  for (const [key, by] of Object.entries(offered.settled)) {
    if (record.settled[key] !== undefined) continue;
    const open = record.conflicts[key];
    if (open) {
      const stands = fieldValue(collection, record, open.field);
      line(open.field, stands, stands, 'settled', open.value);
      delete record.conflicts[key];
    }
    record.settled[key] = by;
    isChanged = true;
  }
  return isChanged ? { record: { ...record, rev: seq, epoch }, lines } : null;
}

const isFixed = (collection: Collection, name: string): boolean => {
  const writer = fieldOf(collection, name)?.writer;
  return writer === 'office' || writer === 'creator';
};

/** Whether a field ever had this value at the office, or somebody is known to have wanted it. */
const wasThere = (collection: Collection, past: readonly HistoryLine[], name: string, value: unknown): boolean =>
  past.some((line) => {
    if (line.field === '*') return isEqual(fieldValue(collection, madeBy(line), name), value);
    if (line.field !== name) return false;
    return isEqual(line.after, value) || isEqual(line.before, value) || isEqual(line.wanted?.after ?? null, value);
  });

/** What a policy that never asks makes of it; null where a person has to decide. `isNew`: another value than stands. */
function mergedWith(
  collection: Collection,
  record: AnyRecord,
  past: readonly HistoryLine[],
  name: string,
  value: unknown,
): { value: unknown; isNew: boolean } | null {
  const policy = fieldOf(collection, name)?.policy ?? 'ask';
  if (policy !== 'union' && policy !== 'latest' && policy !== 'highest') return null;
  const stands = fieldValue(collection, record, name);
  // What was in the set once and is not any more was taken out: only what was never seen comes in.
  const before = policy === 'union' ? past.flatMap((line) => setsIn(collection, line, name)) : null;
  const merged = mergeField(policy, stands, policy === 'union' ? without(before ?? [], stands) : null, value);
  if (merged.kind !== 'merged' || isEqual(merged.value, stands)) return { value: stands, isNew: false };
  const next = derive(collection, { ...record, [name]: merged.value });
  return objectionTo(collection, record, next, true) ? null : { value: merged.value, isNew: true };
}

/** The values of a line about a record's making, also of one that was there already. */
const madeBy = (line: HistoryLine): AnyRecord => (line.after ?? line.wanted?.after ?? {}) as AnyRecord;

const setsIn = (collection: Collection, line: HistoryLine, name: string): unknown[] => {
  const value =
    line.field === '*' ? fieldValue(collection, madeBy(line), name) : line.field === name ? line.after : undefined;
  return Array.isArray(value) ? value : [];
};

const without = (all: unknown[], taken: unknown): unknown[] =>
  all.filter((one) => !(Array.isArray(taken) && taken.some((other) => isEqual(one, other))));
