import { expect, test } from 'vitest';
import { recordAt } from './record-address.ts';

const ID = '0192f0c1-0000-7000-8000-000000000001';

test('an address of a record names it, those of lists and forms do not', () => {
  expect(recordAt(`/tickets/${ID}`)).toEqual({ collection: 'tickets', id: ID });
  expect(recordAt(`/clients/${ID}`)).toEqual({ collection: 'organizations', id: ID });
  for (const path of ['/', '/tickets', '/tickets/new', '/sync', `/nowhere/${ID}`]) expect(recordAt(path)).toBeNull();
});
