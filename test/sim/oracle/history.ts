import { FIELDS, fieldOf } from '#shared/domain/records.ts';
import { isEqual } from '#shared/lib/json.ts';
import type { Change, Command, Edit, HistoryLine } from '#shared/sync/command.ts';
import { POISON_BODY } from '#test/sim/workload/poison.ts';
import type { Violation } from './ledger.ts';
import type { Scene } from './scene.ts';

/** What the history of each record has to say of it: I8, I11, and the merge of S15 to S17, by the text of these. */
export function* history({ office, ledger }: Scene): Generator<Violation> {
  for (const { collection, record } of office.records) {
    const lines = office.lines.get(record.id) ?? [];
    const [first] = lines;
    if (first?.field !== '*') {
      yield { invariant: 'I11', what: `${collection} ${record.id} has no line of its making` };
      continue;
    }
    const now: Record<string, unknown> = { ...(first.after as Record<string, unknown>) };
    const past: HistoryLine[] = [];
    for (const line of lines.slice(1)) {
      const made = ledger.commands.get(line.command)?.command;
      const edit = made?.edits.find((one) => one.id === record.id && line.field in one.changes);
      if (!isEqual(line.before, now[line.field] ?? null))
        yield { invariant: 'I11', what: `${line.field} of ${record.id} was not what ${line.command} found` };
      // A chain that goes on from what the office could not read is not followed: see POISON_BODY.
      const start = edit?.changes[line.field]?.on;
      const from = start === undefined ? undefined : ledger.commands.get(start)?.command;
      const isCut = from !== undefined && JSON.stringify(from).includes(POISON_BODY);
      if (made && edit && !isCut) yield* merge(line, made, edit, edit.changes[line.field] as Change, now, past);
      now[line.field] = line.after;
      past.push(line);
    }
    // S15: an edit whose `on` is an open conflict replaces it.
    for (const { field, command } of Object.values(record.conflicts)) {
      const on = ledger.commands.get(command)?.command.edits.find((one) => one.id === record.id)?.changes[field]?.on;
      if (on !== undefined && record.conflicts[`${field}|${on}`])
        yield { invariant: 'V6', what: `${field} of ${record.id} has ${command} beside ${on}, which it replaces` };
    }
    for (const name of Object.keys(FIELDS[collection])) {
      if (isEqual(record[name] ?? null, now[name] ?? null)) continue;
      yield { invariant: 'I11', what: `the history of ${record.id} does not end at its ${name}` };
    }
  }
  yield* orphans({ office, ledger });
}

/** Fields that decide which edits a record still takes. */
const STATES = ['state', 'lifecycle', 'deleted'];

const policyOf = (line: HistoryLine): string => fieldOf(line.collection, line.field)?.policy ?? 'ask';
const isWritten = (line: HistoryLine): boolean => line.outcome === 'applied' || line.outcome === 'merged';
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const has = (items: unknown[], item: unknown): boolean => items.some((one) => isEqual(one, item));
const rows = (value: unknown): string[] => String(value ?? '').split('\n');

/** Whether one field of one edit came out as the text says. */
function* merge(
  line: HistoryLine,
  command: Command,
  edit: Edit,
  change: Change,
  now: Record<string, unknown>,
  past: readonly HistoryLine[],
): Generator<Violation> {
  const at = `${line.field} of ${line.recordId} by ${line.command}`;
  const before = change.before ?? null;
  const after = change.after ?? null;
  const policy = policyOf(line);
  const last = past.findLast((one) => one.field === line.field && isWritten(one));
  const bringsBack = edit.changes.deleted?.after === false;

  // S17, I8: an edit of a deleted record changes nothing, unless it brings it back.
  if (line.field !== 'deleted' && now.deleted === true && !bringsBack && isWritten(line))
    yield { invariant: 'I8', what: `${at} went into a deleted record` };
  // S17, I8: a delete over another person's newer edit changes nothing.
  if (line.field === 'deleted' && after === true && line.outcome === 'applied') {
    const newer = past.find(
      (one) => isWritten(one) && one.author !== line.author && one.device !== 'office' && one.seq > edit.base.rev,
    );
    if (newer) yield { invariant: 'I8', what: `${at} swallowed ${newer.field} by ${newer.command}` };
  }
  // I8: a delete comes back only where somebody wanted it back.
  if (line.field === 'deleted' && line.after === false && line.before === true && after !== false)
    yield { invariant: 'I8', what: `${at} came back by itself` };

  // S15, by value: what is as the edit says already is no conflict and is not written again.
  if (line.outcome === 'conflict' && isEqual(line.before, after) && now.deleted !== true)
    yield { invariant: 'S15', what: `${at} is a conflict about nothing` };
  if (line.outcome === 'conflict' && edit.settles !== undefined && isEqual(before, after) && now.deleted !== true)
    yield { invariant: 'S17', what: `${at} settled for what stood and opened a conflict` };
  if (line.outcome === 'applied' && policy === 'ask' && change.on === undefined && last?.device !== 'office') {
    if (!isEqual(line.before, before)) yield { invariant: 'S15', what: `${at} took away what ${last?.author} wrote` };
  }
  if (line.outcome === 'applied' && policy === 'ask' && !isEqual(line.after, derivedOf(line.field, after)))
    yield { invariant: 'S16', what: `${at} is what nobody wrote` };
  if (line.outcome === 'merged' && policy === 'ask') yield { invariant: 'S16', what: `${at} is a mixture` };
  // V6: nobody is in conflict with himself.
  const isOwn = last?.device === line.device && last.author === line.author;
  // S16: what somebody else did to the record since, a document retired, may leave no room for the edit.
  const hasMoved = past.some((one) => one.seq > (last?.seq ?? 0) && STATES.includes(one.field) && isWritten(one));
  const movedOn = STATES.includes(line.field) || now.deleted === true || hasMoved;
  if (line.outcome === 'conflict' && isOwn && !movedOn && policy === 'ask' && isEqual(last.after, line.before))
    yield { invariant: 'V6', what: `${at} is a conflict with ${last.command} of the same laptop` };

  if (policy === 'union' && isWritten(line)) {
    const [had, put, took] = [list(line.before), list(after), list(before)];
    const expected = [
      ...had.filter((one) => !has(took, one) || has(put, one)),
      ...put.filter((one) => !has(took, one)),
    ];
    const result = list(line.after);
    if (!expected.every((one) => has(result, one)) || !result.every((one) => has(expected, one)))
      yield { invariant: 'S15', what: `${at} lost or brought back a part of the set` };
  }
  if (policy === 'text' && line.outcome === 'merged') {
    const result = rows(line.after);
    const [base, mine, theirs] = [rows(before), rows(after), rows(line.before)];
    const kept = (side: string[], other: string[]): string[] =>
      side.filter((one) => !base.includes(one) || other.includes(one));
    if (![...kept(mine, theirs), ...kept(theirs, mine)].every((one) => result.includes(one)))
      yield { invariant: 'S15', what: `${at} lost a line` };
  }
  if (policy === 'latest' && line.outcome === 'outdated') {
    const when = (value: unknown): string => (value as { at?: string } | null)?.at ?? '';
    if (when(after) > when(line.before)) yield { invariant: 'S15', what: `${at} was later and did not stand` };
  }
  if (command.author !== line.author) yield { invariant: 'I3', what: `${at} is called a work of ${line.author}` };
}

/** Priority carries its level, which is computed. */
const derivedOf = (field: string, value: unknown): unknown =>
  field === 'priority' ? (value as { level: number }) && levelled(value) : value;

function levelled(value: unknown): unknown {
  const given = value as { impact: string; urgency: string; override: number | null };
  const rank = { high: 0, medium: 1, low: 2 } as Record<string, number>;
  const level = given.override ?? (rank[given.impact] ?? 0) + (rank[given.urgency] ?? 0) + 1;
  return { ...(value as object), level };
}

/** S10: what refers to a record whose making was refused is refused because of it. */
function* orphans({ office, ledger }: Pick<Scene, 'office' | 'ledger'>): Generator<Violation> {
  for (const [id, { command }] of ledger.commands) {
    const [judged] = office.verdicts.get(id) ?? [];
    if (judged?.stored.verdict.code !== 'unknown-record') continue;
    const edit = command.edits[judged.stored.verdict.edit ?? 0];
    for (const [otherId, other] of ledger.commands) {
      if (other.command.device !== command.device || other.command.n >= command.n) continue;
      if (!other.command.edits.some((one) => one.create && one.id === edit?.id)) continue;
      // What the office could not read, it cannot know of.
      if (JSON.stringify(other.command).includes(POISON_BODY)) continue;
      if (office.verdicts.get(otherId)?.[0]?.stored.verdict.kind === 'refused')
        yield { invariant: 'S10', what: `${id} was refused as if ${otherId} had never been` };
    }
  }
}
