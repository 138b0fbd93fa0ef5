import type { Collection } from '#shared/domain/collections.ts';
import type { NumberSeries } from '#shared/domain/numbers.ts';
import { type Actor, OFFICE_ACTOR } from '#shared/domain/permissions.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { fieldValue } from '#shared/domain/records.ts';
import { linkOf } from '#shared/domain/relationships/links.ts';
import type { Json } from '#shared/lib/json.ts';
import type { Command, Edit, EditDraft, HistoryLine, Verdict } from '#shared/sync/command.ts';
import { judge } from '#shared/sync/judge.ts';

export const EPOCH = 'epoch-1';

/** An office without a network or a disk: the real judge over maps, for tests of its rules. */
export class MemoryOffice {
  seq = 0;
  readonly records = new Map<string, AnyRecord>();
  readonly lines: HistoryLine[] = [];
  readonly refused = new Map<string, Command>();
  private issued = 9000;

  /** Judges a command and keeps what comes of it, as the office does in one transaction. */
  take(command: Command, actor: Actor): Verdict {
    const judgement = judge(command, actor, {
      epoch: EPOCH,
      officeTime: '2026-11-24T12:00:00.000Z',
      firstSeq: this.seq + 1,
      record: (_collection: Collection, id: string) => this.records.get(id),
      lines: (id) => this.lines.filter((line) => line.recordId === id),
      refused: (id) => this.refused.get(id),
      creationRefused: (id) =>
        [...this.refused.values()].find((one) => one.edits.some((edit) => edit.create && edit.id === id))?.id,
      ownsNumber: (_series: NumberSeries, value: number, device: string) => device !== 'thief' && value < 9000,
      links: [...this.records.values()].filter((one) => 'fromId' in one && !one.deleted).map(linkOf),
      issueNumber: () => ++this.issued,
    });
    if (judgement.verdict.kind === 'refused') this.refused.set(command.id, command);
    this.seq += judgement.seqs;
    for (const { record } of judgement.records) this.records.set(record.id, record);
    this.lines.push(...judgement.lines);
    return judgement.verdict;
  }

  record(id: string): AnyRecord {
    const record = this.records.get(id);
    if (!record) throw new Error(`The office has no record ${id}.`);
    return record;
  }
}

/** A person at a laptop in the tests: makes commands on the copies it last saw. */
export class Technician {
  private n = 0;
  private readonly seen = new Map<string, AnyRecord>();

  constructor(
    readonly name: string,
    readonly actor: Actor,
    private readonly office: MemoryOffice,
  ) {}

  /** Looks at the records as the office has them now. */
  see(...ids: string[]): this {
    for (const id of ids) this.seen.set(id, structuredClone(this.office.record(id)));
    return this;
  }

  /** A command of these edits, from the values last seen. `on` names the unsent command the values came from. */
  command(drafts: (EditDraft & { on?: string })[], at = '2026-11-24T10:00:00.000Z'): Command {
    this.n += 1;
    const edits = drafts.map((draft): Edit => {
      const seen = draft.create ? undefined : this.seen.get(draft.id);
      const changes = Object.fromEntries(
        Object.entries(draft.values).map(([name, after]) => [
          name,
          {
            before: (seen ? fieldValue(draft.collection, seen, name) : null) as Json,
            after: after as Json,
            ...(draft.on ? { on: draft.on } : {}),
          },
        ]),
      );
      if (seen) Object.assign(seen, draft.values);
      return {
        collection: draft.collection,
        id: draft.id,
        organizationId: draft.organizationId,
        base: { epoch: EPOCH, rev: seen?.rev ?? 0 },
        ...(draft.create ? { create: true as const } : {}),
        changes,
        ...(draft.settles ? { settles: draft.settles } : {}),
      };
    });
    return {
      id: `${this.name}-${this.n}`,
      n: this.n,
      device: this.actor.isOffice ? 'office' : this.name,
      author: this.actor.personId,
      at,
      deviceAt: at,
      edits,
    };
  }

  /** Makes a command and hands it in at once. */
  does(...drafts: (EditDraft & { on?: string })[]): Verdict {
    return this.office.take(this.command(drafts), this.actor);
  }
}

export const ORG = '0198c0de-0000-7000-8000-00000000000a';
export const OTHER_ORG = '0198c0de-0000-7000-8000-00000000000b';

export const technician = (personId: string, organizations: string[] | 'all' = [ORG]): Actor => ({
  personId,
  roles: ['technician'],
  organizations,
  isOffice: false,
});

/** Shorter spelling of an edit of one record of the test client. */
export const edit = (
  collection: Collection,
  id: string,
  values: Record<string, unknown>,
  more: Partial<EditDraft> = {},
): EditDraft => ({
  collection,
  id,
  organizationId: ORG,
  values,
  ...more,
});

/** An office with one client, a site, two technicians of its own, an asset and a ticket. */
export function furnishedOffice(): { office: MemoryOffice; ines: Technician; tom: Technician; manager: Technician } {
  const office = new MemoryOffice();
  const root = new Technician('office', OFFICE_ACTOR, office);
  const id = (n: number): string => `0198c0de-0000-7000-8000-0000000000${n}`;
  const made = root.does(
    edit(
      'organizations',
      ORG,
      { name: 'Oakmere Clinic Group', shortCode: 'OAK' },
      { create: true, organizationId: ORG },
    ),
    edit(
      'organizations',
      OTHER_ORG,
      { name: 'Fenland Creamery', shortCode: 'FEN' },
      { create: true, organizationId: OTHER_ORG },
    ),
    edit('sites', id(20), { name: 'Northgate Clinic' }, { create: true }),
    edit('sites', id(21), { name: 'Creamery' }, { create: true, organizationId: OTHER_ORG }),
    edit('people', id(30), { kind: 'technician', name: 'Ines Calder' }, { create: true, organizationId: null }),
    edit('people', id(31), { kind: 'technician', name: 'Tom Adeyemi' }, { create: true, organizationId: null }),
    edit(
      'people',
      id(32),
      { kind: 'technician', name: 'Piet Vos', isActive: false },
      { create: true, organizationId: null },
    ),
    edit(
      'assets',
      id(40),
      { name: 'oak-ng-csw01', firmware: '17.9.4', tags: ['core'], notes: 'one\ntwo\nthree\nfour\nfive' },
      { create: true },
    ),
    edit('tickets', id(50), { kind: 'incident', number: 'INC0000050', title: 'Phones down' }, { create: true }),
  );
  if (made.kind !== 'applied') throw new Error(`The test office could not be furnished: ${made.message}`);
  const ines = new Technician('ines', technician(id(30)), office);
  const tom = new Technician('tom', technician(id(31)), office);
  const manager = new Technician('manager', { ...technician(id(31), 'all'), roles: ['admin'] }, office);
  return { office, ines, tom, manager };
}

export const SITE = '0198c0de-0000-7000-8000-000000000020';
export const FOREIGN_SITE = '0198c0de-0000-7000-8000-000000000021';
export const INES = '0198c0de-0000-7000-8000-000000000030';
export const TOM = '0198c0de-0000-7000-8000-000000000031';
export const PIET = '0198c0de-0000-7000-8000-000000000032';
export const ASSET = '0198c0de-0000-7000-8000-000000000040';
export const TICKET = '0198c0de-0000-7000-8000-000000000050';
