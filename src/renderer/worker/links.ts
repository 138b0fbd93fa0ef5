import type { AnyRecord } from '#shared/domain/record.ts';
import { type Refusal, refusal } from '#shared/domain/refusal.ts';
import type { Link } from '#shared/domain/relationships/links.ts';
import { linksAround, objectionToLink } from '#shared/domain/relationships/rules.ts';
import { type LinkNeed, neededLink } from '#shared/sync/links.ts';
import type { NewLink } from './contract.ts';
import { repeatedly } from './follow.ts';
import type { RecordStore } from './record-store.ts';

/** What the rules would say of a new relationship, by what this laptop holds: asked by the form while it is filled. */
export async function objectionToNew(records: RecordStore, wanted: NewLink): Promise<Refusal | null> {
  const link: Link = { id: '', ...wanted };
  const assets = await records.byIds('assets', [link.fromId, link.toId]);
  const objection = objectionToLink(link, {
    links: linksAround(await records.links.whole(), link),
    isDeleted: (id) => assets.get(id)?.deleted === true,
  });
  return objection ? refusal(objection.code, 0, objection.field, objection.detail) : null;
}

/** The links that stand around those that may come to stand, and the assets at their ends. */
export async function aroundNeeded(
  records: RecordStore,
  needs: readonly LinkNeed[],
  relationships: (id: string) => AnyRecord | undefined,
): Promise<{ links: Link[]; ends: Map<string, AnyRecord> }> {
  const wanted = needs.map((need) => neededLink(need, relationships(need.id))).filter((one) => one !== null);
  if (wanted.length === 0) return { links: [], ends: new Map() };
  const graph = await records.links.whole();
  return {
    links: wanted.flatMap((link) => linksAround(graph, link)),
    ends: await records.byIds('assets', [...new Set(wanted.flatMap(({ fromId, toId }) => [fromId, toId]))]),
  };
}

/** Follows the relationships at an asset, whichever end it is. Gives the way out. */
export function followLinks(records: RecordStore, assetId: string, onChange: (links: AnyRecord[]) => void): () => void {
  let isActive = true;
  const tell = repeatedly(
    () => !isActive,
    async () => {
      const graph = await records.links.whole();
      const ids = graph.of(assetId).map((one) => one.id);
      const found = await records.byIds('relationships', ids);
      if (isActive) onChange([...found.values()].filter((one) => !one.deleted));
    },
  );
  const stop = records.links.onChange((assets) => {
    if (assets.has(assetId)) tell();
  });
  tell();
  return () => {
    isActive = false;
    stop();
  };
}
