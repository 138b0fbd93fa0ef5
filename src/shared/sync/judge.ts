import type { Collection } from '#shared/domain/collections.ts';
import { objectionToCommand } from '#shared/domain/command-rules.ts';
import { countIn, isProvisional, type NumberSeries, seriesOf } from '#shared/domain/numbers.ts';
import type { Actor } from '#shared/domain/permissions.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { fieldOf } from '#shared/domain/records.ts';
import { type Refusal, refusal } from '#shared/domain/refusal.ts';
import type { Link } from '#shared/domain/relationships/links.ts';
import { objectionTo } from '#shared/domain/rules.ts';
import type { TicketKind } from '#shared/domain/tickets/lifecycle.ts';
import { checkEdit, MAX_RECORD } from './check.ts';
import type { Command, Edit, HistoryLine, Verdict } from './command.ts';
import { type FieldFacts, judgeEdit } from './judge-edit.ts';
import { checkLink, type LinkNeed, neededLinks } from './links.ts';
import { createRecord } from './replay.ts';
import { isRestored } from './restored.ts';

/** What the office has to load before it can judge a command. */
export interface Needed {
  /** Records touched and records named. */
  records: { collection: Collection; id: string }[];
  /** Commands named by `on`. */
  commands: string[];
  /** Records whose creation may have been refused. */
  creations: string[];
  /** Relationships that may come to stand: their ends, and the links around these. */
  links: LinkNeed[];
}

/** Everything a judgement rests on: loaded beforehand, so that judging is pure. */
export interface Facts extends FieldFacts {
  epoch: string;
  /** ISO time at the office. */
  officeTime: string;
  /** The seq that the first edit gets; each edit takes one. */
  firstSeq: number;
  record(collection: Collection, id: string): AnyRecord | undefined;
  /** The refused command that should have made this record. */
  creationRefused(recordId: string): string | undefined;
  /**
   * Whether the number was leased to the device; with `isLost` also one that nobody has a lease of and that is never
   * given out again: its lease went with the epoch the record was made in (S25).
   */
  ownsNumber(series: NumberSeries, value: number, device: string, isLost: boolean): boolean;
  /** The links that stand around the needed ones: between their ends, and of `contains` those upwards from the start. */
  links: readonly Link[];
  /** A final number in place of a provisional one. */
  issueNumber(series: NumberSeries): number;
}

/** The office's judgement: nothing of it counts unless all of it is stored in one transaction (S11). */
export interface Judgement {
  verdict: Verdict;
  /** The new state of the records that changed. */
  records: { collection: Collection; record: AnyRecord }[];
  lines: HistoryLine[];
  /** How many seqs were taken. */
  seqs: number;
}

/** The records and commands a judgement will ask for. */
export function neededFacts(command: Command): Needed {
  const records: Needed['records'] = [];
  const commands = new Set<string>();
  for (const edit of command.edits) {
    records.push({ collection: edit.collection, id: edit.id });
    for (const [name, change] of Object.entries(edit.changes)) {
      if (change.on !== undefined) commands.add(change.on);
      const field = fieldOf(edit.collection, name);
      // A value of the wrong shape is refused later; here it only must not stop the loading.
      const value = field?.check.safeParse(change.after ?? null);
      if (field && value?.success) records.push(...field.refs(value.data));
    }
  }
  const links = neededLinks(command.edits.map((edit) => ({ ...edit, after: valuesAfter(edit) })));
  return { records, commands: [...commands], creations: records.map((one) => one.id), links };
}

const valuesAfter = (edit: Edit): Record<string, unknown> =>
  Object.fromEntries(Object.entries(edit.changes).map(([name, change]) => [name, change.after]));

/**
 * Judges a command against the records as they are (S11, S12, S15-S17). It is applied whole or refused whole;
 * an edit whose `before` is no longer true is merged or kept as a conflict, by its field's policy. Pure.
 */
export function judge(command: Command, actor: Actor, facts: Facts): Judgement {
  const work = new Map<string, { collection: Collection; record: AnyRecord; changed: boolean }>();
  const lines: HistoryLine[] = [];
  const lookup = (collection: Collection, id: string): AnyRecord | undefined =>
    work.get(`${collection}/${id}`)?.record ?? facts.record(collection, id);

  const refused = (why: Refusal, because?: string): Judgement => ({
    verdict: {
      kind: 'refused',
      code: why.code,
      message: why.message,
      edit: why.edit,
      ...(because === undefined ? {} : { because }),
    },
    records: [],
    lines: [],
    seqs: 0,
  });

  if (!actor.isOffice && command.author !== actor.personId) return refused(refusal('permission'));
  const whole = actor.isOffice ? null : objectionToCommand(command.edits);
  if (whole) return refused(refusal(whole.code, whole.edit, whole.field, whole.detail));

  let hasConflicts = false;
  for (const [index, edit] of command.edits.entries()) {
    const seq = facts.firstSeq + index;
    const current = lookup(edit.collection, edit.id);
    const orphan = missing(edit, current, facts);
    if (orphan) return refused(refusal(orphan.code, index), orphan.because);
    const objection = checkEdit(edit, index, actor, current, lookup);
    if (objection) {
      const because = objection.code === 'reference' ? refusedReference(edit, facts) : undefined;
      return refused(because ? refusal('creation-refused', index, objection.field) : objection, because);
    }
    if (edit.create && current && isGivenBack(edit, facts)) {
      lines.push(madeBefore(edit, current, { command, facts, seq }));
      work.set(`${edit.collection}/${edit.id}`, { collection: edit.collection, record: current, changed: false });
      continue;
    }
    const context = { command, actor, facts, seq };
    const amongLinks = (after: AnyRecord): Refusal | null => {
      if (edit.collection !== 'relationships') return null;
      const touched = [...work.values()].filter((one) => one.collection === 'relationships').map((one) => one.record);
      return checkLink(index, current, after, facts.links, touched, lookup);
    };
    if (current === undefined) {
      const made = create(edit, index, context);
      if ('code' in made) return refused(made);
      const against = amongLinks(made.record);
      if (against) return refused(against);
      work.set(`${edit.collection}/${edit.id}`, { collection: edit.collection, record: made.record, changed: true });
      lines.push(made.line);
      continue;
    }
    const result = judgeEdit(edit, index, current, context);
    if ('code' in result) return refused(result);
    const against = amongLinks(result.record);
    if (against) return refused(against);
    hasConflicts ||= result.hasConflicts;
    lines.push(...result.lines);
    const before = work.get(`${edit.collection}/${edit.id}`);
    work.set(`${edit.collection}/${edit.id}`, {
      collection: edit.collection,
      record: result.record,
      changed: result.changed || before?.changed === true,
    });
  }
  const changed = [...work.values()].filter((one) => one.changed);
  const tooLarge = changed.find((one) => JSON.stringify(one.record).length > MAX_RECORD);
  if (tooLarge)
    return refused(
      refusal(
        'too-large',
        command.edits.findIndex((one) => one.id === tooLarge.record.id),
      ),
    );
  return {
    verdict: { kind: hasConflicts ? 'applied-with-conflicts' : 'applied' },
    records: changed.map(({ collection, record }) => ({ collection, record })),
    lines,
    seqs: command.edits.length,
  };
}

/** An edit of a record that is not there, or the making of one that is. */
function missing(
  edit: Edit,
  current: AnyRecord | undefined,
  facts: Facts,
): { code: Refusal['code']; because?: string } | null {
  if (current !== undefined) return edit.create && !isGivenBack(edit, facts) ? { code: 'exists' } : null;
  if (edit.create) return null;
  const because = facts.creationRefused(edit.id);
  return because === undefined ? { code: 'unknown-record' } : { code: 'creation-refused', because };
}

/**
 * Whether another laptop gave the record back after a restore, before the command that made it came again (S25): what was
 * held is later than its making, so there is nothing to do.
 */
const isGivenBack = (edit: Edit, facts: Facts): boolean =>
  edit.base.epoch !== facts.epoch &&
  facts.lines(edit.id).some((line) => line.outcome === 'created' && isRestored(line.command));

/** The making of a record that is there: its values stand in the history, with their author and time. */
const madeBefore = (
  edit: Edit,
  current: AnyRecord,
  { command, facts, seq }: { command: Command; facts: Facts; seq: number },
): HistoryLine => ({
  seq,
  epoch: facts.epoch,
  collection: edit.collection,
  recordId: edit.id,
  organizationId: current.organizationId,
  field: '*',
  before: null,
  after: null,
  outcome: 'unchanged',
  command: command.id,
  device: command.device,
  author: command.author,
  at: command.at,
  receivedAt: facts.officeTime,
  wanted: { before: null, after: valuesAfter(edit) },
});

/** The refused command that should have made a record this edit names. */
function refusedReference(edit: Edit, facts: Facts): string | undefined {
  for (const [name, change] of Object.entries(edit.changes)) {
    const field = fieldOf(edit.collection, name);
    for (const ref of field?.refs(change.after ?? null) ?? []) {
      const because = facts.record(ref.collection, ref.id) ? undefined : facts.creationRefused(ref.id);
      if (because !== undefined) return because;
    }
  }
  return undefined;
}

function create(
  edit: Edit,
  index: number,
  { command, actor, facts, seq }: { command: Command; actor: Actor; facts: Facts; seq: number },
): { record: AnyRecord; line: HistoryLine } | Refusal {
  const record = createRecord(edit, command, facts.epoch);
  record.rev = seq;
  const objection = objectionTo(edit.collection, null, record, actor.isOffice);
  if (objection) return refusal(objection.code, index, objection.field, objection.detail);
  if (edit.collection === 'tickets' && !actor.isOffice) {
    const series = seriesOf(record.kind as TicketKind);
    const number = record.number as string;
    if (isProvisional(number)) {
      record.provisionalNumber = number;
      record.number = `${series}${String(facts.issueNumber(series)).padStart(7, '0')}`;
    } else {
      const count = countIn(series, number);
      const isLost = edit.base.epoch !== facts.epoch;
      if (count === null || !facts.ownsNumber(series, count, command.device, isLost))
        return refusal('number', index, 'number');
    }
  }
  return {
    record,
    line: {
      seq,
      epoch: facts.epoch,
      collection: edit.collection,
      recordId: edit.id,
      organizationId: record.organizationId,
      field: '*',
      before: null,
      after: record,
      outcome: 'created',
      command: command.id,
      device: command.device,
      author: command.author,
      at: command.at,
      receivedAt: facts.officeTime,
    },
  };
}
