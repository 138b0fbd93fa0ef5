import type { Command } from '#shared/sync/command.ts';
import { bendLaptop, changed, isObject, type Plant } from './bend.ts';

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

const ahead = (checkpoint: unknown): unknown =>
  isObject(checkpoint) ? { ...checkpoint, seq: Number(checkpoint.seq) + 1 } : checkpoint;

/** Laptops whose stores do not do what they should. */
export const LAPTOP_PLANTS: readonly Plant[] = [
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
];
