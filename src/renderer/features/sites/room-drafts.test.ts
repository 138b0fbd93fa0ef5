import { expect, test } from 'vitest';
import { emptyPlace } from '#shared/domain/assets/fields.ts';
import type { Asset, Site } from '#shared/domain/records.ts';
import { renameDrafts } from './room-drafts.ts';

const site = (rooms: string[]) => ({ id: 's1', organizationId: 'o1', rooms }) as unknown as Site;
const asset = (id: string) =>
  ({ id, organizationId: 'o1', place: { ...emptyPlace, siteId: 's1', room: 'B1', rack: 'R1', unit: 3 } }) as Asset;

test('a room is renamed with what stands in it, which keeps its rack and unit', () => {
  const drafts = renameDrafts(site(['B1', 'B2']), [asset('a1'), asset('a2')], 'B1', 'B1 Comms room');
  expect(drafts.map(({ collection, id }) => `${collection} ${id}`)).toEqual(['sites s1', 'assets a1', 'assets a2']);
  expect(drafts[0]?.values).toEqual({ rooms: ['B1 Comms room', 'B2'] });
  expect(drafts[1]?.values).toEqual({
    place: { ...emptyPlace, siteId: 's1', room: 'B1 Comms room', rack: 'R1', unit: 3 },
  });
});

test('a room that only assets name comes into the list under its new name', () => {
  const [list] = renameDrafts(site(['B2']), [asset('a1')], 'B1', 'B1 Comms room');
  expect(list?.values).toEqual({ rooms: ['B2', 'B1 Comms room'] });
});
