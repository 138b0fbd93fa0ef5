import type { Role } from '#shared/domain/permissions.ts';
import type { Row } from '#shared/wire/contract.ts';
import { assetRows, buildSite, relationshipRows } from './assets/build-site.ts';
import { clientRow, siteRows } from './client-rows.ts';
import { DEMO_PASSWORD, OFFICE_NAME, OFFICE_PEOPLE } from './content/office-people.ts';
import { coversClient, createOffice, DAY_MS, type Office, staffByKey } from './office.ts';
import { contactRow, contactsOf, staffRow } from './people.ts';
import { type ClientPlan, planClients } from './plan.ts';

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

function* records(office: Office, clients: readonly ClientPlan[], _tickets: number): Generator<Row, void> {
  for (const client of clients) yield clientRow(office, client);
  for (const client of clients) yield* siteRows(office, client);
  for (const [index, staff] of office.staff.entries()) yield staffRow(office, staff, OFFICE_PEOPLE[index]?.notes ?? '');
  const dispatcher = staffByKey(office, 'rita.okafor');
  for (const client of clients) {
    for (const contact of contactsOf(office, client)) yield contactRow(office, client, contact, dispatcher);
  }
  for (const client of clients) {
    const contacts = contactsOf(office, client);
    for (const site of client.sites) yield* assetRows(buildSite(office, client, site, contacts));
  }
  for (const client of clients) {
    const contacts = contactsOf(office, client);
    for (const site of client.sites) yield* relationshipRows(buildSite(office, client, site, contacts));
  }
}
