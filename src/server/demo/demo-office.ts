import type { Role } from '#shared/domain/permissions.ts';
import { isOpen } from '#shared/domain/tickets/lifecycle.ts';
import type { Row } from '#shared/wire/contract.ts';
import { assetRows, buildSite, relationshipRows } from './assets/build-site.ts';
import { clientRow, siteRows } from './client-rows.ts';
import { DEMO_PASSWORD, OFFICE_NAME, OFFICE_PEOPLE } from './content/office-people.ts';
import { documentRows } from './document-rows.ts';
import { coversClient, createOffice, DAY_MS, dispatcherOf, type Office } from './office.ts';
import { contactRow, contactsOf, staffRow } from './people.ts';
import { type ClientPlan, planClients } from './plan.ts';
import { settingRows } from './setting-rows.ts';
import { indexAssets } from './tickets/asset-index.ts';
import { dealTemplates } from './tickets/deal-templates.ts';
import { createParents } from './tickets/parents.ts';
import { planTickets } from './tickets/plan-tickets.ts';
import { type ClientFacts, tellTicket } from './tickets/tell-ticket.ts';
import { activityRows, openTicket, ticketRow } from './tickets/ticket-rows.ts';
import { type OpenTicket, visitRows } from './visit-rows.ts';

/** A way to sign in to the demo office. */
export interface DemoAccount {
  personId: string;
  email: string;
  password: string;
  /** What to show beside the name: the role in words. */
  label: string;
  roles: Role[];
  organizations: string[] | 'all';
}

export interface DemoOptions {
  /** Number of assets, exactly. */
  assets: number;
  /** Number of tickets, exactly. */
  tickets: number;
  /** Milliseconds since 1970; the office is as of the midnight UTC before. */
  now: number;
  seed?: number;
}

/**
 * A whole invented office: the same options give the same bytes. Records come in the order of their dependencies
 * and are made as they are asked for; only plans, contacts and a short index of the assets are held. The one circle:
 * the two ends of a cable name each other. `records` can be read more than once.
 */
export function demoOffice({ assets, tickets, now, seed = 1 }: DemoOptions): {
  officeName: string;
  records: Iterable<Row>;
  accounts: DemoAccount[];
} {
  const office = createOffice(seed, Math.floor(now / DAY_MS) * DAY_MS);
  const clients = planClients(office, assets);
  return {
    officeName: OFFICE_NAME,
    records: { [Symbol.iterator]: () => records(office, clients, tickets) },
    accounts: accountsOf(office, clients),
  };
}

function accountsOf(office: Office, clients: readonly ClientPlan[]): DemoAccount[] {
  return office.staff.map((staff) => ({
    personId: staff.id,
    email: staff.email,
    password: DEMO_PASSWORD,
    label: staff.role,
    roles: [...staff.roles],
    organizations:
      staff.covers === 'all' ? 'all' : clients.filter((client) => coversClient(staff, client)).map((one) => one.id),
  }));
}

/** What is held of each client while its tickets are told. */
interface Held extends ClientFacts {
  open: OpenTicket[];
}

function* records(office: Office, clients: readonly ClientPlan[], tickets: number): Generator<Row, void> {
  yield* settingRows(office, clients);
  for (const client of clients) yield clientRow(office, client);
  for (const client of clients) yield* siteRows(office, client);
  for (const [index, staff] of office.staff.entries()) yield staffRow(office, staff, OFFICE_PEOPLE[index]?.notes ?? '');
  const held = new Map<ClientPlan, Held>();
  const dispatcher = dispatcherOf(office);
  for (const client of clients) {
    const contacts = contactsOf(office, client);
    held.set(client, { contacts, assets: new Map(), open: [] });
    for (const contact of contacts) yield contactRow(office, client, contact, dispatcher);
  }
  for (const [client, { contacts, assets }] of held) {
    for (const site of client.sites) {
      const build = buildSite(office, client, site, contacts);
      indexAssets(assets, build);
      yield* assetRows(build);
    }
  }
  for (const [client, { contacts }] of held) {
    for (const site of client.sites) yield* relationshipRows(buildSite(office, client, site, contacts));
  }
  yield* documentRows(office, clients);
  yield* ticketRecords(office, clients, held, tickets);
  for (const [client, { assets, open }] of held) yield* visitRows(office, client, assets, open);
}

/** All tickets, then all their timelines: a ticket is told twice rather than held. */
function* ticketRecords(
  office: Office,
  clients: readonly ClientPlan[],
  held: Map<ClientPlan, Held>,
  total: number,
): Generator<Row, void> {
  const slots = planTickets(office, clients, total);
  dealTemplates(office, slots, (slot) => heldOf(held, slot.client).assets);
  const parents = createParents();
  for (const slot of slots) {
    const facts = heldOf(held, slot.client);
    const told = tellTicket(office, slot, facts);
    const row = ticketRow(told, parents.of(told));
    if (isOpen(slot.state) && told.story.isOnSite) facts.open.push(openTicket(told));
    yield row;
  }
  for (const slot of slots) yield* activityRows(tellTicket(office, slot, heldOf(held, slot.client)));
}

function heldOf(held: Map<ClientPlan, Held>, client: ClientPlan): Held {
  const found = held.get(client);
  if (!found) throw new Error('A ticket of the demo office belongs to a client that was not planned.');
  return found;
}
