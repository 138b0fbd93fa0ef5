import type { Filter } from '#renderer/data/lists.ts';
import { anyOf, compact, readText, readTexts, readWord } from '#renderer/parts/search.ts';

/** The fields that a column of the list sorts by. */
export const ASSET_SORTS = {
  tag: 'tag',
  name: 'name',
  class: 'class',
  model: 'model',
  serial: 'serial',
  address: 'managementIp',
  place: 'place.room',
  lifecycle: 'lifecycle',
  criticality: 'criticality',
  verified: 'verified.at',
} as const;
export type AssetSort = keyof typeof ASSET_SORTS;

const SORTS = (Object.keys(ASSET_SORTS) as AssetSort[]).flatMap((key) => [key, `-${key}`] as const);

/** What the address says of the list: every filter and the sort. */
export interface AssetSearch {
  client?: string[];
  class?: string[];
  lifecycle?: string[];
  site?: string[];
  text?: string;
  sort?: AssetSort | `-${AssetSort}`;
}

/** Reads an address; what it does not know is left out. */
export const readAssetSearch = (raw: Record<string, unknown>): AssetSearch =>
  compact({
    client: readTexts(raw.client),
    class: readTexts(raw.class),
    lifecycle: readTexts(raw.lifecycle),
    site: readTexts(raw.site),
    text: readText(raw.text),
    sort: readWord(raw.sort, SORTS),
  });

/** The conditions that an address amounts to. */
export const assetFilters = (search: AssetSearch): Filter[] => [
  ...anyOf('organizationId', search.client),
  ...anyOf('class', search.class),
  ...anyOf('lifecycle', search.lifecycle),
  ...anyOf('place.siteId', search.site),
];
