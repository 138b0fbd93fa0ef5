import { useEffect, useState } from 'react';
import type { ImpactAnswer, NewLink } from '#renderer/worker/contract.ts';
import type { AssetClass } from '#shared/domain/assets/classes.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import type { Relationship } from '#shared/domain/records.ts';
import type { Refusal } from '#shared/domain/refusal.ts';
import type { ImpactDirection } from '#shared/domain/relationships/impact.ts';
import { dataWorker, watch } from './worker.ts';

export type { ImpactAnswer, ImpactRow, NewLink } from '#renderer/worker/contract.ts';

/** Why a new relationship would be refused, by what this laptop holds; null where nothing is against it. */
export const checkLink = (link: NewLink): Promise<Refusal | null> => dataWorker.checkLink(link);

/** The relationships at an asset, whichever end it is; undefined while they are looked up. */
export function useLinks(assetId: string): Relationship[] | undefined {
  const [found, setFound] = useState<{ assetId: string; links: Relationship[] } | null>(null);
  useEffect(
    () =>
      watch<AnyRecord[]>(
        (onChange) => dataWorker.watchLinks(assetId, onChange),
        (links) => setFound({ assetId, links: links as unknown as Relationship[] }),
      ),
    [assetId],
  );
  return found?.assetId === assetId ? found.links : undefined;
}

/**
 * What stops if an asset stops, or what could be the cause; undefined while it is worked out. At most `most` services
 * and `most` other assets are listed, of the assets only these classes where some are named; everything is counted.
 */
export function useImpact(
  assetId: string,
  direction: ImpactDirection,
  most: number,
  classes: readonly AssetClass[] = [],
): ImpactAnswer | undefined {
  const of = classes.join(' ');
  const key = `${assetId} ${direction}`;
  const [found, setFound] = useState<{ key: string; answer: ImpactAnswer } | null>(null);
  useEffect(() => {
    const wanted = { most, classes: of === '' ? [] : (of.split(' ') as AssetClass[]) };
    return watch<ImpactAnswer>(
      (onChange) => dataWorker.watchImpact(assetId, direction, wanted, onChange),
      (answer) => setFound({ key: `${assetId} ${direction}`, answer }),
    );
  }, [assetId, direction, most, of]);
  return found?.key === key ? found.answer : undefined;
}
