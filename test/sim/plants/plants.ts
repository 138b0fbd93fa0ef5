import { StoreError } from '#server/store/sql.ts';
import type { Actor } from '#shared/domain/permissions.ts';
import { fieldOf } from '#shared/domain/records.ts';
import { isEqual } from '#shared/lib/json.ts';
import type { Command } from '#shared/sync/command.ts';
import { bendJudge, bendLaptop, bendOffice, changed, type Plant } from './bend.ts';

/** The outbox as it is read to be sent, put through a function. */
const sending = (name: string, rule: string, bend: (commands: Command[]) => Command[]): Plant =>
  bendLaptop(name, rule, ({ outbox }) => ({
    outbox: { ...outbox, first: async (limit) => bend(await outbox.first(limit)) },
  }));

/** Only the last of several commands keeps its change of a field. */
function lastOnly(commands: Command[]): Command[] {
  const later = new Set<string>();
  return [...commands]
    .reverse()
    .map((command) =>
      changed(command, (change, field, edit) => {
        if (edit.create) return change;
        const key = `${edit.id}/${field}`;
        if (later.has(key)) return null;
        later.add(key);
        return change;
      }),
    )
    .reverse();
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The parts of a coupled value that were changed, put into the value that stands. */
function mixed(current: unknown, before: unknown, after: unknown): unknown {
  if (!isObject(current) || !isObject(before) || !isObject(after)) return after;
  const parts = Object.entries(after).filter(([key, value]) => !isEqual(value, before[key]));
  return { ...current, ...Object.fromEntries(parts) };
}

const ahead = (checkpoint: unknown): unknown =>
  isObject(checkpoint) ? { ...checkpoint, seq: Number(checkpoint.seq) + 1 } : checkpoint;

const hurried = new Map<string, number>();

/** Bugs that are put in by giving the product altered parts. */
export const PLANTS: readonly Plant[] = [
  bendLaptop('ack-dropped', 'S10: a command leaves the outbox with its verdict, not before', ({ outbox }, store) => ({
    outbox: {
      ...outbox,
      first: async (limit) => {
        const commands = await outbox.first(limit);
        if (commands.length > 0)
          void Promise.resolve().then(() =>
            store.write(async (tables) => {
              for (const { n } of commands) await tables.outbox.drop(n);
            }),
          );
        return commands;
      },
    },
  })),
  bendLaptop('checkpoint-plus-one', 'S8: the checkpoint is what the office said', ({ meta }) => ({
    meta: {
      ...meta,
      set: (key, value) => meta.set(key, (key === 'checkpoint' ? ahead(value) : value) as never),
    },
  })),
  sending('chain-cut', 'S4: every command travels, not a record’s last state', lastOnly),
  sending('delete-not-sent', 'S4: a delete is an edit like any other', (commands) =>
    commands.map((one) => changed(one, (change, field) => (field === 'deleted' ? null : change))),
  ),
  {
    name: 'tray-lost',
    rule: 'S19: the tray survives a restart',
    bends: { laptop: { start: (laptop) => laptop.disk.sync.refused.clear() } },
  },
  {
    name: 'saved-before-durable',
    rule: 'S5: saved means durable',
    bends: {
      laptop: {
        store: (real) => ({
          ...real,
          write: async (work) => {
            let later: readonly Command[] = [];
            const result = await real.write((tables) =>
              work({
                ...tables,
                outbox: {
                  ...tables.outbox,
                  add: async (commands) => {
                    later = commands;
                  },
                },
              }),
            );
            if (later.length > 0) void real.write((tables) => tables.outbox.add(later));
            return result;
          },
        }),
      },
    },
  },
  bendLaptop('number-skipped', 'S4: a device counts its commands without gaps', ({ meta }) => ({
    meta: { ...meta, set: (key, value) => meta.set(key, (key === 'n' ? Number(value) + 1 : value) as never) },
  })),
  bendLaptop('status-lies', 'S26: the status shown is the truth', ({ outbox }) => ({
    outbox: { ...outbox, count: async () => 0 },
  })),
  bendLaptop(
    'unsent-overlooked',
    'S6: a record with unsent edits gets a new base, and the edits stay on top',
    (tables) => ({
      outbox: { ...tables.outbox, touching: async () => [] },
    }),
  ),
  bendLaptop('refusal-not-kept', 'S19: a refused command goes to the tray', ({ refused }) => ({
    refused: { ...refused, put: async () => undefined },
  })),
  {
    name: 'record-not-written',
    rule: 'S6: all of a page is applied',
    bends: {
      laptop: {
        records: (real) =>
          Object.assign(Object.create(real), {
            put: (collection: never, records: never[]) =>
              real.put(collection, records.length > 1 ? records.slice(0, -1) : records),
          }),
      },
    },
  },
  {
    name: 'record-not-dropped',
    rule: 'S20: gone means gone',
    bends: { laptop: { records: (real) => Object.assign(Object.create(real), { drop: async () => undefined }) } },
  },
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
  bendOffice('lease-twice', 'S14: a number is leased once', ({ numbers }) => ({
    numbers: { ...numbers, setNext: async () => undefined },
  })),
  bendOffice('bare-sequence', 'S8: seqs become visible in their order', (tables) => ({
    records: {
      ...tables.records,
      put: async (collection, record, organizationId, orgs) => {
        await tables.records.put(collection, record, organizationId, orgs);
        // This writer has its number and commits a moment after the next one does.
        if (record.rev % 7 === 0) hurried.set(record.id, record.rev);
      },
      stretch: async (stretch, limit) => {
        const found = await tables.records.stretch(stretch, limit);
        const late = found.filter((one) => hurried.get(one.id) === one.rev);
        for (const one of late) hurried.delete(one.id);
        return found.filter((one) => !late.includes(one));
      },
    },
  })),
  bendOffice('group-fails-together', 'S11: a bad command never fails its neighbours', () => ({
    attempt: async (work) => {
      try {
        return await work();
      } catch (error) {
        throw new StoreError('io', String(error));
      }
    },
  })),
  bendOffice('half-applied', 'S11: a command is applied whole or refused whole', (tables) => ({
    attempt: (work) => work(),
    history: {
      ...tables.history,
      add: async (lines, ...rest) => {
        if (lines.length > 2 && lines[0]?.device !== 'office') throw new Error('planted');
        await tables.history.add(lines, ...rest);
      },
    },
  })),
  bendOffice('no-backfill', 'S20: granting backfills', ({ records }) => ({
    records: {
      ...records,
      stretch: async (stretch, limit) =>
        stretch.upTo !== null && !stretch.withMoved ? [] : records.stretch(stretch, limit),
    },
  })),
  bendOffice('verdict-forgotten', 'S11: a refused command is kept at the office', ({ verdicts }) => ({
    verdicts: { ...verdicts, addRefused: (device, n, stored, at) => verdicts.add(device, n, stored, at) },
  })),
];
