import { DAY_MS, HOUR_MS, MINUTE_MS, type Office, techniciansOf } from '#server/demo/office.ts';
import type { ContactRef } from '#server/demo/people.ts';
import type { ClientPlan, SitePlan } from '#server/demo/plan.ts';
import { at } from '#server/demo/random.ts';
import { rowOf } from '#server/demo/rows.ts';
import type { Row } from '#shared/wire/contract.ts';
import { type AssetDraft, assetId, createBuild, type SiteBuild } from './build.ts';
import { buildEndpoints } from './build-endpoints.ts';
import { buildNetwork } from './build-network.ts';
import { buildPower, buildServers, rackNames } from './build-servers.ts';
import { buildServices, wirelessManagerOf } from './build-services.ts';
import { countSite } from './count-site.ts';
import { createRackSpace } from './racks.ts';
import { settleLives } from './settle-lives.ts';

/**
 * Everything that stands at a site and how it hangs together. The same site gives the same things whenever it is
 * asked for, so that a large office can be written out without being held in memory.
 */
export function buildSite(
  office: Office,
  client: ClientPlan,
  site: SitePlan,
  contacts: readonly ContactRef[],
): SiteBuild {
  const here = contacts.filter((one) => one.site === site.index);
  const build = createBuild(office, client, site, countSite(client, site), techniciansOf(office, client), here);
  const room = build.room('comms');
  const racks = createRackSpace(site.id, room, rackNames(build));
  const network = buildNetwork(build, racks);
  const feeds = buildPower(build, racks, room, network.patching);
  const servers = buildServers(build, racks, network.patching);
  if (build.counts.service > 0) buildServices(build, network, servers);
  buildEndpoints(build, network.patching);
  linkRacks(build, feeds);
  linkWireless(build);
  settleLives(build);
  return build;
}

/** What stands in a rack is contained by it and gets its power there. */
function linkRacks(build: SiteBuild, feeds: Map<string, AssetDraft[]>): void {
  for (const device of build.assets) {
    const feed = feeds.get(device.values.place?.rack ?? '');
    if (!feed?.[0]) continue;
    build.link('contains', feed[0], device);
    const pdus = feed.filter((one) => one.values.class === 'pdu');
    const ups = feed.find((one) => one.values.class === 'ups');
    if (device.values.class === 'ups' || device.values.class === 'pdu') continue;
    const hasTwo = device.values.class === 'hypervisor' || device.values.class === 'storage';
    const sources = pdus.length > 0 ? pdus.slice(0, hasTwo ? 2 : 1) : ups ? [ups] : [];
    for (const source of sources)
      build.link('powered-by', device, source, pdus.length > 0 ? `outlet ${1 + (build.links.length % 24)}` : '');
  }
}

function linkWireless(build: SiteBuild): void {
  const key = wirelessManagerOf(build.client);
  if (key === null) return;
  const manager = assetId(build.office, build.client, key);
  for (const device of build.assets)
    if (device.values.class === 'access-point') build.link('managed-by', device, manager);
}

/** The records of the assets of a site. */
export function assetRows(build: SiteBuild): Row[] {
  const { office, client } = build;
  return build.assets.map(({ id, values }) => {
    const random = office.random(`stamps/${id}`);
    const installed = Date.parse(values.installedOn ?? '') || office.now - random.int(60, 900) * DAY_MS;
    const createdAt = Math.min(installed + random.int(8, 17) * HOUR_MS, office.now - HOUR_MS);
    const since = Math.max(0, Math.floor((office.now - createdAt) / MINUTE_MS) - 60);
    const verifiedAt = values.verified ? Date.parse(values.verified.at) : 0;
    const updatedAt = Math.max(createdAt, verifiedAt, createdAt + Math.floor(random.next() * since) * MINUTE_MS);
    return rowOf('assets', id, client.id, values, {
      createdAt,
      createdBy: at(build.technicians, random.int(0, 9)).id,
      updatedAt,
      updatedBy: at(build.technicians, random.int(0, 9)).id,
    });
  });
}

/** The records of what links them. */
export function relationshipRows(build: SiteBuild): Row[] {
  const { office, client } = build;
  const createdBy = at(build.technicians, 0).id;
  return build.links.map(({ type, fromId, toId, note }) =>
    rowOf(
      'relationships',
      office.id(`link/${type}/${fromId}/${toId}`),
      client.id,
      { type, fromId, toId, note },
      {
        createdAt: office.now - office.random(`link/${fromId}`).int(20, 700) * DAY_MS,
        createdBy,
      },
    ),
  );
}
