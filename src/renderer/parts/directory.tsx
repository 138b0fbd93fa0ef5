import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useAll } from '#renderer/data/lists.ts';
import { useUser } from '#renderer/data/session.ts';
import { t } from '#renderer/words/t.ts';
import type { Collection } from '#shared/domain/collections.ts';
import { fieldOf, type Organization, type Person, type Site } from '#shared/domain/records.ts';
import { titleOf } from '#shared/domain/title.ts';
import { isId } from '#shared/lib/ids.ts';
import { UNSAID_ZONE } from './zones.ts';

/** The names that every page needs: clients, their sites, the office's technicians. */
export interface Directory {
  organizations: Organization[];
  sites: Site[];
  technicians: Person[];
  isLoading: boolean;
  client(id: string | null): string;
  clientCode(id: string | null): string;
  site(id: string | null): string;
  siteById(id: string | null): Site | undefined;
  /** A technician's name; the office itself; an honest word where the laptop does not know the person. */
  person(id: string | null): string;
  /** The name behind what a record holds of a person: an id, or a name already. */
  whoever(idOrName: string): string;
  /** What another record is called, where it was asked for by `useReferences`. */
  other(id: string): string | undefined;
  /** The zone that a site lives in, else its client's; null where neither says. */
  zone(siteId: string | null, organizationId: string | null): string | null;
  /** Where something new belongs that an address gives a client or a site for: only what this laptop knows. */
  origin(
    clientId: string | null | undefined,
    siteId: string | null | undefined,
  ): { organizationId: string | null; siteId: string | null };
}

const Context = createContext<Directory | null>(null);

const MOST_SITES = 5000;
/** A ticket may name a site that a colleague deleted meanwhile: its name is known for that. */
const ALSO_DELETED = [{ field: 'deleted', is: 'any-of' as const, values: [false, true] }];
const TECHNICIANS = [{ field: 'kind', is: 'any-of' as const, values: ['technician'] }];
const byId = <T extends { id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((one) => [one.id, one]));

/** Follows the directory once for the whole app. */
export function DirectoryProvider({ children }: { children: ReactNode }): ReactNode {
  const user = useUser();
  const organizations = useAll('organizations');
  const sites = useAll('sites', ALSO_DELETED, 'name', MOST_SITES);
  const technicians = useAll('people', TECHNICIANS);
  const isLoading = organizations.isLoading || sites.isLoading || technicians.isLoading;

  const directory = useMemo((): Directory => {
    const clientOf = byId(organizations.rows);
    const siteOf = byId(sites.rows);
    const personOf = byId(technicians.rows);
    const zoneOf = (one: { timeZone: string } | undefined): string | null =>
      one && one.timeZone !== UNSAID_ZONE ? one.timeZone : null;
    const person = (id: string | null): string => {
      if (id === null) return 'nobody';
      if (id === user.personId) return user.name;
      if (id === 'office') return t('the office');
      return personOf.get(id)?.name ?? t('somebody this laptop does not know');
    };
    return {
      organizations: organizations.rows,
      sites: sites.rows.filter((one) => !one.deleted),
      technicians: technicians.rows,
      isLoading,
      client: (id) => (id === null ? t('the office') : (clientOf.get(id)?.name ?? t('unknown client'))),
      clientCode: (id) => (id === null ? '' : (clientOf.get(id)?.shortCode ?? '')),
      site: (id) => (id === null ? '' : (siteOf.get(id)?.name ?? t('unknown site'))),
      siteById: (id) => (id === null ? undefined : siteOf.get(id)),
      person,
      whoever: (idOrName) => (isId(idOrName) || idOrName === 'office' ? person(idOrName) : idOrName),
      other: (id) => personOf.get(id)?.name,
      zone: (siteId, organizationId) =>
        zoneOf(siteId === null ? undefined : siteOf.get(siteId)) ??
        zoneOf(organizationId === null ? undefined : clientOf.get(organizationId)),
      origin: (clientId, siteId) => {
        const named = siteOf.get(siteId ?? '');
        const site = named?.deleted ? undefined : named;
        // A site says whose it is; an address may name one of another client all the same.
        const client = clientOf.get(clientId ?? site?.organizationId ?? '');
        return {
          organizationId: client?.id ?? null,
          siteId: site && site.organizationId === client?.id ? site.id : null,
        };
      },
    };
  }, [organizations.rows, sites.rows, technicians.rows, isLoading, user]);

  return <Context value={directory}>{children}</Context>;
}

/** The directory. Only inside the shell. */
export function useDirectory(): Directory {
  const directory = useContext(Context);
  if (!directory) throw new Error('There is no directory outside the shell.');
  return directory;
}

/** A value of a field, of whose records the names are wanted. */
export interface NamedValue {
  collection: Collection;
  field: string;
  value: unknown;
}

/** The directory, with the names of the people, assets and tickets that the values point to. */
export function useReferences(values: readonly NamedValue[]): Directory {
  const directory = useDirectory();
  const refs = values.flatMap(({ collection, field, value }) => {
    const known = fieldOf(collection, field);
    const shaped = known?.check.safeParse(value);
    return known && shaped?.success ? known.refs(shaped.data) : [];
  });
  const idsOf = (collection: Collection): string[] =>
    [...new Set(refs.filter((one) => one.collection === collection).map((one) => one.id))].sort();
  const people = useAll('people', [{ field: 'id', is: 'any-of', values: idsOf('people') }]);
  const assets = useAll('assets', [{ field: 'id', is: 'any-of', values: idsOf('assets') }]);
  const tickets = useAll('tickets', [{ field: 'id', is: 'any-of', values: idsOf('tickets') }]);
  return useMemo(() => {
    const titles = new Map<string, string>();
    for (const one of people.rows) titles.set(one.id, one.name);
    for (const one of assets.rows) titles.set(one.id, one.name);
    for (const one of tickets.rows) titles.set(one.id, titleOf('tickets', one).code);
    return { ...directory, other: (id) => titles.get(id) ?? directory.other(id) };
  }, [directory, people.rows, assets.rows, tickets.rows]);
}
