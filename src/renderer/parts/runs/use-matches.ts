import { useMemo } from 'react';
import { useAll } from '#renderer/data/lists.ts';
import {
  type DocumentMatch,
  type MatchAsset,
  type MatchSubject,
  matchDocuments,
} from '#shared/domain/documents/match.ts';

const PUBLISHED = [{ field: 'state', is: 'any-of' as const, values: ['published'] }];
/** Documents looked through. */
const MOST = 5000;

/** Documents of this laptop that fit a record: those that are linked first, then the others by how well they fit. */
export function useMatches(
  subject: MatchSubject,
  assets: readonly MatchAsset[],
): { matches: DocumentMatch[]; isLoading: boolean } {
  const published = useAll('documents', PUBLISHED, 'title', MOST);
  const linked = useAll('documents', [{ field: 'id', is: 'any-of', values: subject.documentIds }], 'title');
  const key = JSON.stringify([
    subject,
    assets.map(({ id, name, class: is, manufacturer, model }) => [id, name, is, manufacturer, model]),
  ]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that is read of subject and assets.
  const matches = useMemo(() => {
    const all = new Map([...published.rows, ...linked.rows.filter((one) => !one.deleted)].map((one) => [one.id, one]));
    return matchDocuments(subject, assets, [...all.values()]);
  }, [key, published.rows, linked.rows]);
  return { matches, isLoading: published.isLoading || linked.isLoading };
}
