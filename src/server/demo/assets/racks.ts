import type { Place } from '#shared/domain/assets/fields.ts';

/** A rack being filled: from the top down for the network, from the bottom up for what is heavy. */
interface Rack {
  name: string;
  units: number;
  taken: Set<number>;
}

export interface RackSpace {
  /**
   * Room for a device of this height, with a free unit (a patch panel or a cable guide) under it where `gap` says
   * so. Without a rack that has room, the room alone.
   */
  take(height: number, from: 'top' | 'middle' | 'bottom', gap?: boolean): Place;
}

export function createRackSpace(
  siteId: string,
  room: string,
  racks: readonly { name: string; units: number }[],
): RackSpace {
  const all: Rack[] = racks.map((one) => ({ ...one, taken: new Set() }));
  return {
    take(height, from, gap = false) {
      for (const rack of all) {
        const unit = lowest(rack, height + (gap ? 1 : 0), from);
        if (unit === null) continue;
        for (let u = unit; u < unit + height + (gap ? 1 : 0); u++) rack.taken.add(u);
        return { siteId, room, rack: rack.name, unit: unit + (gap ? 1 : 0), height, face: 'front' };
      }
      return { siteId, room, rack: '', unit: null, height: null, face: null };
    },
  };
}

/** The lowest unit of a free stretch. The middle starts at two thirds of the height; the uppermost unit stays free. */
function lowest(rack: Rack, height: number, from: 'top' | 'middle' | 'bottom'): number | null {
  const isFree = (unit: number): boolean =>
    Array.from({ length: height }, (_, i) => unit + i).every((u) => u <= rack.units && !rack.taken.has(u));
  const upward = Array.from({ length: rack.units - height }, (_, i) => i + 1);
  const downward = upward.toReversed();
  const middle = Math.ceil((rack.units * 2) / 3);
  const order = {
    bottom: upward,
    top: downward,
    middle: [...downward.filter((unit) => unit <= middle), ...downward.filter((unit) => unit > middle)],
  }[from];
  return order.find(isFree) ?? null;
}
