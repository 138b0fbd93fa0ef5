import { activityFields as activities } from './activities/fields.ts';
import { assetFields as assets } from './assets/fields.ts';
import { attachmentFields as attachments } from './attachments/fields.ts';
import type { Collection } from './collections.ts';
import { credentialFields as credentials } from './credentials/fields.ts';
import { documentFields as documents } from './documents/fields.ts';
import type { Field, FieldTable, ValuesOf } from './field.ts';
import { organizationFields as organizations } from './organizations/fields.ts';
import { personFields as people } from './people/fields.ts';
import type { AnyRecord, Envelope } from './record.ts';
import { relationshipFields as relationships } from './relationships/fields.ts';
import { settingFields as settings } from './settings/fields.ts';
import { siteFields as sites } from './sites/fields.ts';
import { ticketFields as tickets } from './tickets/fields.ts';
import { visitFields as visits } from './visits/fields.ts';

/** The field tables of all collections: what forms, laptops and the office read. */
export const FIELDS = {
  settings,
  organizations,
  sites,
  people,
  tickets,
  assets,
  relationships,
  documents,
  activities,
  visits,
  credentials,
  attachments,
} satisfies Record<Collection, FieldTable>;

/** A record of the named collection, typed. */
export type RecordIn<C extends Collection> = Envelope & ValuesOf<(typeof FIELDS)[C]>;
export type Organization = RecordIn<'organizations'>;
export type Site = RecordIn<'sites'>;
export type Person = RecordIn<'people'>;
export type Ticket = RecordIn<'tickets'>;
export type Asset = RecordIn<'assets'>;
export type Relationship = RecordIn<'relationships'>;
export type Document = RecordIn<'documents'>;
export type Activity = Envelope & ValuesOf<typeof activities>;
export type Setting = RecordIn<'settings'>;

/** What is known of a field, or undefined where the collection has no such field. */
export function fieldOf(collection: Collection, name: string): Field | undefined {
  const table: FieldTable = FIELDS[collection];
  return Object.hasOwn(table, name) ? (table[name] as Field) : undefined;
}

/** A field's value; a field that a record was written without has its empty value. */
export function fieldValue(collection: Collection, record: AnyRecord, name: string): unknown {
  const value = record[name];
  return value === undefined ? (fieldOf(collection, name)?.empty ?? null) : value;
}

/** The fields of a new record nobody has written yet, without its envelope. */
export function emptyValues(collection: Collection): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(FIELDS[collection] as FieldTable)
      .filter(([name]) => name !== 'organizationId' && name !== 'deleted')
      .map(([name, one]) => [name, structuredEmpty(one.empty)]),
  );
}

const structuredEmpty = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? JSON.parse(JSON.stringify(value)) : value;
