import type { AssetDraft, SiteBuild } from '#server/demo/assets/build.ts';
import type { AssetClass } from '#shared/domain/assets/classes.ts';

/** What tickets need to know of an asset: held for the whole office, so it is short. */
export interface AssetRef {
  id: string;
  name: string;
  class: AssetClass;
  manufacturer: string;
  model: string;
  tag: string;
  serial: string;
  ip: string;
  room: string;
  /** Index of the site. */
  site: number;
  criticality: number;
}

/** A client's assets, by class. */
export type ClientAssets = Map<AssetClass, AssetRef[]>;

const OUT_OF_USE = new Set(['planned', 'in-stock', 'retired', 'disposed', 'missing']);

/** Adds what stands at a site to the index of its client; what is not in use gets no tickets. */
export function indexAssets(index: ClientAssets, build: SiteBuild): void {
  for (const draft of build.assets) {
    if (OUT_OF_USE.has(draft.values.lifecycle ?? 'installed')) continue;
    const list = index.get(draft.values.class) ?? [];
    list.push(refOf(draft, build.site.index));
    index.set(draft.values.class, list);
  }
}

const refOf = ({ id, values }: AssetDraft, site: number): AssetRef => ({
  id,
  name: values.name,
  class: values.class,
  manufacturer: values.manufacturer ?? '',
  model: values.model ?? '',
  tag: values.tag ?? '',
  serial: values.serial ?? '',
  ip: values.managementIp ?? '',
  room: values.place?.room ?? '',
  site: values.place?.siteId === null ? -1 : site,
  criticality: values.criticality,
});
