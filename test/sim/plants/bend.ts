import type { SyncStore, SyncTables } from '#renderer/worker/sync-store.ts';
import type { Judge } from '#server/parts.ts';
import type { Store, Tables } from '#server/store/store.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { Change, Command, Edit } from '#shared/sync/command.ts';
import type { Facts, Judgement } from '#shared/sync/judge.ts';
import type { RunOptions } from '#test/sim/run/options.ts';

/** A bug put into the product from outside: the product's own code stays as it is. */
export interface Plant {
  name: string;
  /** The rule that it breaks. */
  rule: string;
  bends: NonNullable<RunOptions['bends']>;
}

/** A laptop's store whose tables are not what they should be. */
export const bendLaptop = (
  name: string,
  rule: string,
  bend: (tables: SyncTables, store: SyncStore) => Partial<SyncTables>,
): Plant => ({
  name,
  rule,
  bends: {
    laptop: {
      store: (real) => ({
        ...real,
        read: (work) => real.read((tables) => work({ ...tables, ...bend(tables, real) })),
        write: (work) => real.write((tables) => work({ ...tables, ...bend(tables, real) })),
      }),
    },
  },
});

/** An office's store whose tables are not what they should be. */
export const bendOffice = (name: string, rule: string, bend: (tables: Tables) => Partial<Tables>): Plant => ({
  name,
  rule,
  bends: {
    office: {
      store: (real: Store) => ({
        ...real,
        read: (work) => real.read((tables) => work({ ...tables, ...bend(tables) })),
        write: (work) => real.write((tables) => work({ ...tables, ...bend(tables) })),
      }),
    },
  },
});

/** A judge that is given something else than it should be, or whose word is twisted. */
export const bendJudge = (name: string, rule: string, bend: (real: Judge['judge']) => Judge['judge']): Plant => ({
  name,
  rule,
  bends: { office: { judge: (real) => ({ neededFacts: real.neededFacts, judge: bend(real.judge) }) } },
});

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The command with each change of it put through a function; one that gives null is taken out. */
export const changed = (
  command: Command,
  change: (change: Change, field: string, edit: Edit, current: AnyRecord | undefined) => Change | null,
  facts?: Facts,
): Command => ({
  ...command,
  edits: command.edits.map((edit) => ({
    ...edit,
    changes: Object.fromEntries(
      Object.entries(edit.changes)
        .map(([field, one]) => [field, change(one, field, edit, facts?.record(edit.collection, edit.id))] as const)
        .filter((pair): pair is [string, Change] => pair[1] !== null),
    ),
  })),
});

export type { Judgement };
