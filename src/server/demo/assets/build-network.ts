import type { Model } from '#server/demo/content/model.ts';
import { ACCESS_POINTS, FIREWALLS, SITE_KIT, SWITCHES } from '#server/demo/content/models-network.ts';
import { DAY_MS } from '#server/demo/office.ts';
import { at } from '#server/demo/random.ts';
import { addressOf, cidrOf, FIRST_HOST, NETWORKS, type NetworkKind } from './addresses.ts';
import type { AssetDraft, SiteBuild } from './build.ts';
import { dayOf, deviceValues } from './device.ts';
import { connect, createPatching, type Patching, TRUNK, uplink } from './ports.ts';
import type { RackSpace } from './racks.ts';

export interface SiteNetwork {
  firewall: AssetDraft | null;
  circuits: AssetDraft[];
  switches: AssetDraft[];
  patching: Patching;
}

/** Lines, firewalls, switches, access points and networks of a site. */
export function buildNetwork(build: SiteBuild, racks: RackSpace): SiteNetwork {
  const { counts, client, site } = build;
  const style = client.seed.style;
  const circuits = Array.from({ length: counts.circuit }, (_, index) => addCircuit(build, index));
  const modem = counts.modem > 0 && circuits[0] ? addModem(build, circuits[0]) : null;
  const firewalls = Array.from({ length: counts.firewall }, (_, index) => {
    const size = site.assets >= 60 ? 'large' : 'small';
    return addDevice(
      build,
      racks,
      FIREWALLS[style.firewall][size],
      'fw',
      index + 1,
      1,
      'management',
      FIRST_HOST.firewall + 240 * index,
    );
  });
  const firewall = firewalls[0] ?? null;
  if (firewall) joinOutside(build, firewall, modem, circuits);
  if (counts.cellular > 0 && firewall && circuits[1]) addCellular(build, racks, firewall, circuits[1]);
  const switches = addSwitches(build, racks, firewall);
  const second = firewalls[1];
  if (second && firewall) build.link('member-of', second, firewall, 'Standby of the pair');
  const patching = createPatching(build, fillingOrder(switches));
  addAccessPoints(build, patching);
  addNetworks(build);
  return { firewall, circuits, switches, patching };
}

/** Access switches first: the core is for switches and servers, and takes what is left over. */
const fillingOrder = (switches: readonly AssetDraft[]): AssetDraft[] =>
  switches.length >= 3 ? [...switches.slice(1), ...switches.slice(0, 1)] : [...switches];

/** A device of the network with a place in a rack and an address that it is managed by. */
export function addDevice(
  build: SiteBuild,
  racks: RackSpace,
  model: Model,
  kind: string,
  count: number,
  criticality: number,
  network: NetworkKind,
  host: number,
  from: 'top' | 'middle' | 'bottom' = 'top',
): AssetDraft {
  const values = deviceValues(build, model);
  return build.add(`${build.site.key}/${kind}${count}`, {
    ...values,
    name: build.name(kind, count),
    criticality,
    place: racks.take(model.height ?? 1, from, model.class === 'switch'),
    managementIp: addressOf(build.site.net, network, host),
  });
}

function addSwitches(build: SiteBuild, racks: RackSpace, firewall: AssetDraft | null): AssetDraft[] {
  const { counts, client, site } = build;
  const models = SWITCHES[client.seed.style.switching];
  const small = counts.core === 0 && counts.access === 1 && site.assets < 34;
  const switches: AssetDraft[] = [];
  for (let index = 0; index < counts.core + counts.access; index++) {
    const isCore = index < counts.core;
    const model = isCore ? models.core : small ? models.small : models.large;
    const count = isCore ? index + 1 : index - counts.core + 1;
    const kind = isCore ? 'csw' : counts.core > 0 ? 'asw' : 'sw';
    const device = addDevice(build, racks, model, kind, count, isCore ? 1 : 2, 'management', FIRST_HOST.switch + index);
    if (model.ports.some((port) => port.poe))
      device.values.custom = {
        ...device.values.custom,
        'PoE budget': model.ports.some((one) => one.count === 48) ? '740 W' : '370 W',
      };
    if (index === 0 && firewall) {
      const inside = firewall.values.interfaces?.find((port) => port.name === 'port1');
      const ports = device.values.interfaces ?? [];
      const edge = ports.findLast((port) => port.type === '1000base-t') ?? ports.at(-1);
      if (inside && edge) {
        connect(device, edge, firewall, inside);
        edge.vlans = [...TRUNK];
        inside.vlans = [...TRUNK];
      }
      build.link('connects-to', device, firewall, 'port1');
    } else if (switches[0]) {
      // Up to eight switches hang on the first; beyond that its fibre ports are taken and they are chained.
      uplink(build, device, index <= 3 || isCore ? switches[0] : at(switches, index - 3));
    }
    switches.push(device);
  }
  for (let index = 0; index < counts.spare; index++) {
    build.add(`${site.key}/spare${index}`, {
      ...deviceValues(build, models.large),
      name: `Spare ${models.large.model}`,
      criticality: 4,
      environment: 'spare',
      lifecycle: 'in-stock',
      installedOn: null,
      place: { siteId: site.id, room: build.room('comms'), rack: '', unit: null, height: null, face: null },
      notes: 'Spare for the access layer. Configuration of the device it replaces is loaded from the last backup.',
    });
  }
  return switches;
}

function addCircuit(build: SiteBuild, index: number): AssetDraft {
  const { random, region, site, client } = build;
  const line = index === 0 ? random.pick(region.lines) : null;
  const speed = line ? random.pick(line.speeds) : random.pick(['150/30', '100/20', '300/50']);
  const { name, kind, prefix, phone } = line ?? region.backup;
  const circuitId = `${prefix}-${random.int(1_000_000, 9_999_999)}`;
  return build.add(`${site.key}/circuit${index + 1}`, {
    class: 'circuit',
    name: `${name} ${kind}, ${site.seed.name}`,
    criticality: index === 0 ? 1 : 2,
    serial: circuitId,
    manufacturer: name,
    model: `${kind} ${speed} Mbit/s`,
    supplier: name,
    place: { siteId: site.id, room: build.room('comms'), rack: '', unit: null, height: null, face: null },
    installedOn: dayOf(build.office.now - random.int(200, 1600) * DAY_MS),
    endOfLifeOn: dayOf(build.office.now + random.int(20, 900) * DAY_MS),
    notes:
      index === 0
        ? 'Primary line. The contract ends on the day given as end of life.'
        : 'Backup line. Tested by pulling the primary once a quarter.',
    custom: {
      'Circuit id': circuitId,
      Bandwidth: `${speed} Mbit/s`,
      Demarcation: index === 0 ? `ONT in ${build.room('comms')}` : 'Antenna above the rack',
      'Support phone': phone,
      'Support PIN': 'in the vault',
      Account: `${client.code}-${random.int(10_000, 99_999)}`,
    },
  });
}

function addModem(build: SiteBuild, circuit: AssetDraft): AssetDraft {
  const modem = build.add(`${build.site.key}/modem1`, {
    ...deviceValues(build, SITE_KIT.modem),
    name: build.name('ont', 1),
    criticality: 1,
    supplier: String(circuit.values.manufacturer),
    place: { siteId: build.site.id, room: build.room('comms'), rack: '', unit: null, height: null, face: null },
    notes: 'Belongs to the provider. Their desk sees it; do not reset it before they have looked.',
  });
  build.link('connects-to', modem, circuit);
  return modem;
}

function joinOutside(
  build: SiteBuild,
  firewall: AssetDraft,
  modem: AssetDraft | null,
  circuits: readonly AssetDraft[],
): void {
  const wan = firewall.values.interfaces?.find((port) => port.name === 'wan1');
  const lan = modem?.values.interfaces?.[0];
  if (wan && modem && lan) connect(firewall, wan, modem, lan);
  else if (wan && circuits[0])
    wan.connectedTo = { assetId: circuits[0].id, name: circuits[0].values.name, interface: '' };
  if (modem) build.link('connects-to', firewall, modem, 'wan1');
  else if (circuits[0]) build.link('connects-to', firewall, circuits[0], 'wan1');
}

function addCellular(build: SiteBuild, racks: RackSpace, firewall: AssetDraft, circuit: AssetDraft): void {
  const router = addDevice(build, racks, SITE_KIT.cellular, 'lte', 1, 2, 'management', 250);
  const wan = firewall.values.interfaces?.find((port) => port.name === 'wan2');
  const lan = router.values.interfaces?.[0];
  if (wan && lan) connect(firewall, wan, router, lan);
  build.link('connects-to', router, circuit);
  build.link('connects-to', firewall, router, 'wan2');
}

function addAccessPoints(build: SiteBuild, patching: Patching): void {
  const model = ACCESS_POINTS[build.client.seed.style.switching];
  for (let count = 1; count <= build.counts.accessPoint; count++) {
    const kind = build.random.pick(['public', 'work', 'work', 'desk'] as const);
    const device = build.add(`${build.site.key}/ap${count}`, {
      ...deviceValues(build, model),
      name: build.name('ap', count),
      criticality: 3,
      managementIp: addressOf(build.site.net, 'wireless', FIRST_HOST.accessPoint + count - 1),
      place: { siteId: build.site.id, room: build.room(kind), rack: '', unit: null, height: null, face: null },
      notes: 'Ceiling, above the tiles.',
    });
    patching.plug(device, 'eth0', 'wireless');
  }
}

function addNetworks(build: SiteBuild): void {
  const kinds: readonly NetworkKind[] = ['clients', 'management', 'voice', 'servers', 'cameras'];
  for (const kind of kinds.slice(0, build.counts.network)) {
    const { vlan, third, label } = NETWORKS[kind];
    const prefix = `${build.site.net}.${third}`;
    build.add(`${build.site.key}/net-${kind}`, {
      class: 'ip-network',
      name: `${build.site.seed.name}, ${label}`,
      criticality: kind === 'cameras' ? 3 : 2,
      place: { siteId: build.site.id, room: '', rack: '', unit: null, height: null, face: null },
      custom: {
        CIDR: cidrOf(build.site.net, kind),
        VLAN: String(vlan),
        Gateway: `${prefix}.1`,
        DHCP:
          kind === 'clients' || kind === 'voice' ? `from ${prefix}.10, leases of 8 hours` : 'none, addresses are fixed',
      },
    });
  }
}
