import type { ReactNode } from 'react';
import { emptyPlace, type Place } from '#shared/domain/assets/fields.ts';
import { useDirectory } from './directory.tsx';
import { RecordLink } from './record-link.tsx';
import { placeText } from './values.ts';

/** A client's name that leads to its page; plain words for the office itself and for one this laptop does not know. */
export function ClientLink({ id }: { id: string | null }): ReactNode {
  const names = useDirectory();
  const isKnown = id !== null && names.organizations.some((one) => one.id === id);
  if (!isKnown) return names.client(id);
  return (
    <RecordLink collection="organizations" id={id}>
      {names.client(id)}
    </RecordLink>
  );
}

/** A site's name that leads to its page; plain words for one this laptop does not know. */
export function SiteLink({ id }: { id: string | null }): ReactNode {
  const names = useDirectory();
  if (id === null || !names.siteById(id)) return names.site(id);
  return (
    <RecordLink collection="sites" id={id}>
      {names.site(id)}
    </RecordLink>
  );
}

/** Client and site in a line, each a link. */
export const ClientAndSite = (props: { organizationId: string | null; siteId: string | null }): ReactNode => (
  <>
    <ClientLink id={props.organizationId} />
    {props.siteId !== null && (
      <>
        , <SiteLink id={props.siteId} />
      </>
    )}
  </>
);

/** Where something stands, its site a link: "Northgate Clinic, B1, R1 U38". Nothing where nobody said. */
export function PlaceWords({ place }: { place: Place }): ReactNode {
  const within = placeText({ ...place, siteId: emptyPlace.siteId }, useDirectory());
  return (
    <>
      <SiteLink id={place.siteId} />
      {place.siteId !== null && within && ', '}
      {within}
    </>
  );
}
