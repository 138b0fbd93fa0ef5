import type { Site } from '#shared/domain/records.ts';
import type { Objection } from '#shared/domain/rules.ts';
import { isEqual } from '#shared/lib/json.ts';
import type { Geo } from './fields.ts';

/** What speaks against a position, in one sentence; null where it is one on earth. */
export function geoObjection({ latitude, longitude }: Geo): string | null {
  if (Math.abs(latitude) > 90) return 'The latitude is from -90 to 90 degrees.';
  return Math.abs(longitude) > 180 ? 'The longitude is from -180 to 180 degrees.' : null;
}

/** The rules of a site. They speak against what an edit changes, not against what came in otherwise long ago. */
export function objectionToSite(before: Site | null, after: Site): Objection | null {
  const isNew = (room: string): boolean => before?.rooms.includes(room) !== true;
  if (after.rooms.some((room) => isNew(room) && !room.trim())) {
    return { code: 'invalid', field: 'rooms', detail: 'A room needs a name.' };
  }
  if (after.geo && !isEqual(after.geo, before?.geo)) {
    const detail = geoObjection(after.geo);
    if (detail) return { code: 'invalid', field: 'geo', detail };
  }
  return null;
}
