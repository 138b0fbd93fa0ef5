import { useMemo } from 'react';
import { search } from '#renderer/data/search.ts';
import { useDirectory } from '#renderer/parts/directory.tsx';
import { useRecent } from '#renderer/parts/recent.ts';
import { isListed, LIST_OF } from '#renderer/parts/record-link.tsx';
import type { Collection } from '#shared/domain/collections.ts';
import { LINKED, type Linked } from '#shared/domain/documents/record-links.ts';
import type { FindRecords } from './record-links.ts';

const OFFERED = 12;

const isLinked = (collection: Collection): collection is Linked => (LINKED as readonly string[]).includes(collection);

/** Finds records that a text can point to: by any of their words; before any is typed, those looked at last. */
export function useFindRecords(): FindRecords {
  const names = useDirectory();
  const recent = useRecent(8);
  return useMemo(() => {
    const hit = (
      collection: Linked,
      one: { id: string; code: string; name: string; organizationId: string | null },
    ) => ({
      collection,
      id: one.id,
      title: collection === 'organizations' || !one.code ? one.name : `${one.code} ${one.name}`,
      detail: [LIST_OF[collection].label, one.organizationId ? names.clientCode(one.organizationId) : '']
        .filter(Boolean)
        .join(' '),
    });
    return async (words) => {
      if (words === '') return recent.flatMap((one) => (isListed(one.collection) ? [hit(one.collection, one)] : []));
      const answer = await search(words, { collections: [...LINKED], limit: OFFERED });
      return answer.hits.flatMap((one) => (isLinked(one.collection) ? [hit(one.collection, one)] : []));
    };
  }, [names, recent]);
}
