import { expect, test } from 'vitest';
import { emptyPlace, type Place } from '#shared/domain/assets/fields.ts';
import { emptyValues } from '#shared/domain/records.ts';
import { objectionTo } from '#shared/domain/rules.ts';
import { inRackOrder, renameRoom, roomObjection, roomsInOrder } from './rooms.ts';

test('rooms are read in the order of their names, numbers as numbers', () => {
  expect(roomsInOrder(['G04', 'B10', 'B2', 'B1', 'B2'])).toEqual(['B1', 'B2', 'B10', 'G04']);
});

test('a room needs a name that no other has', () => {
  expect(roomObjection('B1', ['B2'])).toBeNull();
  expect(roomObjection('  ', ['B2'])).toBe('A room needs a name.');
  expect(roomObjection('b2 ', ['B2'])).toBe('There is a room by that name already.');
  expect(renameRoom(['B1', 'B2'], 'B1', 'B1 Comms room')).toEqual(['B1 Comms room', 'B2']);
});

test('a blank room is refused, and one that was there before is nobody’s fault', () => {
  const site = (rooms: string[]) => ({ id: 's1', ...emptyValues('sites'), deleted: false, rooms }) as never;
  expect(objectionTo('sites', site([]), site(['B1', ' ']), false)).toMatchObject({ field: 'rooms' });
  expect(objectionTo('sites', null, site(['']), false)).toMatchObject({ field: 'rooms' });
  expect(objectionTo('sites', site(['']), site(['', 'B1']), false)).toBeNull();
});

test('in a room: rack by rack, the highest unit first, then what stands in none', () => {
  const asset = (name: string, place: Partial<Place>) => ({ name, place: { ...emptyPlace, ...place } });
  const order = inRackOrder([
    asset('printer', {}),
    asset('low', { rack: 'R1', unit: 3 }),
    asset('other rack', { rack: 'R2', unit: 40 }),
    asset('high', { rack: 'R1', unit: 38 }),
    asset('camera', {}),
    asset('somewhere in R1', { rack: 'R1' }),
  ]);
  expect(order.map((one) => one.name)).toEqual(['high', 'low', 'somewhere in R1', 'other rack', 'camera', 'printer']);
});

test('a position has its ranges', () => {
  const check = (latitude: number, longitude: number, was: object | null = null) => {
    const site = (geo: object | null) => ({ id: 's1', ...emptyValues('sites'), deleted: false, geo }) as never;
    return objectionTo('sites', site(was), site({ latitude, longitude }), false)?.field ?? null;
  };
  expect(check(51.4627, -2.5791)).toBeNull();
  expect(check(-90, 180)).toBeNull();
  expect(check(90.1, 0)).toBe('geo');
  expect(check(0, -180.5)).toBe('geo');
  expect(check(91, 0, { latitude: 91, longitude: 0 })).toBeNull();
});
