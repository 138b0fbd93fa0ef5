import type { AssetClass } from '#shared/domain/assets/classes.ts';
import { type Hit, type ImpactDirection, impactOf, pathOf } from '#shared/domain/relationships/impact.ts';
import type { AssetFacts } from './asset-facts.ts';
import type { ImpactAnswer, ImpactRow, ImpactWanted, Touched } from './contract.ts';
import { repeatedly } from './follow.ts';
import type { RecordStore } from './record-store.ts';

/** Changes that come in a burst, as in a sync, are one change of the answer. */
const BURST_MS = 200;

/**
 * What stops if an asset stops, or what could have stopped it, with the way to each (domain, impact). Business
 * services first, the most critical before the others; then the other assets, the nearest first; then the sites where
 * they stand and the contacts who own them. Everything is counted; listed is what is wanted.
 */
export async function impactOn(
  records: RecordStore,
  assetId: string,
  direction: ImpactDirection,
  { most, classes }: ImpactWanted,
): Promise<ImpactAnswer> {
  const graph = await records.links.whole();
  const over = new Set<string>();
  let walk = impactOf(assetId, graph, direction);
  let assets = await records.assetFacts.of([assetId, ...walk.hits.map((hit) => hit.id)]);
  // The links do not say what is out of service: where such an asset was met, the walk is done again without it.
  for (;;) {
    // One that is not on this laptop cannot be told either: it counts as not there.
    const met = walk.hits.filter((hit) => assets.get(hit.id)?.isOver ?? true);
    if (met.length === 0) break;
    for (const hit of met) over.add(hit.id);
    walk = impactOf(assetId, graph, direction, { isOut: (id) => over.has(id) });
    assets = await records.assetFacts.of([assetId, ...walk.hits.map((hit) => hit.id)]);
  }
  const nameOf = (id: string): string => assets.get(id)?.name ?? '';
  const hits = new Map(walk.hits.map((hit) => [hit.id, hit]));
  const all = walk.hits.flatMap((hit) => {
    const asset = assets.get(hit.id);
    return asset ? [{ hit, asset }] : [];
  });
  const services = all.filter(({ asset }) => asset.class === 'business-service').sort(byCriticality);
  const others = all.filter(({ asset }) => asset.class !== 'business-service').sort(byDepth);
  const wanted = classes.length === 0 ? others : others.filter(({ asset }) => classes.includes(asset.class));
  const row = ({ hit, asset }: Found): ImpactRow => ({
    id: hit.id,
    name: asset.name,
    tag: asset.tag,
    class: asset.class,
    criticality: asset.criticality,
    depth: hit.depth,
    path: pathOf(hit, hits).map((step) => ({ ...step, name: nameOf(step.to) })),
  });
  return {
    services: services.slice(0, most).map(row),
    assets: wanted.slice(0, most).map(row),
    sites: await touched(records, 'sites', all, (asset) => asset.siteId),
    contacts: await touched(records, 'people', all, (asset) => asset.ownerId),
    count: { services: services.length, assets: others.length, wanted: wanted.length },
    classes: classesOf(others),
    isCut: walk.isCut,
  };
}

interface Found {
  hit: Hit;
  asset: AssetFacts;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const byName = (a: Found, b: Found): number => collator.compare(a.asset.name, b.asset.name);
const byCriticality = (a: Found, b: Found): number =>
  a.asset.criticality - b.asset.criticality || a.hit.depth - b.hit.depth || byName(a, b);
const byDepth = (a: Found, b: Found): number =>
  a.hit.depth - b.hit.depth || a.asset.criticality - b.asset.criticality || byName(a, b);

function classesOf(found: readonly Found[]): { class: AssetClass; count: number }[] {
  const counts = new Map<AssetClass, number>();
  for (const { asset } of found) counts.set(asset.class, (counts.get(asset.class) ?? 0) + 1);
  return [...counts].map(([one, count]) => ({ class: one, count })).sort((a, b) => b.count - a.count);
}

/** The records that the assets found point to, with how many of these do; the most first. */
async function touched(
  records: RecordStore,
  collection: 'sites' | 'people',
  found: readonly Found[],
  idOf: (asset: AssetFacts) => string | null,
): Promise<Touched[]> {
  const counts = new Map<string, number>();
  for (const { asset } of found) {
    const id = idOf(asset);
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const known = await records.byIds(collection, [...counts.keys()]);
  return [...counts]
    .flatMap(([id, count]) => {
      const record = known.get(id);
      return record ? [{ id, name: String(record.name), count }] : [];
    })
    .sort((a, b) => b.count - a.count || collator.compare(a.name, b.name));
}

/** Follows an impact: told at once, and again after every change of a link or an asset. Gives the way out. */
export function followImpact(
  records: RecordStore,
  assetId: string,
  direction: ImpactDirection,
  wanted: ImpactWanted,
  onChange: (answer: ImpactAnswer) => void,
): () => void {
  let isActive = true;
  let last = '';
  const tell = repeatedly(
    () => !isActive,
    async () => {
      const answer = await impactOn(records, assetId, direction, wanted);
      const text = JSON.stringify(answer);
      if (!isActive || text === last) return;
      last = text;
      onChange(answer);
    },
  );
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tellSoon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      tell();
    }, BURST_MS);
  };
  const stops = [records.links.onChange(tellSoon), records.assetFacts.onChange(tellSoon)];
  tell();
  return () => {
    isActive = false;
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
