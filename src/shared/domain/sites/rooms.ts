import type { Place } from '#shared/domain/assets/fields.ts';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Rooms as people look for them: B1, B2, B10. The stored order is that of a merged set and means nothing. */
export const roomsInOrder = (rooms: readonly string[]): string[] => [...new Set(rooms)].sort(collator.compare);

/** What speaks against a room's name among these rooms; null where it can be had. */
export function roomObjection(name: string, rooms: readonly string[]): string | null {
  if (!name.trim()) return 'A room needs a name.';
  return rooms.some((one) => collator.compare(one.trim(), name.trim()) === 0)
    ? 'There is a room by that name already.'
    : null;
}

/** The list of rooms with one called otherwise. */
export const renameRoom = (rooms: readonly string[], from: string, to: string): string[] =>
  rooms.map((one) => (one === from ? to : one));

/** Where an asset stands when its room is called otherwise. */
export const inRoom = (place: Place, room: string): Place => ({ ...place, room });

/** By rack, and in it from the top down as one looks at it; what stands in no rack last, by name. */
export function inRackOrder<T extends { name: string; place: Place }>(assets: readonly T[]): T[] {
  return [...assets].sort((a, b) => {
    const [left, right] = [a.place, b.place];
    if (!left.rack !== !right.rack) return left.rack ? -1 : 1;
    return (
      collator.compare(left.rack, right.rack) ||
      (right.unit ?? 0) - (left.unit ?? 0) ||
      collator.compare(a.name, b.name)
    );
  });
}
