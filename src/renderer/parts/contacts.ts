import { useAll } from '#renderer/data/lists.ts';
import type { Person } from '#shared/domain/records.ts';

/** The contacts of a client. */
export const useContacts = (organizationId: string | null): Person[] =>
  useAll('people', [
    { field: 'organizationId', is: 'any-of', values: [organizationId] },
    { field: 'kind', is: 'any-of', values: ['contact'] },
  ]).rows;
