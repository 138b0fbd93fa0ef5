import type { Row } from '#shared/wire/contract.ts';
import { DAY_MS, HOUR_MS, type Office, staffByKey } from './office.ts';
import type { ClientPlan } from './plan.ts';
import { rowOf } from './rows.ts';

/** The client company itself. */
export function clientRow(office: Office, client: ClientPlan): Row {
  const { seed } = client;
  const random = office.random(`client-row/${client.code}`);
  const createdAt = office.now - random.int(400, 1800) * DAY_MS;
  return rowOf(
    'organizations',
    client.id,
    client.id,
    {
      name: seed.name,
      shortCode: seed.code,
      status: 'active',
      timeZone: seed.zone,
      contract: { ...seed.contract },
      blackouts: blackoutsOf(office, client),
      notes: seed.notes,
      tags: [...seed.tags],
    },
    {
      createdAt,
      createdBy: staffByKey(office, 'marcus.hale').id,
      updatedAt: office.now - random.int(5, 90) * DAY_MS,
      updatedBy: staffByKey(office, 'rita.okafor').id,
    },
  );
}

/** When a client wants no changes: some weeks ahead of today, by its trade. */
function blackoutsOf(office: Office, client: ClientPlan): { from: string; to: string; reason: string }[] {
  const reasons = {
    clinic: 'Vaccination days, all hands at the desks',
    food: 'Stocktaking, no changes to traceability',
    engineering: 'Customer audit at the works',
    logistics: 'Peak week, no change to booking or dispatch',
    law: 'Month-end billing run',
    school: 'Examinations',
  } as const;
  const start = office.now + office.random(`blackout/${client.code}`).int(9, 30) * DAY_MS;
  const from = new Date(start).toISOString();
  const to = new Date(start + 4 * DAY_MS + 18 * HOUR_MS).toISOString();
  return [{ from, to, reason: reasons[client.seed.trade] }];
}

/** The client's sites. */
export function siteRows(office: Office, client: ClientPlan): Row[] {
  return client.sites.map((site) => {
    const random = office.random(`site-row/${site.key}`);
    return rowOf(
      'sites',
      site.id,
      client.id,
      {
        name: site.seed.name,
        address: site.seed.address,
        geo: { latitude: site.seed.geo[0], longitude: site.seed.geo[1] },
        access: site.seed.access,
        hours: site.seed.hours,
        timeZone: site.seed.zone,
        rooms: site.seed.rooms.map(([, name]) => name),
        phone: site.seed.phone,
      },
      { createdAt: office.now - random.int(300, 1500) * DAY_MS, createdBy: staffByKey(office, 'rita.okafor').id },
    );
  });
}
