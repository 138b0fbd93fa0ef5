import { HYPERVISORS } from '#server/demo/content/logical-assets.ts';
import { SITE_KIT } from '#server/demo/content/models-network.ts';
import { POWER, SERVERS, STORAGE } from '#server/demo/content/models-servers.ts';
import { VIRTUAL_ROLES } from '#server/demo/content/virtual-machines.ts';
import { at } from '#server/demo/random.ts';
import { addressOf, FIRST_HOST } from './addresses.ts';
import type { AssetDraft, SiteBuild } from './build.ts';
import { addDevice } from './build-network.ts';
import { deviceValues, macOf } from './device.ts';
import type { Patching } from './ports.ts';
import type { RackSpace } from './racks.ts';

export interface SiteServers {
  hosts: AssetDraft[];
  virtual: AssetDraft[];
  storage: AssetDraft[];
}

/** Racks of a site; a branch has a cabinet on the wall. */
export function rackNames(build: SiteBuild): { name: string; units: number }[] {
  const isRoom = build.counts.pdu > 0 || build.site.assets >= 60;
  return Array.from({ length: build.counts.rack }, (_, index) => ({ name: `R${index + 1}`, units: isRoom ? 42 : 15 }));
}

/** The racks themselves, with the power in them. Gives what feeds the devices, by rack. */
export function buildPower(
  build: SiteBuild,
  racks: RackSpace,
  room: string,
  patching: Patching,
): Map<string, AssetDraft[]> {
  const { counts, client, site } = build;
  const models = POWER[client.seed.style.power];
  const feeds = new Map<string, AssetDraft[]>();
  for (const [index, { name, units }] of rackNames(build).entries()) {
    const rack = build.add(`${site.key}/rack${index + 1}`, {
      ...deviceValues(build, units === 42 ? SITE_KIT.rack : SITE_KIT.cabinet),
      name: `${site.seed.name}, rack ${name}`,
      criticality: 3,
      place: { siteId: site.id, room, rack: '', unit: null, height: null, face: null },
      custom: { Height: `${units}U`, Key: units === 42 ? 'EK333, front and rear' : 'on top of the cabinet' },
    });
    feeds.set(name, [rack]);
  }
  for (let count = 1; count <= counts.ups; count++) {
    const model = counts.pdu > 0 ? models.rack : models.cabinet;
    const ups = addDevice(build, racks, model, 'ups', count, 2, 'management', FIRST_HOST.ups + count - 1, 'bottom');
    patching.plug(ups, at(ups.values.interfaces ?? [], 0).name, 'management', { isQuiet: counts.ups > 1 && count > 1 });
    feeds.get(ups.values.place?.rack ?? '')?.push(ups);
  }
  const names = [...feeds.keys()];
  for (let index = 0; index < counts.pdu; index++) {
    const rack = at(names, Math.floor((index * names.length) / counts.pdu));
    const pdu = build.add(`${site.key}/pdu${index + 1}`, {
      ...deviceValues(build, models.pdu),
      name: build.name('pdu', index + 1),
      criticality: 2,
      place: { siteId: site.id, room, rack, unit: null, height: null, face: 'rear' },
      managementIp: addressOf(site.net, 'management', FIRST_HOST.pdu + index),
      notes: 'Mounted upright at the rear, takes no unit.',
    });
    const ups = feeds.get(rack)?.find((one) => one.values.class === 'ups');
    if (ups) build.link('powered-by', pdu, ups);
    feeds.get(rack)?.push(pdu);
  }
  return feeds;
}

/** Hosts with their virtual machines, storage, and the single server of a branch. */
export function buildServers(build: SiteBuild, racks: RackSpace, patching: Patching): SiteServers {
  const { counts, client, site, random } = build;
  const style = client.seed.style;
  const models = SERVERS[style.servers];
  const storage = Array.from({ length: counts.storage }, (_, index) => {
    const nas = addDevice(
      build,
      racks,
      STORAGE[style.storage],
      'nas',
      index + 1,
      2,
      'servers',
      FIRST_HOST.storage + index,
      'middle',
    );
    patching.plug(nas, at(nas.values.interfaces ?? [], 0).name, 'servers');
    return nas;
  });
  const system = random.pick(HYPERVISORS[style.hypervisor]);
  const hosts = Array.from({ length: counts.hypervisor }, (_, index) => {
    const host = addDevice(build, racks, models.host, 'hv', index + 1, 1, 'servers', FIRST_HOST.host + index, 'middle');
    host.values.operatingSystem = system;
    host.values.outOfBandAddress = addressOf(site.net, 'management', FIRST_HOST.outOfBand + index);
    patching.plug(host, 'vmnic0', 'servers');
    patching.plug(host, 'vmnic1', 'servers', { isQuiet: true });
    return host;
  });
  for (let count = 1; count <= counts.server; count++) {
    const server = addDevice(
      build,
      racks,
      models.single,
      'srv',
      count,
      2,
      'servers',
      FIRST_HOST.host + count - 1,
      'bottom',
    );
    server.values.backupJob = `${client.code}-daily-branch`;
    patching.plug(server, 'NIC 1', 'servers');
  }
  return { hosts, storage, virtual: addVirtual(build, hosts, storage) };
}

function addVirtual(build: SiteBuild, hosts: readonly AssetDraft[], storage: readonly AssetDraft[]): AssetDraft[] {
  const { counts, client, site } = build;
  const counted = new Map<string, number>();
  return Array.from({ length: counts.virtual }, (_, index) => {
    const role = at(VIRTUAL_ROLES, index);
    const count = (counted.get(role.kind) ?? 0) + 1;
    counted.set(role.kind, count);
    const address = addressOf(site.net, 'servers', FIRST_HOST.virtual + index);
    const machine = build.add(`${site.key}/vm-${role.kind}${count}`, {
      class: 'virtual-machine',
      name: build.name(role.kind, count),
      criticality: role.criticality,
      environment: role.kind === 'dev' ? 'test' : 'production',
      operatingSystem: role.operatingSystem,
      processor: `${role.cpus} vCPU`,
      memoryGb: role.memoryGb,
      disks: role.disks,
      managementIp: address,
      backupJob: `${client.code}-daily-${role.kind === 'sql' ? 'sql' : 'servers'}`,
      place: { siteId: site.id, room: '', rack: '', unit: null, height: null, face: null },
      interfaces: [
        {
          name: role.operatingSystem.startsWith('Windows') ? 'Ethernet0' : 'ens192',
          type: 'virtual',
          mac: macOf(client.seed.style.hypervisor, build.nextTag()),
          ips: [`${address}/24`],
          vlans: [40],
          speed: 10_000_000_000,
          isUp: true,
          poe: null,
          connectedTo: null,
        },
      ],
      notes: role.purpose,
    });
    if (hosts.length > 0) build.link('runs-on', machine, at(hosts, index));
    if (storage.length > 0 && role.kind !== 'dev')
      build.link('backed-up-by', machine, at(storage, index), String(machine.values.backupJob));
    return machine;
  });
}
