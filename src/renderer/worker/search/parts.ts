import { t } from '#renderer/words/t.ts';
import { ASSET_CLASSES } from '#shared/domain/assets/classes.ts';
import { ASSET_LIFECYCLE } from '#shared/domain/assets/lifecycle.ts';
import type { Collection } from '#shared/domain/collections.ts';
import { DOCUMENT_KINDS } from '#shared/domain/documents/lifecycle.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { FIELDS } from '#shared/domain/records.ts';
import { HOLD_REASONS, STATE_LABEL, TICKET_KINDS } from '#shared/domain/tickets/lifecycle.ts';
import { isId } from '#shared/lib/ids.ts';

/** What a text of a record is, the weightiest first. */
export const CODE = 0;
export const NAME = 1;
export const FIELD = 2;
export const BODY = 3;
export type Weight = typeof CODE | typeof NAME | typeof FIELD | typeof BODY;

/** One text of a record, and the field it stands in. */
export interface Part {
  field: string;
  text: string;
  weight: Weight;
}

/** Kinds of records that have a page; everything else leads to one of them. */
const PAGES: readonly Collection[] = ['tickets', 'assets', 'organizations', 'sites', 'people', 'documents'];
export const hasPage = (collection: Collection): boolean => PAGES.includes(collection);

/** Kinds of records that are searched, in the order in which they are read. */
export const SEARCHED: readonly Collection[] = [
  'organizations',
  'sites',
  'people',
  'assets',
  'tickets',
  'documents',
  'activities',
  'relationships',
  'visits',
  'attachments',
];

const WEIGHT: Readonly<Record<string, Weight>> = {
  'assets.tag': CODE,
  'assets.serial': CODE,
  'assets.managementIp': CODE,
  'assets.outOfBandAddress': CODE,
  'tickets.number': CODE,
  'tickets.provisionalNumber': CODE,
  'organizations.shortCode': CODE,
  'assets.name': NAME,
  'tickets.title': NAME,
  'organizations.name': NAME,
  'sites.name': NAME,
  'people.name': NAME,
  'documents.title': NAME,
  'assets.notes': BODY,
  'tickets.description': BODY,
  'organizations.notes': BODY,
  'sites.access': BODY,
  'people.notes': BODY,
  'documents.body': BODY,
  'documents.steps': BODY,
  'activities.body': BODY,
  'visits.purpose': BODY,
};

/** What nobody looks for by typing it: moments, measures that mean something only beside others, marks. */
const UNSEARCHED = new Set([
  ...['id', 'deleted', 'organizationId', 'geo', 'criticality', 'priority', 'sha256', 'size', 'sealed', 'at'],
  ...['isActive', 'isVip', 'isApprover', 'isBillable', 'audience', 'minutes', 'takenAt', 'openedAt', 'verified'],
  ...['blackouts', 'window', 'timeZone', 'kind', 'class', 'lifecycle', 'state', 'status', 'environment', 'fromId'],
  ...['toId', 'parent', 'parentId', 'place', 'interfaces', 'source', 'contract'],
]);

/** Timeline entries that the app writes about a field. */
const MOVES = new Set(['state', 'assignment', 'priority']);

const moment = /^\d{4}-\d\d-\d\dT/;

/** All texts and numbers inside a value, in order, without ids and moments. */
function textsIn(value: unknown, into: string[] = []): string[] {
  if (typeof value === 'string') {
    if (value !== '' && !isId(value) && !moment.test(value)) into.push(value);
  } else if (typeof value === 'number') {
    into.push(String(value));
  } else if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value)) textsIn(one, into);
  }
  return into;
}

interface Interface {
  name: string;
  mac: string;
  ips: readonly string[];
  vlans: readonly number[];
  connectedTo: { name: string; interface: string } | null;
}

/** What stands in structures of which only some is looked for. */
function inner(collection: Collection, record: AnyRecord): Part[] {
  const value = (field: string) => (record[field] ?? null) as Record<string, unknown> | null;
  const label = (field: string, text: string | undefined): Part[] =>
    text ? [{ field, text: t(text), weight: FIELD }] : [];
  const parts: Part[] = [];
  if (collection === 'assets') {
    parts.push(...label('class', ASSET_CLASSES[record.class as keyof typeof ASSET_CLASSES]?.label));
    parts.push(...label('lifecycle', ASSET_LIFECYCLE[record.lifecycle as keyof typeof ASSET_LIFECYCLE]?.label));
    const place = value('place');
    const standing = [place?.room, place?.rack].filter(Boolean).join(', ');
    if (standing) parts.push({ field: 'place', text: standing, weight: FIELD });
    for (const one of (record.interfaces ?? []) as Interface[]) {
      for (const text of [one.mac, ...one.ips]) if (text) parts.push({ field: 'interfaces', text, weight: CODE });
      const rest = [
        one.name,
        one.connectedTo?.name,
        one.connectedTo?.interface,
        ...one.vlans.map((id) => t('VLAN {id}', { id: String(id) })),
      ];
      parts.push({ field: 'interfaces', text: rest.filter(Boolean).join(', '), weight: FIELD });
    }
  } else if (collection === 'tickets') {
    parts.push(...label('kind', TICKET_KINDS[record.kind as keyof typeof TICKET_KINDS]?.label));
    const state = value('state');
    parts.push(...label('state', STATE_LABEL[state?.is as keyof typeof STATE_LABEL]));
    parts.push(...label('state', HOLD_REASONS[state?.hold as keyof typeof HOLD_REASONS]));
    const notes = (state?.resolution as { notes?: string } | null | undefined)?.notes;
    if (notes) parts.push({ field: 'state', text: notes, weight: BODY });
    const level = value('priority')?.level;
    if (level) parts.push({ field: 'priority', text: `P${level}`, weight: FIELD });
  }
  if (collection === 'documents') {
    parts.push(...label('kind', DOCUMENT_KINDS[record.kind as keyof typeof DOCUMENT_KINDS]?.label));
  }
  const key = value('source')?.key;
  if (typeof key === 'string' && key) parts.push({ field: 'source', text: key, weight: CODE });
  return parts;
}

/** Everything of a record that is searched, the weightiest fields first. */
export function partsOf(collection: Collection, record: AnyRecord): Part[] {
  const parts: Part[] = [];
  // That a ticket was once new, or somebody's, is said of every ticket.
  const isMove = collection === 'activities' && MOVES.has(String(record.kind));
  for (const field of Object.keys(FIELDS[collection])) {
    if (isMove && (field === 'from' || field === 'to')) continue;
    const value = record[field];
    if (UNSEARCHED.has(field) || value === null || value === undefined || field.endsWith('Ids')) continue;
    const weight = WEIGHT[`${collection}.${field}`] ?? FIELD;
    for (const text of textsIn(value)) parts.push({ field, text, weight });
  }
  parts.push(...inner(collection, record));
  return parts.sort((a, b) => a.weight - b.weight);
}

/** The record whose page shows this one: itself, or what it hangs on; null where it leads nowhere. */
export function leadsTo(collection: Collection, record: AnyRecord): string | null {
  if (hasPage(collection)) return record.id;
  const text = (value: unknown): string | null => (typeof value === 'string' && value ? value : null);
  switch (collection) {
    case 'activities':
      return text((record.parent as { id?: unknown } | null | undefined)?.id);
    case 'relationships':
      return record.note ? text(record.fromId) : null;
    case 'visits':
      return text(record.siteId);
    case 'attachments':
      return text(record.parentId);
    default:
      return null;
  }
}
