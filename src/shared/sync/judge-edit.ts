import type { Actor } from '#shared/domain/permissions.ts';
import { type AnyRecord, conflictKey } from '#shared/domain/record.ts';
import { fieldOf, fieldValue } from '#shared/domain/records.ts';
import { type Refusal, refusal } from '#shared/domain/refusal.ts';
import { canReach, derive, objectionTo } from '#shared/domain/rules.ts';
import type { Json } from '#shared/lib/json.ts';
import { copyJson, isEqual } from '#shared/lib/json.ts';
import type { Change, Command, Edit, HistoryLine, LineOutcome } from './command.ts';
import { mergeField } from './merge.ts';
import { outcomeOf } from './outcome.ts';

/** What judging a field asks of the past. */
export interface FieldFacts {
  epoch: string;
  officeTime: string;
  /** The whole history of a touched record, by seq. */
  lines(recordId: string): readonly HistoryLine[];
  /** A refused command, by id. */
  refused(commandId: string): Command | undefined;
}

interface Context {
  command: Command;
  actor: Actor;
  facts: FieldFacts;
  seq: number;
}

/** What became of one field. `closes` names a conflict that this edit of the same person replaces. */
type FieldJudgement =
  /** `from` is the value the rules start at, where an automatic move is undone by an earlier one of a person. */
  | { kind: 'applied' | 'merged'; value: unknown; from?: unknown }
  | { kind: 'unchanged' | 'outdated' | 'conflict'; closes?: string | undefined }
  | { kind: 'illegal' };

interface EditJudgement {
  record: AnyRecord;
  lines: HistoryLine[];
  hasConflicts: boolean;
  changed: boolean;
}

/** Judges one edit of a record that exists: every field for itself, then the rules of the whole (S15-S17). */
export function judgeEdit(edit: Edit, index: number, current: AnyRecord, context: Context): EditJudgement | Refusal {
  const { command, actor, facts, seq } = context;
  let record: AnyRecord = { ...current, conflicts: { ...current.conflicts }, settled: { ...current.settled } };
  const lines: HistoryLine[] = [];
  let changed = false;
  let hasConflicts = false;

  const close = (key: string): void => {
    delete record.conflicts[key];
    record.settled[key] = command.id;
    changed = true;
  };
  const line = (field: string, before: unknown, after: unknown, outcome: LineOutcome, change?: Change): void => {
    const differs = change && !(isEqual(change.before, before) && isEqual(change.after, after));
    const wanted = differs || change?.on !== undefined;
    lines.push({
      seq,
      epoch: facts.epoch,
      collection: edit.collection,
      recordId: edit.id,
      organizationId: record.organizationId,
      field,
      before: copyJson(before ?? null),
      after: copyJson(after ?? null),
      outcome,
      command: command.id,
      device: command.device,
      author: command.author,
      at: command.at,
      receivedAt: facts.officeTime,
      ...(wanted && change
        ? {
            wanted: {
              before: change.before ?? null,
              after: change.after ?? null,
              ...(change.on === undefined ? {} : { on: change.on }),
            },
          }
        : {}),
    });
  };
  const openConflict = (field: string, change: Change): void => {
    const key = conflictKey(field, command.id);
    hasConflicts = true;
    // A key that was settled (a restore re-sends the loser after the settling edit) never opens again (V10).
    if (record.settled[key] !== undefined) return;
    record.conflicts[key] = {
      field,
      value: (change.after ?? null) as Json,
      before: (change.before ?? null) as Json,
      command: command.id,
      author: command.author,
      device: command.device,
      at: command.at,
    };
    changed = true;
  };

  if (edit.settles !== undefined) {
    const open = record.conflicts[edit.settles];
    if (open || record.settled[edit.settles] === undefined) close(edit.settles);
    const field = open?.field ?? edit.settles.split('|')[0] ?? '';
    if (!(field in edit.changes)) {
      const value = fieldValue(edit.collection, record, field);
      line(field, value, value, 'settled');
    }
  }

  for (const [name, change] of Object.entries(edit.changes)) {
    const before = copyJson(fieldValue(edit.collection, record, name));
    let judged = judgeField(edit, name, change, record, context);
    if (judged.kind === 'illegal') return refusal('illegal-move', index, name);
    if (judged.kind === 'applied' || judged.kind === 'merged') {
      const next = derive(edit.collection, { ...record, [name]: copyJson(judged.value ?? null) });
      const start = 'from' in judged ? { ...current, [name]: judged.from } : current;
      const objection = objectionTo(edit.collection, start, next, actor.isOffice);
      if (objection) {
        // The office's record has moved on since: what no longer fits is kept for a person to settle (S16).
        const isStale = facts.epoch !== edit.base.epoch || current.rev > edit.base.rev;
        if (objection.code === 'final' || !isStale) {
          return refusal(objection.code, index, objection.field ?? name, objection.detail);
        }
        judged = { kind: 'conflict', closes: priorOf(change, edit, name, facts)?.conflict };
      } else {
        record = next;
        changed = true;
        for (const [key, conflict] of Object.entries(record.conflicts)) {
          if (conflict.field === name && isEqual(conflict.value, judged.value)) close(key);
        }
      }
    } else if (judged.kind === 'conflict') {
      const objection = objectionTo(edit.collection, current, record, actor.isOffice);
      if (objection?.code === 'final') return refusal('final', index, name);
    }
    if ('closes' in judged && judged.closes !== undefined && record.conflicts[judged.closes]) close(judged.closes);
    if (judged.kind === 'conflict') openConflict(name, change);
    line(name, before, fieldValue(edit.collection, record, name), judged.kind, change);
  }

  if (changed) {
    record.rev = seq;
    record.epoch = facts.epoch;
    record.updatedAt = command.at;
    record.updatedBy = command.author;
  }
  return { record, lines, hasConflicts, changed };
}

/** What came of the edit that a change started from (S15). */
const priorOf = (change: Change, edit: Edit, name: string, facts: FieldFacts) =>
  change.on === undefined ? null : outcomeOf(change.on, edit.id, name, facts);

/** One field, by value (S15): applied, nothing to do, merged, or a conflict. */
function judgeField(edit: Edit, name: string, change: Change, record: AnyRecord, context: Context): FieldJudgement {
  const { command, actor, facts } = context;
  const current = fieldValue(edit.collection, record, name);
  const before = change.before ?? null;
  const after = change.after ?? null;
  const lines = facts.lines(edit.id);
  const previous = priorOf(change, edit, name, facts);
  /** Kept for a person to settle, in the place of the one that this edit started from (S15). */
  const conflict: FieldJudgement = { kind: 'conflict', closes: previous?.conflict };

  // An edit of a deleted record, unless it brings it back, changes nothing and is kept (S17).
  if (name !== 'deleted' && record.deleted && edit.changes.deleted?.after !== false) return conflict;
  if (name === 'deleted' && after === true && current === false && someoneElseEdited(edit, command, context)) {
    return conflict;
  }

  const reachable = isEqual(current, after) || canReach(edit.collection, record, name, after, actor.isOffice);
  if (isEqual(current, before)) {
    if (isEqual(current, after)) return { kind: 'unchanged' };
    return reachable ? { kind: 'applied', value: after } : { kind: 'illegal' };
  }
  if (isEqual(current, after)) return { kind: 'unchanged', closes: previous?.conflict };

  const policy = fieldOf(edit.collection, name)?.policy ?? 'ask';
  if (policy === 'union' || policy === 'latest' || policy === 'highest') {
    const merged = mergeField(policy, current, before, after);
    if (merged.kind === 'merged') return isEqual(merged.value, current) ? { kind: 'unchanged' } : merged;
    return { kind: 'outdated' };
  }
  // Settling for what stands is no conflict, whatever stands by now (S17).
  if (edit.settles !== undefined && isEqual(after, before)) return { kind: 'unchanged' };

  const last = lines.findLast((one) => one.field === name && (one.outcome === 'applied' || one.outcome === 'merged'));
  // A person's earlier move outranks an automatic later one (S13).
  if (last?.device === 'office' && isEqual(last.before, before)) {
    const earlier = { ...record, [name]: last.before };
    if (canReach(edit.collection, earlier, name, after, false)) return { kind: 'applied', value: after, from: before };
  }
  if (previous) {
    if (previous.conflict !== undefined) return conflict;
    if (isEqual(previous.value, current)) return reachable ? { kind: 'applied', value: after } : conflict;
  }
  if (policy === 'text') {
    const merged = mergeField(policy, current, before, after);
    if (merged.kind === 'merged') return isEqual(merged.value, current) ? { kind: 'unchanged' } : merged;
  }
  return { kind: 'conflict' };
}

/** Whether another person's edit came in since the base that this delete was made on (S17, V3). */
function someoneElseEdited(edit: Edit, command: Command, { facts }: Context): boolean {
  return facts.lines(edit.id).some((one) => {
    if (one.device === command.device || one.device === 'office') return false;
    if (one.outcome !== 'applied' && one.outcome !== 'merged') return false;
    // What a restored office took since is newer; so is what it took between two restores (S25).
    const isAfter = one.seq > edit.base.rev;
    return one.epoch === edit.base.epoch ? isAfter : isAfter || one.epoch === facts.epoch;
  });
}
