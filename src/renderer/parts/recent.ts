import { useEffect, useMemo } from 'react';
import { useAll } from '#renderer/data/lists.ts';
import { useUser } from '#renderer/data/session.ts';
import { useVisits, type Visit } from '#renderer/state/recent.ts';
import type { AnyRecord } from '#shared/domain/record.ts';
import { titleOf } from '#shared/domain/title.ts';
import { recordAt } from './record-address.ts';
import type { Listed } from './record-link.tsx';

/** A record whose page was open a while ago, as it is now. */
export interface RecentRecord {
  collection: Listed;
  id: string;
  code: string;
  name: string;
  organizationId: string | null;
  record: AnyRecord;
}

const NONE: Visit[] = [];

/** The records whose pages the signed-in user opened last, newest first. Deleted and departed ones are left out. */
export function useRecent(limit = 20): RecentRecord[] {
  const { personId } = useUser();
  const visits = useVisits((state) => state.visits[personId] ?? NONE);
  const idsOf = (collection: Listed): string[] =>
    visits.filter((one) => one.collection === collection).map((one) => one.id);
  const here = (collection: Listed) => [{ field: 'id', is: 'any-of' as const, values: idsOf(collection) }];
  const tickets = useAll('tickets', here('tickets'), 'id').rows;
  const assets = useAll('assets', here('assets'), 'id').rows;
  const organizations = useAll('organizations', here('organizations'), 'id').rows;
  const sites = useAll('sites', here('sites'), 'id').rows;
  const people = useAll('people', here('people'), 'id').rows;
  const documents = useAll('documents', here('documents'), 'id').rows;
  return useMemo(() => {
    const found = new Map<string, AnyRecord>(
      [tickets, assets, organizations, sites, people, documents].flat().map((one) => [one.id, one as AnyRecord]),
    );
    return visits
      .flatMap(({ collection, id }) => {
        const record = found.get(id);
        if (!record || record.deleted) return [];
        const { organizationId } = record;
        return [{ collection: collection as Listed, id, ...titleOf(collection, record), organizationId, record }];
      })
      .slice(0, limit);
  }, [visits, limit, tickets, assets, organizations, sites, people, documents]);
}

/** Remembers each page of a record that is opened. Once, around all pages. */
export function useRememberVisits(path: string): void {
  const { personId } = useUser();
  const visit = useVisits((state) => state.visit);
  useEffect(() => {
    const record = recordAt(path);
    if (record) visit(personId, record);
  }, [path, personId, visit]);
}
