/** The kinds of records Sitebook keeps: 12, and RxDB allows 13 in a realm (S2). The order is that of a first sync. */
export const COLLECTIONS = [
  'settings',
  'organizations',
  'sites',
  'people',
  'tickets',
  'assets',
  'relationships',
  'documents',
  'activities',
  'visits',
  'credentials',
  'attachments',
] as const;

export type Collection = (typeof COLLECTIONS)[number];

export const isCollection = (name: string): name is Collection => (COLLECTIONS as readonly string[]).includes(name);

/** One record of each kind, as a person would call it. */
export const RECORD_NAME: Record<Collection, string> = {
  settings: 'setting',
  organizations: 'organization',
  sites: 'site',
  people: 'person',
  tickets: 'ticket',
  assets: 'asset',
  relationships: 'relationship',
  documents: 'document',
  activities: 'timeline entry',
  visits: 'visit',
  credentials: 'credential',
  attachments: 'attachment',
};
