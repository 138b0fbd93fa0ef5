import type { Asset, Site } from '#shared/domain/records.ts';
import { renameRoom } from '#shared/domain/sites/rooms.ts';
import type { EditDraft } from '#shared/sync/command.ts';

/** Edits of one command, at most: the office takes no larger one. */
const MOST_EDITS = 200;
/** Assets that can move with their room in one command. */
export const MOST_MOVED = MOST_EDITS - 1;

/** Another list of rooms. */
export const roomsDraft = (site: Site, rooms: readonly string[]): EditDraft => ({
  collection: 'sites',
  id: site.id,
  organizationId: site.organizationId,
  values: { rooms },
});

/** Calls a room otherwise: in the list and at every asset that stands in it, in one command. */
export function renameDrafts(site: Site, assets: readonly Asset[], from: string, to: string): EditDraft[] {
  const rooms = site.rooms.includes(from) ? renameRoom(site.rooms, from, to) : [...site.rooms, to];
  const moved = assets.map(
    (asset): EditDraft => ({
      collection: 'assets',
      id: asset.id,
      organizationId: asset.organizationId,
      values: { place: { ...asset.place, room: to } },
    }),
  );
  return [roomsDraft(site, rooms), ...moved];
}
