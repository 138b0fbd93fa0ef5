import type { Asset, Site } from '#shared/domain/records.ts';
import { renameRoom } from '#shared/domain/sites/rooms.ts';
import type { EditDraft } from '#shared/sync/command.ts';

/** Edits of one command, at most: the office takes no larger one. */
const MOST_EDITS = 200;
/** Assets that can move with their room in one command. */
export const MOST_MOVED = MOST_EDITS - 1;

const ofSite = (site: Site, rooms: readonly string[]): EditDraft => ({
  collection: 'sites',
  id: site.id,
  organizationId: site.organizationId,
  values: { rooms },
});

const ofAsset = (asset: Asset, room: string): EditDraft => ({
  collection: 'assets',
  id: asset.id,
  organizationId: asset.organizationId,
  values: { place: { ...asset.place, room } },
});

/** Calls a room otherwise: its list and every asset that stands in it, in one command. `undo` takes it back. */
export function renameDrafts(
  site: Site,
  assets: readonly Asset[],
  from: string,
  to: string,
): { drafts: EditDraft[]; undo: EditDraft[] } {
  const rooms = site.rooms.includes(from) ? renameRoom(site.rooms, from, to) : [...site.rooms, to];
  return {
    drafts: [ofSite(site, rooms), ...assets.map((one) => ofAsset(one, to))],
    undo: [ofSite(site, site.rooms), ...assets.map((one) => ofAsset(one, from))],
  };
}

/** Adds a room, or takes one out of the list. */
export const roomsDrafts = (site: Site, rooms: readonly string[]): { drafts: EditDraft[]; undo: EditDraft[] } => ({
  drafts: [ofSite(site, rooms)],
  undo: [ofSite(site, site.rooms)],
});
