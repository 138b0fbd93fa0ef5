import { t } from '#renderer/words/t.ts';
import { COLLECTIONS, type Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { fieldValue } from '#shared/domain/records.ts';
import { linkOf } from '#shared/domain/relationships/links.ts';
import { RELATIONSHIP_TYPES } from '#shared/domain/relationships/types.ts';
import { titleOf } from '#shared/domain/title.ts';
import type { Command, Edit } from '#shared/sync/command.ts';
import type { ConflictEntry, OutboxEntry, RefusedEntry, SentEntry } from './contract.ts';
import type { RecordStore } from './record-store.ts';
import type { Refused, SyncStore } from './sync-store.ts';

const SENT_SHOWN = 100;
/** Records looked at together at the start. */
const LOT = 1000;

/** A deleted record counts as well: edits that came after the deletion are kept on it until somebody decides (S17). */
const hasConflicts = (record: AnyRecord): boolean => Object.keys(record.conflicts ?? {}).length > 0;

/** Records with open conflicts, kept up to date by what is written, after one look at everything at the start. */
export class Conflicts {
  private readonly open = new Map<string, { collection: Collection; record: AnyRecord }>();
  private readonly stop: () => void;
  /** Written while everything is looked at: newer than what is found then. */
  private written: Set<string> | null = null;

  constructor(
    private readonly records: RecordStore,
    private readonly onChange: () => void,
  ) {
    this.stop = records.onWrite((collection, id, record) => {
      this.written?.add(id);
      if (this.take(collection, id, record)) this.onChange();
    });
  }

  /** Looks at everything once. */
  async scan(): Promise<void> {
    const written = new Set<string>();
    this.written = written;
    for (const collection of COLLECTIONS) {
      for (let after: string | undefined = ''; after !== undefined; ) {
        const lot: AnyRecord[] = await this.records.after(collection, after, LOT);
        for (const record of lot) if (!written.has(record.id)) this.take(collection, record.id, record);
        after = lot.at(-1)?.id;
      }
    }
    this.written = null;
    this.onChange();
  }

  get count(): number {
    return this.open.size;
  }

  entries(): Promise<ConflictEntry[]> {
    return Promise.all(
      [...this.open.values()].map(async ({ collection, record }) => ({
        collection,
        record,
        ...(collection === 'relationships' ? await linkTitle(this.records, record) : titleOf(collection, record)),
        conflicts: Object.entries(record.conflicts).map(([key, conflict]) => ({
          ...conflict,
          key,
          current: fieldValue(collection, record, conflict.field),
        })),
      })),
    );
  }

  close(): void {
    this.stop();
  }

  /** Takes note of a record; whether that makes a difference. */
  private take(collection: Collection, id: string, record: AnyRecord | null): boolean {
    if (!record || !hasConflicts(record)) return this.open.delete(id);
    this.open.set(id, { collection, record });
    return true;
  }
}

/** A link by its ends: "oak-ng-csw01 connects to fw01". */
async function linkTitle(records: RecordStore, record: AnyRecord): Promise<{ code: string; name: string }> {
  const { type, fromId, toId } = linkOf(record);
  const ends = await records.assetFacts.of([fromId, toId]);
  const nameOf = (id: string): string => ends.get(id)?.name ?? t('an asset that is not here');
  const label = t(RELATIONSHIP_TYPES[type].label);
  return { code: '', name: t('{one} {label} {other}', { one: nameOf(fromId), label, other: nameOf(toId) }) };
}

/** What an edit of a record without a page of its own belongs to: a note to its ticket, a link to the asset it starts at. */
async function parentOf(records: RecordStore, edit: Edit): Promise<{ collection: Collection; id: string } | undefined> {
  const told = (field: string): unknown => edit.changes[field]?.after;
  if (edit.collection === 'activities') return told('parent') as { collection: Collection; id: string } | undefined;
  if (edit.collection !== 'relationships') return undefined;
  const id = told('fromId') ?? (await records.byId('relationships', edit.id))?.fromId;
  return typeof id === 'string' ? { collection: 'assets', id } : undefined;
}

/** How people call the record that a command is mostly about: a ticket rather than the note on it. */
async function aboutOf(records: RecordStore, command: Command) {
  const edit = command.edits.find((one) => one.collection !== 'activities') ?? command.edits[0];
  const { collection, id } = (edit && (await parentOf(records, edit))) ?? {
    collection: edit?.collection ?? 'tickets',
    id: edit?.id ?? '',
  };
  const record = await records.byId(collection, id);
  if (record) return { collection, id, ...titleOf(collection, record) };
  // A new record that was refused is nowhere but in its command.
  const values = Object.fromEntries(Object.entries(edit?.changes ?? {}).map(([name, change]) => [name, change.after]));
  return { collection, id, ...titleOf(collection, values as unknown as AnyRecord) };
}

/** The outbox, oldest first. */
export async function outboxEntries(store: SyncStore, records: RecordStore): Promise<OutboxEntry[]> {
  const commands = await store.read((tables) => tables.outbox.all());
  return Promise.all(
    commands.map(async (command) => ({ n: command.n, command, record: await aboutOf(records, command) })),
  );
}

/** What reached the office, newest first. */
export async function sentEntries(store: SyncStore, records: RecordStore): Promise<SentEntry[]> {
  const sent = await store.read((tables) => tables.sent.latest(SENT_SHOWN));
  const arrived = sent.filter((one) => one.verdict !== 'refused');
  return Promise.all(
    arrived.map(async ({ command, sentAt }) => ({ command, sentAt, record: await aboutOf(records, command) })),
  );
}

/** The tray: a refused command, with those that were refused because of it as one entry (S10). */
export async function refusedEntries(store: SyncStore, records: RecordStore): Promise<RefusedEntry[]> {
  const all = await store.read((tables) => tables.refused.all());
  const roots = rootsOf(all);
  return Promise.all(
    roots.map(async (one) => {
      const record = await aboutOf(records, one.command);
      const current = await currentValues(records, one.command);
      // What the command is about may be here though the command did not write it: the asset of a refused link.
      if (await records.byId(record.collection, record.id)) current[record.id] ??= {};
      return {
        command: one.command,
        code: one.code,
        message: one.message,
        edit: one.edit,
        refusedAt: one.refusedAt,
        record,
        current,
        dependents: all.filter((other) => other.because === one.id).map((other) => other.command),
      };
    }),
  );
}

/** Refusals that stand for themselves: those whose cause is in the tray as well are shown with it. */
export const rootsOf = (all: Refused[]): Refused[] =>
  all.filter((one) => one.because === null || !all.some((other) => other.id === one.because));

async function currentValues(records: RecordStore, command: Command): Promise<RefusedEntry['current']> {
  const values: RefusedEntry['current'] = {};
  for (const edit of command.edits) {
    const record = await records.byId(edit.collection, edit.id);
    if (!record) continue;
    values[edit.id] = Object.fromEntries(
      Object.keys(edit.changes).map((name) => [name, fieldValue(edit.collection, record, name)]),
    );
  }
  return values;
}
