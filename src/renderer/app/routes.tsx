import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Account } from '#renderer/features/admin/account.tsx';
import { NewUser } from '#renderer/features/admin/new-user.tsx';
import { UserPage } from '#renderer/features/admin/user-page.tsx';
import { readUserSearch } from '#renderer/features/admin/user-search.ts';
import { Users } from '#renderer/features/admin/users.tsx';
import { ASSET_LIST } from '#renderer/features/assets/asset-list.tsx';
import { AssetPage } from '#renderer/features/assets/asset-page.tsx';
import { NewAsset } from '#renderer/features/assets/new-asset.tsx';
import { CLIENT_LIST } from '#renderer/features/clients/client-list.tsx';
import { ClientPage } from '#renderer/features/clients/client-page.tsx';
import { NewClient } from '#renderer/features/clients/new-client.tsx';
import { DOCUMENT_LIST } from '#renderer/features/documents/document-list.tsx';
import { DocumentPage, type DocumentView, readDocumentSearch } from '#renderer/features/documents/document-page.tsx';
import { NewDocument } from '#renderer/features/documents/new-document.tsx';
import { NewPerson } from '#renderer/features/people/new-person.tsx';
import { PERSON_LIST } from '#renderer/features/people/person-list.tsx';
import { PersonPage } from '#renderer/features/people/person-page.tsx';
import { NewSite } from '#renderer/features/sites/new-site.tsx';
import { SITE_LIST } from '#renderer/features/sites/site-list.tsx';
import { SitePage } from '#renderer/features/sites/site-page.tsx';
import { SyncCentre } from '#renderer/features/sync-centre/sync-centre.tsx';
import { ThisLaptop } from '#renderer/features/this-laptop/this-laptop.tsx';
import { NewTicket } from '#renderer/features/tickets/new-ticket.tsx';
import { TICKET_LIST } from '#renderer/features/tickets/ticket-list.tsx';
import { TicketPage } from '#renderer/features/tickets/ticket-page.tsx';
import { Today } from '#renderer/features/today/today.tsx';
import { ListPage } from '#renderer/parts/list/list-page.tsx';
import { readListSearch } from '#renderer/parts/list/list-search.ts';
import { readBeside } from '#renderer/parts/runs/beside.ts';
import { compact, readText } from '#renderer/parts/search.ts';
import { ErrorPage, NotFoundPage } from './lost.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });
const getParentRoute = () => root;

/** What a new record is opened from: it fills in what is known. */
const readOrigin = (raw: Record<string, unknown>): Origin =>
  compact({
    client: readText(raw.client),
    site: readText(raw.site),
    asset: readText(raw.asset),
    parent: readText(raw.parent),
    contact: readText(raw.contact),
    name: readText(raw.name),
    code: readText(raw.code),
  });
interface Origin {
  client?: string;
  site?: string;
  asset?: string;
  parent?: string;
  contact?: string;
  /** What somebody typed and did not find; a code that was scanned. */
  name?: string;
  code?: string;
}

const home = createRoute({ getParentRoute, path: '/', component: Today });

const assets = createRoute({
  getParentRoute,
  path: '/assets',
  validateSearch: (raw) => readListSearch(ASSET_LIST, raw),
  component: Assets,
});
function Assets(): ReactNode {
  const navigate = assets.useNavigate();
  const onSearch = (search: ReturnType<typeof assets.useSearch>, replace: boolean) =>
    void navigate({ search, replace });
  return <ListPage list={ASSET_LIST} search={assets.useSearch()} onSearch={onSearch} />;
}
const newAsset = createRoute({
  getParentRoute,
  path: '/assets/new',
  validateSearch: readOrigin,
  component: OneNewAsset,
});
function OneNewAsset(): ReactNode {
  const { client: clientId, site: siteId, name, code } = newAsset.useSearch();
  return <NewAsset clientId={clientId ?? null} siteId={siteId ?? null} name={name ?? null} code={code ?? null} />;
}
const asset = createRoute({
  getParentRoute,
  path: '/assets/$id',
  validateSearch: readBeside,
  component: OneAsset,
});
function OneAsset(): ReactNode {
  const { id } = asset.useParams();
  return <AssetPage key={id} id={id} />;
}

const tickets = createRoute({
  getParentRoute,
  path: '/tickets',
  validateSearch: (raw) => readListSearch(TICKET_LIST, raw),
  component: Tickets,
});
function Tickets(): ReactNode {
  const navigate = tickets.useNavigate();
  const onSearch = (search: ReturnType<typeof tickets.useSearch>, replace: boolean) =>
    void navigate({ search, replace });
  return <ListPage list={TICKET_LIST} search={tickets.useSearch()} onSearch={onSearch} />;
}
const newTicket = createRoute({
  getParentRoute,
  path: '/tickets/new',
  validateSearch: readOrigin,
  component: OneNewTicket,
});
function OneNewTicket(): ReactNode {
  const { asset: assetId, parent, client: clientId, site: siteId, contact, name } = newTicket.useSearch();
  return (
    <NewTicket
      assetId={assetId ?? null}
      parentId={parent ?? null}
      clientId={clientId ?? null}
      siteId={siteId ?? null}
      contactId={contact ?? null}
      title={name ?? null}
    />
  );
}
const ticket = createRoute({
  getParentRoute,
  path: '/tickets/$id',
  validateSearch: readBeside,
  component: OneTicket,
});
function OneTicket(): ReactNode {
  const { id } = ticket.useParams();
  return <TicketPage key={id} id={id} />;
}

const clients = createRoute({
  getParentRoute,
  path: '/clients',
  validateSearch: (raw) => readListSearch(CLIENT_LIST, raw),
  component: Clients,
});
function Clients(): ReactNode {
  const navigate = clients.useNavigate();
  const onSearch = (search: ReturnType<typeof clients.useSearch>, replace: boolean) =>
    void navigate({ search, replace });
  return <ListPage list={CLIENT_LIST} search={clients.useSearch()} onSearch={onSearch} />;
}
const newClient = createRoute({ getParentRoute, path: '/clients/new', component: NewClient });
const client = createRoute({ getParentRoute, path: '/clients/$id', component: OneClient });
function OneClient(): ReactNode {
  const { id } = client.useParams();
  return <ClientPage key={id} id={id} />;
}

const sites = createRoute({
  getParentRoute,
  path: '/sites',
  validateSearch: (raw) => readListSearch(SITE_LIST, raw),
  component: Sites,
});
function Sites(): ReactNode {
  const navigate = sites.useNavigate();
  const onSearch = (search: ReturnType<typeof sites.useSearch>, replace: boolean) => void navigate({ search, replace });
  return <ListPage list={SITE_LIST} search={sites.useSearch()} onSearch={onSearch} />;
}
const newSite = createRoute({
  getParentRoute,
  path: '/sites/new',
  validateSearch: readOrigin,
  component: OneNewSite,
});
function OneNewSite(): ReactNode {
  const { client: clientId, name } = newSite.useSearch();
  return <NewSite clientId={clientId ?? null} name={name ?? null} />;
}
const site = createRoute({
  getParentRoute,
  path: '/sites/$id',
  validateSearch: (raw: Record<string, unknown>): { room?: string } => compact({ room: readText(raw.room) }),
  component: OneSite,
});
function OneSite(): ReactNode {
  const { id } = site.useParams();
  return <SitePage key={id} id={id} room={site.useSearch().room} />;
}

const people = createRoute({
  getParentRoute,
  path: '/people',
  validateSearch: (raw) => readListSearch(PERSON_LIST, raw),
  component: People,
});
function People(): ReactNode {
  const navigate = people.useNavigate();
  const onSearch = (search: ReturnType<typeof people.useSearch>, replace: boolean) =>
    void navigate({ search, replace });
  return <ListPage list={PERSON_LIST} search={people.useSearch()} onSearch={onSearch} />;
}
const newPerson = createRoute({
  getParentRoute,
  path: '/people/new',
  validateSearch: readOrigin,
  component: OneNewPerson,
});
function OneNewPerson(): ReactNode {
  const { client: clientId, site: siteId, name } = newPerson.useSearch();
  return <NewPerson clientId={clientId ?? null} siteId={siteId ?? null} name={name ?? null} />;
}
const person = createRoute({ getParentRoute, path: '/people/$id', component: OnePerson });
function OnePerson(): ReactNode {
  const { id } = person.useParams();
  return <PersonPage key={id} id={id} />;
}

const documents = createRoute({
  getParentRoute,
  path: '/documents',
  validateSearch: (raw) => readListSearch(DOCUMENT_LIST, raw),
  component: Documents,
});
function Documents(): ReactNode {
  const navigate = documents.useNavigate();
  const onSearch = (search: ReturnType<typeof documents.useSearch>, replace: boolean) =>
    void navigate({ search, replace });
  return <ListPage list={DOCUMENT_LIST} search={documents.useSearch()} onSearch={onSearch} />;
}
const newDocument = createRoute({
  getParentRoute,
  path: '/documents/new',
  validateSearch: readOrigin,
  component: OneNewDocument,
});
function OneNewDocument(): ReactNode {
  const { client: clientId, site: siteId, name } = newDocument.useSearch();
  return <NewDocument clientId={clientId ?? null} siteId={siteId ?? null} name={name ?? null} />;
}
const document = createRoute({
  getParentRoute,
  path: '/documents/$id',
  validateSearch: readDocumentSearch,
  component: OneDocument,
});
function OneDocument(): ReactNode {
  const { id } = document.useParams();
  const navigate = document.useNavigate();
  const onView = (view: DocumentView): void => void navigate({ search: view === 'read' ? {} : { view } });
  return <DocumentPage key={id} id={id} view={document.useSearch().view ?? 'read'} onView={onView} />;
}

const users = createRoute({
  getParentRoute,
  path: '/users',
  validateSearch: readUserSearch,
  component: AllUsers,
});
function AllUsers(): ReactNode {
  const navigate = users.useNavigate();
  const onSearch = (search: ReturnType<typeof users.useSearch>, replace: boolean) => void navigate({ search, replace });
  return <Users search={users.useSearch()} onSearch={onSearch} />;
}
const newUser = createRoute({ getParentRoute, path: '/users/new', component: NewUser });
const user = createRoute({ getParentRoute, path: '/users/$id', component: OneUser });
function OneUser(): ReactNode {
  const { id } = user.useParams();
  return <UserPage key={id} id={id} />;
}
const account = createRoute({ getParentRoute, path: '/account', component: Account });
const laptop = createRoute({ getParentRoute, path: '/laptop', component: ThisLaptop });
const sync = createRoute({ getParentRoute, path: '/sync', component: SyncCentre });

/** Every screen has an address; back and forward work between them. */
export const router = createRouter({
  routeTree: root.addChildren([
    home,
    assets,
    newAsset,
    asset,
    tickets,
    newTicket,
    ticket,
    clients,
    newClient,
    client,
    sites,
    newSite,
    site,
    people,
    newPerson,
    person,
    documents,
    newDocument,
    document,
    users,
    newUser,
    user,
    account,
    laptop,
    sync,
  ]),
  defaultErrorComponent: ErrorPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
