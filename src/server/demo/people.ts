import type { Row } from '#shared/wire/contract.ts';
import { REGIONS, type Region } from './content/regions.ts';
import { TRADES, type Trade } from './content/trades.ts';
import { slug } from './invent-client.ts';
import { DAY_MS, type Office, type Staff } from './office.ts';
import type { ClientPlan } from './plan.ts';
import { at } from './random.ts';
import { rowOf } from './rows.ts';

/** A contact at a client, as tickets and assets need to know them. */
export interface ContactRef {
  id: string;
  name: string;
  role: string;
  email: string;
  phone: string;
  /** Index of the site. */
  site: number;
  isApprover: boolean;
  isVip: boolean;
}

/** One contact for so many assets, beyond those who are written out. */
const ASSETS_A_CONTACT = 9;

/** The contacts of a client: those written out, then as many more as its size asks for. Names differ within a client. */
export function contactsOf(office: Office, client: ClientPlan): ContactRef[] {
  const random = office.random(`contacts/${client.code}`);
  const region: Region = REGIONS[client.seed.region];
  const trade: Trade = TRADES[client.seed.trade];
  const names = new Set(client.seed.contacts.map((one) => one.name));
  const contacts: Omit<ContactRef, 'id' | 'email'>[] = client.seed.contacts
    .filter((one) => one.site < client.sites.length)
    .map(({ approver, vip, ...one }) => ({ ...one, isApprover: approver === true, isVip: vip === true }));
  const wanted = Math.max(client.sites.length, 2, Math.round(client.assets / ASSETS_A_CONTACT));
  for (let tries = 0; contacts.length < wanted && tries < wanted * 30; tries++) {
    const name = `${random.pick(region.first)} ${random.pick(region.last)}`;
    const index = contacts.length;
    const role = index === 0 ? at(trade.roles, 0) : random.pick(trade.roles);
    // Each site has somebody before any site has many.
    const site = index < client.sites.length ? index : random.int(0, client.sites.length - 1);
    const phone = extension(at(client.sites, site).seed.phone, random.int(0, 99));
    if (names.has(name)) continue;
    names.add(name);
    contacts.push({ name, role, phone, site, isApprover: index === 0, isVip: random.chance(0.03) });
  }
  return contacts.map((one) => ({
    ...one,
    id: office.id(`contact/${client.code}/${one.name}`),
    email: `${slug(one.name.replace(/^Dr /, '')).replaceAll('-', '.')}@${client.seed.domain}`,
  }));
}

/** The site's number with other last digits. */
const extension = (phone: string, last: number): string => phone.slice(0, -2) + String(last).padStart(2, '0');

export function contactRow(office: Office, client: ClientPlan, contact: ContactRef, by: Staff): Row {
  const random = office.random(`contact/${contact.id}`);
  const mobile = random.chance(0.3) ? [`${contact.phone} (mobile)`] : [];
  return rowOf(
    'people',
    contact.id,
    client.id,
    {
      kind: 'contact',
      name: contact.name,
      role: contact.role,
      email: contact.email,
      phones: [contact.phone, ...mobile],
      siteId: at(client.sites, contact.site).id,
      isApprover: contact.isApprover,
      isVip: contact.isVip,
    },
    { createdAt: office.now - random.int(120, 1200) * DAY_MS, createdBy: by.id },
  );
}

export function staffRow(office: Office, staff: Staff, notes: string): Row {
  return rowOf(
    'people',
    staff.id,
    null,
    {
      kind: 'technician',
      name: staff.name,
      role: staff.role,
      email: staff.email,
      phones: [staff.phone],
      groups: [...staff.groups],
      skills: [...staff.skills],
      notes,
    },
    { createdAt: office.now - 1500 * DAY_MS, createdBy: 'office' },
  );
}
