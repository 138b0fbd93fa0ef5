import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { AssetList } from '#renderer/features/assets/asset-list.tsx';
import { AssetPage } from '#renderer/features/assets/asset-page.tsx';
import { readAssetSearch } from '#renderer/features/assets/asset-search.ts';
import { NewAsset } from '#renderer/features/assets/new-asset.tsx';
import { SyncCentre } from '#renderer/features/sync-centre/sync-centre.tsx';
import { NewTicket } from '#renderer/features/tickets/new-ticket.tsx';
import { TicketList } from '#renderer/features/tickets/ticket-list.tsx';
import { TicketPage } from '#renderer/features/tickets/ticket-page.tsx';
import { readTicketSearch } from '#renderer/features/tickets/ticket-search.ts';
import { compact, readText } from '#renderer/parts/search.ts';
import { ErrorPage, NotFoundPage } from './lost.tsx';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage });
const getParentRoute = () => root;

const home = createRoute({
  getParentRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/tickets' });
  },
});

const assets = createRoute({ getParentRoute, path: '/assets', validateSearch: readAssetSearch, component: Assets });
function Assets(): ReactNode {
  const navigate = assets.useNavigate();
  return <AssetList search={assets.useSearch()} onSearch={(search, replace) => void navigate({ search, replace })} />;
}

const newAsset = createRoute({ getParentRoute, path: '/assets/new', component: NewAsset });

const asset = createRoute({ getParentRoute, path: '/assets/$id', component: OneAsset });
function OneAsset(): ReactNode {
  const { id } = asset.useParams();
  return <AssetPage key={id} id={id} />;
}

const tickets = createRoute({ getParentRoute, path: '/tickets', validateSearch: readTicketSearch, component: Tickets });
function Tickets(): ReactNode {
  const navigate = tickets.useNavigate();
  return <TicketList search={tickets.useSearch()} onSearch={(search, replace) => void navigate({ search, replace })} />;
}

const newTicket = createRoute({
  getParentRoute,
  path: '/tickets/new',
  validateSearch: (raw: Record<string, unknown>): { asset?: string; parent?: string } =>
    compact({ asset: readText(raw.asset), parent: readText(raw.parent) }),
  component: OneNewTicket,
});
function OneNewTicket(): ReactNode {
  const { asset: assetId, parent } = newTicket.useSearch();
  return <NewTicket assetId={assetId ?? null} parentId={parent ?? null} />;
}

const ticket = createRoute({ getParentRoute, path: '/tickets/$id', component: OneTicket });
function OneTicket(): ReactNode {
  const { id } = ticket.useParams();
  return <TicketPage key={id} id={id} />;
}

const sync = createRoute({ getParentRoute, path: '/sync', component: SyncCentre });

/** Every screen has an address; back and forward work between them. */
export const router = createRouter({
  routeTree: root.addChildren([home, assets, newAsset, asset, tickets, newTicket, ticket, sync]),
  defaultErrorComponent: ErrorPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
