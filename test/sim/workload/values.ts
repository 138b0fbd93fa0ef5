import type { Collection } from '#shared/domain/collections.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { TicketKind, TicketState } from '#shared/domain/tickets/lifecycle.ts';
import { movesFrom } from '#shared/domain/tickets/lifecycle.ts';
import type { Random } from '#test/sim/world/random.ts';

/** What a person needs to think of a value. */
export interface Mind {
  random: Random;
  /** A word that nobody wrote before. */
  word(): string;
  /** The id of a record on this laptop, of the same client or of the whole office; null where there is none. */
  other(collection: Collection, organizationId: string | null): string | null;
  /** Event time as the laptop reckons it. */
  now(): string;
}

type Maker = (mind: Mind, record: AnyRecord) => unknown;

const text: Maker = (mind) => mind.word();
const list = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

/** A set with something added, or something taken out. */
const tags =
  (field: string): Maker =>
  (mind, record) => {
    const now = list(record[field]);
    return now.length > 0 && mind.random.chance(0.3)
      ? now.filter((one) => one !== mind.random.pick(now))
      : [...now, mind.word()];
  };

/** A set of ids with one more, or one fewer. */
const links =
  (field: string, collection: Collection): Maker =>
  (mind, record) => {
    const now = list(record[field]);
    const id = mind.other(collection, record.organizationId);
    if (id === null || now.includes(id)) return now.slice(1);
    return [...now, id];
  };

/** A text of several lines, of which some are changed, added or taken out. */
const lines =
  (field: string): Maker =>
  (mind, record) => {
    const now = String(record[field] ?? '').split('\n');
    const at = mind.random.int(0, now.length - 1);
    const kind = mind.random.int(0, 2);
    if (kind === 0) now[at] = mind.word();
    else if (kind === 1) now.splice(at, 0, mind.word());
    else now.splice(at, 1);
    return now.join('\n');
  };

const one =
  (collection: Collection): Maker =>
  (mind, record) =>
    mind.random.chance(0.2) ? null : mind.other(collection, record.organizationId);

const LEVELS = ['high', 'medium', 'low'] as const;

/** Coupled values: all parts are new together, and tell who wrote them. */
const place: Maker = (mind, record) => ({
  siteId: mind.other('sites', record.organizationId),
  room: mind.word(),
  rack: mind.word(),
  unit: mind.random.int(1, 40),
  height: mind.random.int(1, 4),
  face: mind.random.pick(['front', 'rear'] as const),
});

const state: Maker = (mind, record) => {
  const { is } = record.state as { is: TicketState };
  const to = mind.random.pick([...movesFrom(record.kind as TicketKind, is), is]);
  const needsResolution = record.kind === 'incident' && (to === 'resolved' || to === 'closed');
  return {
    is: to,
    hold: to === 'on-hold' ? mind.random.pick(['vendor', 'part', 'problem'] as const) : null,
    resolution: needsResolution ? { code: 'fixed', notes: mind.word() } : null,
  };
};

/** What can be edited, and how a person would: every policy and every coupled field is among it. */
export const EDITS: Record<Collection, Record<string, Maker>> = {
  organizations: { name: text, notes: lines('notes'), tags: tags('tags') },
  sites: {
    name: text,
    address: text,
    access: lines('access'),
    rooms: tags('rooms'),
    tags: tags('tags'),
    geo: (mind) => ({ latitude: mind.random.int(-90, 90), longitude: mind.random.int(-180, 180) }),
  },
  people: { name: text, role: text, notes: lines('notes'), groups: tags('groups'), siteId: one('sites') },
  assets: {
    name: text,
    serial: text,
    firmware: text,
    notes: lines('notes'),
    tags: tags('tags'),
    place,
    ownerId: one('people'),
    verified: (mind) => ({ at: mind.now(), by: mind.word() }),
    criticality: (mind) => mind.random.int(1, 4),
    lifecycle: (mind) => mind.random.pick(['installed', 'in-stock', 'in-maintenance', 'retired', 'missing']),
    custom: (mind) => ({ note: mind.word() }),
  },
  relationships: { note: text },
  documents: {
    title: text,
    summary: text,
    body: lines('body'),
    tags: tags('tags'),
    state: (mind) => mind.random.pick(['draft', 'published', 'retired']),
    revision: (_mind, record) => Number(record.revision ?? 0) + 1,
    assetIds: links('assetIds', 'assets'),
  },
  tickets: {
    title: text,
    category: text,
    description: lines('description'),
    tags: tags('tags'),
    state,
    priority: (mind) => ({
      impact: mind.random.pick(LEVELS),
      urgency: mind.random.pick(LEVELS),
      override: null,
      reason: mind.word(),
      level: 3,
    }),
    siteId: one('sites'),
    contactId: one('people'),
    assetIds: links('assetIds', 'assets'),
    documentIds: links('documentIds', 'documents'),
  },
  activities: {},
  visits: {
    purpose: lines('purpose'),
    siteId: one('sites'),
    ticketIds: links('ticketIds', 'tickets'),
    window: (mind) => ({ from: mind.now(), to: mind.now() }),
  },
  settings: { name: text, value: (mind) => ({ note: mind.word() }) },
  credentials: { name: text, sealed: text },
  attachments: { caption: text },
};

/** The values of a new record. Null where something it needs is not on this laptop. */
export const CREATES: Record<
  Exclude<Collection, 'organizations'>,
  (mind: Mind, organizationId: string | null) => Record<string, unknown> | null
> = {
  sites: (mind) => ({ name: mind.word(), rooms: [mind.word()] }),
  people: (mind) => ({ kind: 'contact', name: mind.word() }),
  assets: (mind) => ({
    name: mind.word(),
    serial: mind.word(),
    notes: `${mind.word()}\n${mind.word()}\n${mind.word()}`,
  }),
  relationships: (mind, organizationId) => {
    const [fromId, toId] = [mind.other('assets', organizationId), mind.other('assets', organizationId)];
    if (fromId === null || toId === null || fromId === toId) return null;
    return { type: mind.random.pick(['contains', 'depends-on', 'connects-to']), fromId, toId, note: mind.word() };
  },
  documents: (mind) => ({
    kind: mind.random.pick(['article', 'runbook']),
    title: mind.word(),
    body: `${mind.word()}\n${mind.word()}\n${mind.word()}`,
  }),
  tickets: (mind) => ({
    kind: mind.random.pick(['incident', 'request', 'problem', 'change']),
    title: mind.word(),
    description: `${mind.word()}\n${mind.word()}`,
    openedAt: mind.now(),
  }),
  activities: (mind, organizationId) => {
    const id = mind.other('tickets', organizationId);
    if (id === null) return null;
    return { kind: 'note', parent: { collection: 'tickets', id }, body: mind.word(), at: mind.now() };
  },
  visits: (mind, organizationId) => ({ purpose: mind.word(), siteId: mind.other('sites', organizationId) }),
  settings: (mind) => ({ kind: 'category', name: mind.word() }),
  credentials: (mind) => ({ name: mind.word(), sealed: mind.word() }),
  attachments: (mind, organizationId) => {
    const parentId = mind.other('tickets', organizationId);
    if (parentId === null) return null;
    return {
      sha256: mind.random.int(0, 1e9).toString(16).padStart(64, '0'),
      size: 1,
      mediaType: 'image/jpeg',
      parentId,
    };
  },
};

/** The first state of a ticket depends on its kind. */
export const firstState = (kind: TicketKind): { is: TicketState; hold: null; resolution: null } => ({
  is: ({ incident: 'new', request: 'draft', problem: 'new', change: 'new', improvement: 'proposed' } as const)[kind],
  hold: null,
  resolution: null,
});
