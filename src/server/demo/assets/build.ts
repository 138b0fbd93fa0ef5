import { REGIONS, type Region } from '#server/demo/content/regions.ts';
import type { RoomKind } from '#server/demo/content/trades.ts';
import type { Office, Staff } from '#server/demo/office.ts';
import type { ContactRef } from '#server/demo/people.ts';
import type { ClientPlan, SitePlan } from '#server/demo/plan.ts';
import { at, type Random } from '#server/demo/random.ts';
import { assetTag } from '#shared/domain/numbers.ts';
import type { Asset } from '#shared/domain/records.ts';
import type { RelationshipType } from '#shared/domain/relationships/types.ts';
import type { SiteCounts } from './count-site.ts';
import { deviceName } from './names.ts';

export type AssetValues = Partial<Omit<Asset, 'id' | 'organizationId'>> & Pick<Asset, 'name' | 'class' | 'criticality'>;

/** An asset on its way: it changes until the whole site is built. */
export interface AssetDraft {
  id: string;
  values: AssetValues;
}

export interface LinkDraft {
  type: RelationshipType;
  fromId: string;
  toId: string;
  note: string;
}

/** What the builders of a site share and fill. */
export interface SiteBuild {
  office: Office;
  client: ClientPlan;
  site: SitePlan;
  counts: SiteCounts;
  region: Region;
  random: Random;
  technicians: readonly Staff[];
  /** Contacts at this site. */
  contacts: readonly ContactRef[];
  assets: AssetDraft[];
  links: LinkDraft[];
  /** Adds an asset under a key that is unique within the client. */
  add(key: string, values: AssetValues): AssetDraft;
  link(type: RelationshipType, from: AssetDraft | string, to: AssetDraft | string, note?: string): void;
  name(kind: string, count: number): string;
  room(kind: RoomKind): string;
  /** The count behind the asset that is made next, over the whole office. */
  nextTag(): number;
}

export function createBuild(
  office: Office,
  client: ClientPlan,
  site: SitePlan,
  counts: SiteCounts,
  technicians: readonly Staff[],
  contacts: readonly ContactRef[],
): SiteBuild {
  const random = office.random(`assets/${site.key}`);
  const assets: AssetDraft[] = [];
  const links: LinkDraft[] = [];
  const idOf = (one: AssetDraft | string): string => (typeof one === 'string' ? one : one.id);
  const nextTag = (): number => site.tagsBefore + assets.length + 1;
  return {
    office,
    client,
    site,
    counts,
    region: REGIONS[client.seed.region],
    random,
    technicians,
    contacts,
    assets,
    links,
    nextTag,
    add(key, values) {
      const draft = { id: assetId(office, client, key), values: { tag: assetTag(client.code, nextTag()), ...values } };
      assets.push(draft);
      return draft;
    },
    link(type, from, to, note = '') {
      links.push({ type, fromId: idOf(from), toId: idOf(to), note });
    },
    name: (kind, count) => deviceName(client.seed.style.naming, client.code, site.seed.short, kind, count),
    room(kind) {
      const rooms = site.seed.rooms.filter(([one]) => one === kind);
      return at(rooms.length > 0 ? rooms : site.seed.rooms, random.int(0, 30))[1];
    },
  };
}

/** The id of a client's asset by its key, known also to other sites. */
export const assetId = (office: Office, client: ClientPlan, key: string): string =>
  office.id(`asset/${client.code}/${key}`);
