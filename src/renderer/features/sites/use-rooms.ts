import { useMemo } from 'react';
import { useCounts } from '#renderer/data/lists.ts';
import type { Site } from '#shared/domain/records.ts';
import { roomsInOrder } from '#shared/domain/sites/rooms.ts';

/** A room of a site, as its list shows it. */
export interface Room {
  /** Empty for what stands in no room. */
  name: string;
  assets: number;
  racks: string[];
  /** Whether the site's list of rooms has it; an asset may stand in one that it has not. */
  isListed: boolean;
}

/** The rooms of a site with what stands in each: those of its list, and those that only assets name. */
export function useRooms(site: Site): { rooms: Room[]; total: number; isLoading: boolean } {
  const { counts, total, isLoading } = useCounts(
    'assets',
    [{ field: 'place.siteId', is: 'any-of', values: [site.id] }],
    ['place.room', 'place.rack'],
  );
  const rooms = useMemo(() => {
    const found = new Map<string, Room>(
      roomsInOrder(site.rooms).map((name) => [name, { name, assets: 0, racks: [], isListed: true }]),
    );
    for (const { values, count } of counts) {
      const [name, rack] = values.map((value) => String(value ?? ''));
      const room = found.get(name ?? '') ?? { name: name ?? '', assets: 0, racks: [], isListed: false };
      room.assets += count;
      if (rack) room.racks = roomsInOrder([...room.racks, rack]);
      found.set(room.name, room);
    }
    // What nobody has put anywhere comes last.
    const nowhere = found.get('');
    found.delete('');
    const order = roomsInOrder([...found.keys()]).flatMap((name) => found.get(name) ?? []);
    return nowhere ? [...order, nowhere] : order;
  }, [site.rooms, counts]);
  return { rooms, total, isLoading };
}
