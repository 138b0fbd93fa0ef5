import { CERTIFICATES, CLOUD, LICENCES, WIRELESS_MANAGER } from '#server/demo/content/logical-assets.ts';
import { TRADES, type Trade } from '#server/demo/content/trades.ts';
import { DAY_MS } from '#server/demo/office.ts';
import type { ClientPlan } from '#server/demo/plan.ts';
import { at } from '#server/demo/random.ts';
import { type AssetDraft, assetId, type SiteBuild } from './build.ts';
import type { SiteNetwork } from './build-network.ts';
import type { SiteServers } from './build-servers.ts';
import { hasServerRoom } from './count-site.ts';
import { dayOf } from './device.ts';

const NOWHERE = { siteId: null, room: '', rack: '', unit: null, height: null, face: null } as const;

/** The key of the subscription that manages a client's access points, where it has one. */
export const wirelessManagerOf = (client: ClientPlan): string | null =>
  hasServerRoom(client) ? 'cloud/wireless' : null;

/** What a client's business rests on: services, applications, databases, subscriptions, licences, certificates. */
export function buildServices(build: SiteBuild, network: SiteNetwork, servers: SiteServers): void {
  const clouds = addClouds(build);
  const databases = addDatabases(build, servers);
  const licences = addLicences(build, servers);
  addServices(build, network, servers, clouds, databases);
  const domain = addDomain(build, servers);
  addCertificates(build, servers, network);
  for (const machine of servers.virtual) {
    if (machine.values.operatingSystem?.startsWith('Windows')) {
      if (domain) build.link('member-of', machine, domain);
      if (licences[0]) build.link('licensed-by', machine, licences[0]);
      if (clouds[1]) build.link('protected-by', machine, clouds[1]);
    }
  }
}

/** When a thing that is renewed every year runs out: some soon, some overdue by days. */
const runsOut = (build: SiteBuild, most = 380): string => dayOf(build.office.now + build.random.int(-6, most) * DAY_MS);

function addClouds(build: SiteBuild): AssetDraft[] {
  const { client, counts, office } = build;
  const wireless = WIRELESS_MANAGER[client.seed.style.switching];
  return Array.from({ length: counts.cloud }, (_, index) => {
    // The first is the mail tenant, the second the protection; the last one manages the wireless.
    const isWireless = index === counts.cloud - 1;
    const kind = isWireless ? { ...wireless, model: wireless.name, criticality: 2 } : at(CLOUD, index);
    return build.add(isWireless ? 'cloud/wireless' : `cloud/${index}`, {
      class: 'cloud-subscription',
      name: isWireless ? wireless.name : kind.name,
      manufacturer: kind.manufacturer,
      model: kind.model,
      criticality: kind.criticality,
      place: { ...NOWHERE },
      endOfLifeOn: runsOut(build),
      custom:
        index === 0
          ? {
              Tenant: `${client.seed.domain.replace('.example', '')}.onmicrosoft.example`,
              Seats: String(Math.max(10, Math.round(client.assets / 4))),
            }
          : {},
      notes: `Renewed by ${office.staff[6]?.name ?? 'the office'}; the end is the day given as end of life.`,
    });
  });
}

function addDatabases(build: SiteBuild, servers: SiteServers): AssetDraft[] {
  const machine = servers.virtual.find((one) => one.values.name.toLowerCase().includes('sql')) ?? servers.virtual[0];
  const trade: Trade = TRADES[build.client.seed.trade];
  return Array.from({ length: build.counts.database }, (_, index) => {
    const application = at(trade.services, index)[1];
    const database = build.add(`database/${index}`, {
      class: 'database',
      name: `${application.replace(/\W+/g, '')}_live${index === 0 ? '' : index + 1}`,
      manufacturer: 'Microsoft',
      model: 'SQL Server 2019 Standard',
      criticality: 1,
      place: { ...NOWHERE },
      backupJob: `${build.client.code}-daily-sql`,
      notes: 'Full backup 22:00, log every 15 minutes. Restore test each quarter.',
    });
    if (machine) build.link('runs-on', database, machine);
    return database;
  });
}

function addLicences(build: SiteBuild, servers: SiteServers): AssetDraft[] {
  return Array.from({ length: build.counts.licence }, (_, index) => {
    const kind = at(LICENCES, index);
    const licence = build.add(`licence/${index}`, {
      class: 'licence',
      name: kind.name,
      manufacturer: kind.manufacturer,
      criticality: 3,
      place: { ...NOWHERE },
      endOfLifeOn: index < 2 ? null : runsOut(build),
      custom: {
        Seats: String(kind.seats),
        'In use': String(Math.max(1, kind.seats - build.random.int(0, Math.min(3, kind.seats - 1)))),
      },
    });
    const user = index === 0 ? undefined : servers.virtual[index + 1];
    if (user) build.link('licensed-by', user, licence);
    return licence;
  });
}

function addServices(
  build: SiteBuild,
  network: SiteNetwork,
  servers: SiteServers,
  clouds: readonly AssetDraft[],
  databases: readonly AssetDraft[],
): void {
  const { counts, client, contacts } = build;
  const trade: Trade = TRADES[client.seed.trade];
  const machines = servers.virtual.filter((one) => !/dc\d|dc-\d/i.test(one.values.name));
  for (let index = 0; index < counts.service; index++) {
    const [name, product] = at(trade.services, index);
    const application = build.add(`application/${index}`, {
      class: 'application',
      name: product,
      model: product,
      criticality: index < 2 ? 1 : 2,
      place: { ...NOWHERE },
      ownerId: contacts[0]?.id ?? null,
    });
    const machine = machines.length > 0 ? at(machines, index + 2) : undefined;
    if (machine) build.link('runs-on', application, machine);
    else if (clouds[0]) build.link('hosted-on', application, clouds[0]);
    const database = databases[index];
    if (database) build.link('depends-on', application, database);
    const service = build.add(`service/${index}`, {
      class: 'business-service',
      name,
      criticality: index < 2 ? 1 : 2,
      place: { ...NOWHERE },
      ownerId: contacts[0]?.id ?? null,
      notes: `Business service. Asked first when it stops: ${contacts[0]?.name ?? 'the client'}.`,
    });
    build.link('depends-on', service, application);
    const net = name === 'Telephony' ? network.circuits[0] : network.switches[0];
    if (net) build.link('depends-on', service, net);
  }
  const mail = clouds[0];
  const line = network.circuits[0];
  if (mail && line && counts.service > 0)
    build.link('depends-on', assetId(build.office, client, 'service/0'), network.firewall ?? line);
}

function addDomain(build: SiteBuild, servers: SiteServers): AssetDraft | null {
  if (build.counts.domain === 0) return null;
  const domain = build.add('domain/0', {
    class: 'domain',
    name: build.client.seed.domain,
    criticality: 1,
    place: { ...NOWHERE },
    supplier: 'Gandi',
    endOfLifeOn: runsOut(build, 700),
    custom: {
      Registrar: 'Gandi',
      'Name servers': `ns1.${build.client.seed.domain}, ns2.${build.client.seed.domain}`,
      Registrant: build.client.seed.name,
    },
  });
  const controller = servers.virtual[0];
  if (controller) build.link('managed-by', domain, controller, 'Internal zone');
  return domain;
}

function addCertificates(build: SiteBuild, servers: SiteServers, network: SiteNetwork): void {
  for (let index = 0; index < build.counts.certificate; index++) {
    const kind = at(CERTIFICATES, index);
    const certificate = build.add(`certificate/${index}`, {
      class: 'certificate',
      name: kind.name.replace('{domain}', build.client.seed.domain),
      manufacturer: kind.issuer,
      criticality: 2,
      place: { ...NOWHERE },
      endOfLifeOn: runsOut(build, 300),
      custom: { Issuer: kind.issuer, 'Used by': kind.use },
    });
    const user = index === 1 ? network.firewall : servers.virtual.find((one) => /web|app/i.test(one.values.name));
    if (user) build.link('depends-on', user, certificate, kind.use);
  }
}
