import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { TicketKind } from '#shared/domain/tickets/lifecycle.ts';
import type { EditDraft } from '#shared/sync/command.ts';
import type { SimLaptop } from '#test/sim/laptop/sim-laptop.ts';
import type { Random } from '#test/sim/world/random.ts';
import { CREATES, EDITS, firstState, type Mind } from './values.ts';

/** What is worked on most stands more often. */
const WORKED_ON: Readonly<Record<Collection, number>> = {
  assets: 9,
  tickets: 9,
  documents: 5,
  sites: 3,
  people: 2,
  relationships: 2,
  visits: 2,
  organizations: 1,
  settings: 0.5,
  credentials: 0.5,
  attachments: 0.5,
  activities: 0,
};
const MADE: Readonly<Record<keyof typeof CREATES, number>> = {
  assets: 5,
  tickets: 5,
  activities: 4,
  relationships: 4,
  documents: 2,
  sites: 1,
  people: 1,
  visits: 1,
  settings: 0.3,
  credentials: 0.3,
  attachments: 0.5,
};

/** Fields that people meet on: one of each policy, and coupled ones. */
const MET_ON = new Set(['name', 'title', 'notes', 'description', 'body', 'tags', 'place', 'state']);

/** The person at a laptop, who thinks of edits on what the laptop shows. */
export class Person implements Mind {
  constructor(
    readonly laptop: SimLaptop,
    readonly random: Random,
    readonly word: () => string,
    private readonly newId: () => string,
    readonly now: () => string,
  ) {}

  other(collection: Collection, organizationId: string | null): string | null {
    const fitting = this.laptop
      .records(collection)
      .filter((one) => !one.deleted && (one.organizationId === organizationId || one.organizationId === null));
    return fitting.length === 0 ? null : this.random.pick(fitting).id;
  }

  /** A record on the screen; the later in the list the likelier, so that people meet on some. */
  private some(collection: Collection, wanted: (record: AnyRecord) => boolean = () => true): AnyRecord | null {
    const fitting = this.laptop.records(collection).filter(wanted);
    if (fitting.length === 0) return null;
    const most = this.random.chance(0.6) ? Math.min(2, fitting.length) : fitting.length;
    return fitting[this.random.int(0, most - 1)] ?? null;
  }

  /** One or two fields of a record. */
  edit(): EditDraft[] {
    const collection = this.random.weighted(WORKED_ON);
    const record = this.some(collection, (one) => !one.deleted || this.random.chance(0.1));
    if (!record) return [];
    const makers = Object.entries(EDITS[collection]);
    if (makers.length === 0) return [];
    const values: Record<string, unknown> = {};
    for (let left = this.random.chance(0.25) ? 2 : 1; left > 0; left--) {
      const known = this.random.chance(0.5) ? makers.filter(([name]) => MET_ON.has(name)) : makers;
      const [name, maker] = this.random.pick(known.length > 0 ? known : makers);
      values[name] = maker(this, record);
    }
    return [this.draft(collection, record, values)];
  }

  create(): EditDraft[] {
    const collection = this.random.weighted(MADE);
    const organizationId = this.organization();
    if (organizationId === undefined) return [];
    const values = CREATES[collection](this, organizationId);
    if (values === null) return [];
    if (collection === 'tickets') values.state = firstState(values.kind as TicketKind);
    const id = this.newId();
    const belongs = collection === 'settings' ? null : organizationId;
    return [{ collection, id, organizationId: belongs, create: true, values }];
  }

  /** A ticket, an edit of its site or asset, and the note on it: several records in one command. */
  several(): EditDraft[] {
    const ticket = this.some('tickets', (one) => !one.deleted);
    if (!ticket) return this.create();
    const note = {
      collection: 'activities' as const,
      id: this.newId(),
      organizationId: ticket.organizationId,
      create: true as const,
      values: {
        kind: this.random.pick(['note', 'time']),
        parent: { collection: 'tickets', id: ticket.id },
        body: this.word(),
        at: this.now(),
        minutes: this.random.int(1, 90),
      },
    };
    const state = EDITS.tickets.state?.(this, ticket);
    const assetId = this.other('assets', ticket.organizationId);
    const asset = assetId === null ? undefined : this.laptop.disk.records.get('assets')?.get(assetId);
    return [
      this.draft('tickets', ticket, { state, category: this.word() }),
      note,
      ...(asset ? [this.draft('assets', asset, { firmware: this.word() })] : []),
    ];
  }

  /** Deletes a record, or brings one back. */
  remove(): EditDraft[] {
    const collection = this.random.pick(['assets', 'tickets', 'documents', 'relationships', 'sites'] as const);
    const record = this.some(collection, (one) => one.deleted === this.random.chance(0.4));
    return record ? [this.draft(collection, record, { deleted: !record.deleted })] : [];
  }

  /** Moves a record to another client, as managers may. */
  move(): EditDraft[] {
    const collection = this.random.pick(['assets', 'tickets', 'documents', 'sites'] as const);
    const record = this.some(collection, (one) => one.organizationId !== null);
    const to = this.organization();
    if (!record || to === undefined) return [];
    return [this.draft(collection, record, { organizationId: to })];
  }

  /** Settles a conflict: for what stands, for the other value, or for a third. */
  settle(): EditDraft[] {
    const open = [...this.laptop.everything()].filter(({ record }) => Object.keys(record.conflicts).length > 0);
    if (open.length === 0) return [];
    const { collection, record } = this.random.pick(open);
    const [key, conflict] = this.random.pick(Object.entries(record.conflicts));
    const { field } = conflict;
    const third = EDITS[collection][field]?.(this, record);
    const kind = this.random.int(0, record.deleted ? 3 : 2);
    const value = kind === 0 ? record[field] : kind === 1 || third === undefined ? conflict.value : third;
    const back = kind === 3 ? { deleted: false } : {};
    return [{ ...this.draft(collection, record, { [field]: value ?? null, ...back }), settles: key }];
  }

  private organization(): string | undefined {
    const all = this.laptop.records('organizations');
    return all.length === 0 ? undefined : this.random.pick(all).id;
  }

  private draft(collection: Collection, record: AnyRecord, values: Record<string, unknown>): EditDraft {
    return { collection, id: record.id, organizationId: record.organizationId, values };
  }
}
