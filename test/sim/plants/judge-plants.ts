import type { Actor } from '#shared/domain/permissions.ts';
import { fieldOf } from '#shared/domain/records.ts';
import { isEqual } from '#shared/lib/json.ts';
import { bendJudge, changed, isObject, type Plant } from './bend.ts';

/** The parts of a coupled value that were changed, put into the value that stands. */
function mixed(current: unknown, before: unknown, after: unknown): unknown {
  if (!isObject(current) || !isObject(before) || !isObject(after)) return after;
  const parts = Object.entries(after).filter(([key, value]) => !isEqual(value, before[key]));
  return { ...current, ...Object.fromEntries(parts) };
}

/** Judges that are told something else than is so, or whose word is twisted. */
export const JUDGE_PLANTS: readonly Plant[] = [
  bendJudge(
    'wall-clock',
    'S18: clocks decide nothing',
    (judge) => (command, actor, facts) =>
      judge(
        changed(
          command,
          (change, field, edit, current) => {
            if (!current || edit.create || fieldOf(edit.collection, field)?.policy !== 'ask') return change;
            const isLater = command.at > current.updatedAt;
            return isLater ? { ...change, before: (current[field] ?? null) as never } : change;
          },
          facts,
        ),
        actor,
        facts,
      ),
  ),
  bendJudge(
    'coupled-split',
    'S16: what means something only together is one field',
    (judge) => (command, actor, facts) =>
      judge(
        changed(
          command,
          (change, field, edit, current) => {
            if (!current || edit.create || !['place', 'state', 'priority', 'window'].includes(field)) return change;
            const after = mixed(current[field], change.before, change.after) as never;
            return { ...change, before: (current[field] ?? null) as never, after };
          },
          facts,
        ),
        actor,
        facts,
      ),
  ),
  bendJudge(
    'chain',
    'S15, V6: an edit is judged by what came of the one it started from',
    (judge) => (command, actor, facts) =>
      judge(
        changed(command, ({ before, after }) => ({ before, after }) as never),
        actor,
        facts,
      ),
  ),
  bendJudge(
    'del',
    'S17, V3: a delete over another person’s newer edit changes nothing',
    (judge) => (command, actor, facts) =>
      judge(
        {
          ...command,
          edits: command.edits.map((edit) =>
            edit.changes.deleted ? { ...edit, base: { ...edit.base, rev: Number.MAX_SAFE_INTEGER } } : edit,
          ),
        },
        actor,
        facts,
      ),
  ),
  bendJudge(
    'edit-of-deleted',
    'S17, V3: an edit of a deleted record changes nothing',
    (judge) => (command, actor, facts) =>
      judge(command, actor, {
        ...facts,
        record: (collection, id) => {
          const record = facts.record(collection, id);
          const isMeant = command.edits.some((edit) => edit.id === id && edit.changes.deleted === undefined);
          return record?.deleted && isMeant ? { ...record, deleted: false } : record;
        },
      }),
  ),
  bendJudge('hist', 'S11, V7: a line has the office’s value before and after', (judge) => (command, actor, facts) => {
    const judgement = judge(command, actor, facts);
    return {
      ...judgement,
      lines: judgement.lines.map(({ wanted, ...line }) =>
        wanted ? { ...line, before: wanted.before, after: wanted.after } : line,
      ),
    };
  }),
  bendJudge(
    'quiet-lines',
    'S11, V7: an edit that changed nothing has its line too',
    (judge) => (command, actor, facts) => {
      const judgement = judge(command, actor, facts);
      return { ...judgement, lines: judgement.lines.filter((line) => line.outcome !== 'unchanged') };
    },
  ),
  bendJudge(
    'union-replaces',
    'S15: adds and removes of two people are merged',
    (judge) => (command, actor, facts) =>
      judge(
        changed(
          command,
          (change, field, edit, current) =>
            current && fieldOf(edit.collection, field)?.policy === 'union'
              ? { ...change, before: (current[field] ?? null) as never }
              : change,
          facts,
        ),
        actor,
        facts,
      ),
  ),
  bendJudge('line-dropped', 'S15: a merge of texts keeps the lines of both', (judge) => (command, actor, facts) => {
    const judgement = judge(command, actor, facts);
    for (const line of judgement.lines) {
      if (line.outcome !== 'merged' || typeof line.after !== 'string' || !line.after.includes('\n')) continue;
      const text = line.after.split('\n').slice(0, -1).join('\n');
      line.after = text;
      for (const { record } of judgement.records) if (record.id === line.recordId) record[line.field] = text;
    }
    return judgement;
  }),
  bendJudge(
    'every-client',
    'S12: tenancy before and after the edit',
    (judge) => (command, actor, facts) => judge(command, { ...actor, organizations: 'all' } satisfies Actor, facts),
  ),
  bendJudge(
    'every-role',
    'S12: fields have writers',
    (judge) => (command, actor, facts) => judge(command, { ...actor, roles: ['admin'] } satisfies Actor, facts),
  ),
  bendJudge(
    'because-lost',
    'S10: what refers to a refused creation is refused with it',
    (judge) => (command, actor, facts) => judge(command, actor, { ...facts, creationRefused: () => undefined }),
  ),
];
