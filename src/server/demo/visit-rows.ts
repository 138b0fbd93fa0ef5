import { isoTime } from '#shared/lib/clock.ts';
import type { Row } from '#shared/wire/contract.ts';
import { DAY_MS, dispatcherOf, HOUR_MS, MINUTE_MS, type Office, techniciansOf } from './office.ts';
import type { ClientPlan } from './plan.ts';
import { at } from './random.ts';
import { rowOf } from './rows.ts';
import type { ClientAssets } from './tickets/asset-index.ts';
import { zoneOffset } from './tickets/zone-time.ts';

/** An open ticket that somebody has to drive for. */
export interface OpenTicket {
  id: string;
  title: string;
  siteIndex: number;
  documentIds: string[];
}

/** Days from today on which somebody drives to a client, with the hour there; below 0 the visit is done. */
const DAYS = [
  [0, 15],
  [2, 9],
  [3, 13],
  [7, 10],
  [8, 14],
  [-2, 9],
  [-5, 13],
  [-12, 10],
  [-19, 9],
  [-33, 14],
] as const;

/** Visits of the office's technicians, planned and done: some for each client, more for larger ones. */
export function visitRows(
  office: Office,
  client: ClientPlan,
  assets: ClientAssets,
  open: readonly OpenTicket[],
): Row[] {
  const random = office.random(`visits/${client.code}`);
  const count = Math.min(DAYS.length, Math.max(1, Math.round(client.assets / 60)));
  const rows: Row[] = [];
  for (let index = 0; index < count; index++) {
    const site = at(client.sites, index);
    const [day, hour] = at(DAYS, index * 3 + client.index);
    const midnight = workday(office.now + day * DAY_MS, day < 0 ? -1 : 1);
    const from =
      midnight + hour * HOUR_MS - zoneOffset(site.seed.zone, midnight) + random.pick([0, 0, 15, 30]) * MINUTE_MS;
    const field = techniciansOf(office, client).filter((one) => one.groups.includes('Field'));
    const technician = at(field.length > 0 ? field : techniciansOf(office, client), index);
    const here = day < 0 ? [] : open.filter((one) => one.siteIndex === site.index).slice(0, 4);
    const toVerify = [...assets.values()]
      .flat()
      .filter((one) => one.site === site.index && one.room === at(site.seed.rooms, 0)[1]);
    const createdAt = Math.min(from - 6 * DAY_MS, office.now - 3 * HOUR_MS);
    rows.push(
      rowOf(
        'visits',
        office.id(`visit/${client.code}/${index}`),
        client.id,
        {
          siteId: site.id,
          technicianId: technician.id,
          window: { from: isoTime(from), to: isoTime(from + random.pick([2, 3, 3, 4]) * HOUR_MS) },
          purpose: purposeOf(here, toVerify.length > 0 ? at(site.seed.rooms, 0)[1] : null, random.pick(ROUNDS)),
          ticketIds: here.map((one) => one.id),
          assetIds: toVerify.slice(0, 60).map((one) => one.id),
          documentIds: [...new Set([office.id('document/site-audit'), ...here.flatMap((one) => one.documentIds)])],
        },
        { createdAt, createdBy: dispatcherOf(office).id },
      ),
    );
  }
  return rows;
}

/** What a visit is for besides its tickets. */
const ROUNDS = [
  'Quarterly round: look at every room, talk to the contact',
  'Firmware and cabling check',
  'Test of the backup line and the UPS',
  'Handover of devices, photos of the rack front and rear',
];

function purposeOf(tickets: readonly OpenTicket[], room: string | null, round: string): string {
  const parts = tickets.length > 0 ? tickets.slice(0, 2).map((one) => one.title) : [round];
  return [...parts, ...(room === null ? [] : [`audit of ${room}`])].join(', ');
}

/** The day itself, or the next one before or after it that is no weekend. */
function workday(midnight: number, step: 1 | -1): number {
  let day = midnight;
  while ([0, 6].includes(new Date(day).getUTCDay())) day += step * DAY_MS;
  return day;
}
